// The point of a curve that a pointer means: the nearest one on the screen, and none from afar.

import assert from "node:assert/strict";
import {test} from "node:test";
import {nearestIn} from "../../docs/assets/javascripts/chart/explore/pointer-reading.js";

// A panel of 100 x 100 units, whose axes both run from 0 to 10.
const FRAME = {left: 0, right: 100, top: 0, bottom: 100, x: [0, 10], y: [0, 10]};
const GROUPS = [
  {label: "other panel", panel: "b", points: [{x: 5, y: 5}]},
  {
    label: "low",
    panel: "a",
    points: [
      {x: 0, y: 1},
      {x: 5, y: 1},
      {x: 10, y: 1},
    ],
  },
  {
    label: "high",
    panel: "a",
    points: [
      {x: 0, y: 9},
      {x: 5, y: 9},
      {x: 10, y: 9},
    ],
  },
];
const nearest = (x, y, reach = 40) => nearestIn(GROUPS, "a", FRAME, {x, y}, reach);

test("the nearest point of the panel under the pointer is meant", () => {
  assert.deepEqual(nearest(48, 12), {group: 2, index: 1});
  assert.deepEqual(nearest(48, 92), {group: 1, index: 1});
  assert.deepEqual(nearest(97, 85), {group: 1, index: 2});
});

test("no point is meant from afar, and none of another panel", () => {
  assert.equal(nearest(50, 50, 30), null);
  assert.equal(nearestIn(GROUPS, "c", FRAME, {x: 50, y: 50}, 40), null);
});
