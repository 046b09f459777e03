// Chart kind "stepper": a chain of steps as one scene, with courses over time below. A cursor is the
// number of a step.

/** @import {Stepper} from "contract" */

import {layoutColumn} from "../panels/column.js";
import {focusedPoint, panelReadings} from "../panels/readings.js";
import {sharedRange, sharedView} from "../panels/stack.js";
import {drawCourses} from "../parts/courses.js";
import {stepReadings} from "../scenes/cell.js";
import {drawScene, sceneReadings} from "../scenes/scene.js";

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<Stepper>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const focus = focusedPoint(readings, result, options.focus);
  const view = sharedView(result, {...options, focus}, sharedRange(result, options.pins));
  return layoutColumn(
    options.document,
    [drawScene(result, view), drawCourses(result.chart.panels, {...view, cursor: null})],
    {gap: 8},
  );
}

/**
 * What can be read in it, from the top.
 *
 * @param {import("../panels/readings.js").ResultOf<Stepper>} result
 */
export const readings = (result) => [
  ...stepReadings(result),
  ...sceneReadings(result),
  ...panelReadings(result),
];
