import assert from "node:assert/strict";
import {test} from "node:test";
import {niceStep, thinTicks, ticksBetween} from "../../docs/assets/javascripts/drawing/svg/ticks.js";

test("a step is 1, 2 or 5 times a power of ten, and as many fit as were wished, or fewer", () => {
  for (let exponent = -6; exponent <= 6; exponent++) {
    for (const factor of [1, 1.3, 2, 3.7, 5, 9.99]) {
      for (const count of [1, 2, 4, 5, 10, 20]) {
        const range = factor * 10 ** exponent;
        const step = niceStep(-range / 3, range - range / 3, count);
        const digit = Number(step.toExponential(6).split("e")[0]);
        assert.ok([1, 2, 5].includes(digit), `${step}`);
        assert.ok(range / step <= count * 1.002, `${range} in steps of ${step}, wished ${count}`);
        assert.ok(range / step > count / 2.6, `${step} is too wide for ${count} steps in ${range}`);
      }
    }
  }
});

test("a range that divides evenly has exactly the steps that were wished", () => {
  assert.equal(niceStep(0, 100, 5), 20);
  assert.equal(niceStep(0, 1, 10), 0.1);
  assert.equal(niceStep(-0.5, 0.5, 2), 0.5);
});

test("ticks are free of binary dust and include both ends", () => {
  assert.deepEqual(ticksBetween(0, 1, 0.1), [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  assert.deepEqual(
    ticksBetween(-0.3, 0.3, 0.1),
    [-0.3, -0.2, -0.1, -0, 0.1, 0.2, 0.3].map((tick) => tick || 0),
  );
});

test("ticks are multiples of the step, not of the start", () => {
  assert.deepEqual(ticksBetween(3, 17, 5), [5, 10, 15]);
  assert.deepEqual(ticksBetween(-7, 7, 5), [-5, 0, 5]);
});

test("where no multiple lies inside there is no tick", () => {
  assert.deepEqual(ticksBetween(1, 4, 5), []);
});

test("where numbers would touch, round ones are kept", () => {
  const ticks = [75, 80, 85, 90, 95, 100, 105];
  assert.deepEqual(thinTicks(ticks, 240, 20), ticks);
  assert.deepEqual(thinTicks(ticks, 100, 20), [80, 90, 100]);
  assert.deepEqual(thinTicks(ticks, 20, 20), [75, 105]);
  assert.deepEqual(thinTicks([1, 7, 14, 21, 28], 60, 20), [1, 14, 28]);
});
