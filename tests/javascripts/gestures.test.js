import assert from "node:assert/strict";
import {test} from "node:test";
import {Gestures} from "../../docs/assets/javascripts/chart/settings/gestures.js";
import {UndoHistory} from "../../docs/assets/javascripts/chart/settings/undo-history.js";

test("a run of keys on one control is one gesture, until it pauses or another control moves", () => {
  const gestures = new Gestures();
  const first = gestures.next("slider", 0);
  assert.equal(gestures.next("slider", 900), first);
  assert.equal(gestures.next("slider", 1800), first);
  assert.notEqual(gestures.next("slider", 2800), first);
  const other = gestures.next("other", 2900);
  assert.notEqual(gestures.next("slider", 3000), other);
});

test("what is not done by keys is a gesture of its own", () => {
  const gestures = new Gestures();
  assert.notEqual(gestures.next(null, 0), gestures.next(null, 1));
});

test("undo takes back a whole gesture, and one that ends where it began is none", () => {
  const history = new UndoHistory({a: 0});
  const run = Symbol("run");
  for (let a = 1; a <= 5; a++) assert.ok(history.commit({a}, run));
  history.commit({a: 9}, Symbol("drag"));
  assert.deepEqual(history.undo(), {a: 5});
  assert.deepEqual(history.undo(), {a: 0});
  assert.equal(history.canUndo, false);
  assert.deepEqual(history.redo(), {a: 5});
  history.commit({a: 6}, run); // after an undo even the same keys begin anew
  assert.deepEqual(history.undo(), {a: 5});
  const there = Symbol("there and back");
  history.commit({a: 7}, there);
  history.commit({a: 5}, there);
  history.commit({a: 8}, there);
  assert.deepEqual([history.undo(), history.undo()], [{a: 5}, {a: 0}]);
});
