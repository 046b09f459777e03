// Chart kind "dial-balance": what pulls on what. A scene that counts both sides, and small
// courses over time below it.

/** @import {DialBalance} from "contract" */

import {layoutColumn} from "../panels/column.js";
import {focusedPoint, panelReadings} from "../panels/readings.js";
import {sharedRange, sharedView} from "../panels/stack.js";
import {drawCourses} from "../parts/courses.js";
import {drawScene, sceneReadings} from "../scenes/scene.js";
import {formatQuantity} from "../svg/format.js";

const GAP = 8;

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<DialBalance>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const focus = focusedPoint(readings, result, options.focus);
  const view = sharedView(result, {...options, focus}, sharedRange(result, options.pins));
  return layoutColumn(options.document, [drawScene(result, view), drawCourses(result.chart.panels, view)], {
    gap: GAP,
  });
}

/**
 * What can be read in it, from the top.
 *
 * @param {import("../panels/readings.js").ResultOf<DialBalance>} result
 */
export const readings = (result) => [
  ...sceneReadings(result),
  ...ropeReadings(result),
  ...panelReadings(result),
];

/** @param {import("../panels/readings.js").ResultOf<DialBalance>} result */
function ropeReadings({chart: {rope}}) {
  if (!rope) return [];
  const text = `${rope.label}: ${formatQuantity(rope.value, rope.unit)}; ${rope.rest_label} ${formatQuantity(rope.rest, rope.unit)}`;
  return [{piece: "rope", label: rope.label, points: [{label: "Mark on the rope", text}]}];
}
