// Chart kind "stepper": a chain of steps, one of them marked; bars of the marked one,
// small panels over time and a table of what was seen in what, where the chart has them.
// A cursor is the number of a step.

/** @import {Stepper} from "contract" */

import {layoutColumn} from "../panels/column.js";
import {focusedPoint, panelReadings} from "../panels/readings.js";
import {drawSmallPanels} from "../panels/small-panels.js";
import {sharedRange, sharedView} from "../panels/stack.js";
import {barReadings, drawBars} from "../parts/bars.js";
import {drawSignMatrix, signMatrixReadings} from "../parts/sign-matrix.js";
import {drawSteps, stepReadings} from "../parts/step-chain.js";

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
  return layoutColumn(options.document, [
    drawSteps(chart.steps, {title: chart.steps_label, current}, view),
    drawBars(result, view),
    chart.panels.length > 0 ? drawSmallPanels(chart.panels, {...view, cursor: null}) : null,
    drawSignMatrix(chart.matrix, view),
  ]);
}

/**
 * What can be read in it, from the top.
 *
 * @param {import("../panels/readings.js").ResultOf<Stepper>} result
 */
export const readings = (result) => [
  ...stepReadings(result, result.chart.steps_label),
  ...barReadings(result),
  ...panelReadings(result),
  ...signMatrixReadings(result),
];
