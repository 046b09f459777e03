import assert from "node:assert/strict";
import {test} from "node:test";
import {isSameState, UndoHistory} from "../../docs/assets/javascripts/chart/settings/undo-history.js";

test("at first there is nothing to take back", () => {
  const history = new UndoHistory({a: 1});
  assert.deepEqual([history.canUndo, history.canRedo], [false, false]);
  assert.equal(history.undo(), null);
  assert.equal(history.redo(), null);
});

test("a state that equals the present is no step", () => {
  const history = new UndoHistory({a: 1, b: "x"});
  assert.equal(history.commit({b: "x", a: 1}), false);
  assert.equal(history.canUndo, false);
  assert.equal(history.commit({a: 2, b: "x"}), true);
  assert.equal(history.commit({a: 2, b: "x"}), false);
  assert.deepEqual(history.undo(), {a: 1, b: "x"});
  assert.equal(history.canUndo, false);
});

test("a new step forgets what could be redone", () => {
  const history = new UndoHistory({a: 0});
  history.commit({a: 1});
  history.undo();
  history.commit({a: 2});
  assert.equal(history.canRedo, false);
  assert.deepEqual(history.undo(), {a: 0});
  assert.deepEqual(history.redo(), {a: 2});
});

test("any series of steps agrees with a list and a place in it", () => {
  let seed = 1;
  const random = (n) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  for (let round = 0; round < 50; round++) {
    const history = new UndoHistory({a: 0});
    let states = [{a: 0}];
    let at = 0;
    for (let step = 0; step < 60; step++) {
      const action = random(3);
      if (action === 0) {
        const state = {a: random(4)};
        const changes = state.a !== states[at].a;
        assert.equal(history.commit(state), changes);
        if (changes) {
          states = [...states.slice(0, at + 1), state];
          at += 1;
        }
      } else {
        const to = at + (action === 1 ? -1 : 1);
        const expected = states[to] ?? null;
        assert.deepEqual(action === 1 ? history.undo() : history.redo(), expected);
        if (expected) at = to;
      }
      assert.deepEqual([history.canUndo, history.canRedo], [at > 0, at < states.length - 1]);
    }
  }
});

test("states are the same only with the same keys and values", () => {
  assert.ok(isSameState({}, {}));
  assert.ok(isSameState({a: 1, b: 2}, {b: 2, a: 1}));
  assert.ok(!isSameState({a: 1}, {a: "1"}));
  assert.ok(!isSameState({a: 1}, {a: 1, b: undefined}));
});
