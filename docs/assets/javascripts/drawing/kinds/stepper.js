// Chart kind "stepper": a chain of steps, one of them marked, as a scene or as boxes with bars;
// courses over time below, where the chart has them. A cursor is the number of a step.

/** @import {Stepper} from "contract" */

import {layoutColumn} from "../panels/column.js";
import {drawCourses} from "../panels/courses.js";
import {focusedPoint, panelReadings} from "../panels/readings.js";
import {sharedRange, sharedView} from "../panels/stack.js";
import {barReadings, drawBars} from "../parts/bars.js";
import {drawSteps, stepReadings} from "../parts/step-chain.js";
import {drawScene, sceneReadings} from "../scenes/scene.js";

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<Stepper>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const {chart} = result;
  const focus = focusedPoint(readings, result, options.focus);
  const view = sharedView(result, {...options, focus}, sharedRange(result, options.pins));
  const current =
    view.cursor == null ? chart.steps.findIndex(({selected}) => selected) : Math.round(view.cursor) - 1;
  const chain = chart.scene
    ? [drawScene(result, view)]
    : [drawSteps(chart.steps, {title: chart.steps_label, current}, view), drawBars(result, view)];
  return layoutColumn(options.document, [...chain, drawCourses(chart.panels, {...view, cursor: null})], {
    gap: 8,
  });
}

/**
 * What can be read in it, from the top.
 *
 * @param {import("../panels/readings.js").ResultOf<Stepper>} result
 */
export const readings = (result) => [
  ...stepReadings(result, result.chart.steps_label),
  ...sceneReadings(result),
  ...barReadings(result),
  ...panelReadings(result),
];
