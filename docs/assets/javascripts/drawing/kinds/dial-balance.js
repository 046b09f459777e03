// Chart kind "dial-balance": what pulls on what. A rope where there is one, bars, the
// chain they belong to, and small panels over time.

/** @import {DialBalance} from "contract" */

import {layoutColumn} from "../panels/column.js";
import {focusedPoint, panelReadings} from "../panels/readings.js";
import {drawSmallPanels} from "../panels/small-panels.js";
import {drawStack, sharedRange, sharedView} from "../panels/stack.js";
import {barReadings, drawBars} from "../parts/bars.js";
import {drawRope, ropeReadings} from "../parts/rope.js";
import {drawSteps, stepReadings} from "../parts/step-chain.js";

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<DialBalance>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const {chart} = result;
  const focus = focusedPoint(readings, result, options.focus);
  const view = sharedView(result, {...options, focus}, sharedRange(result, options.pins));
  return layoutColumn(options.document, [
    drawRope(result, view),
    drawBars(result, view),
    drawSteps(chart.steps, {title: chart.steps_label}, view),
    panelsOf(chart.panels, view),
  ]);
}

/**
 * What can be read in it, from the top.
 *
 * @param {import("../panels/readings.js").ResultOf<DialBalance>} result
 */
export const readings = (result) => [
  ...ropeReadings(result),
  ...barReadings(result),
  ...stepReadings(result, result.chart.steps_label),
  ...panelReadings(result),
];

/**
 * @param {DialBalance["panels"]} panels
 * @param {import("../panels/stack.js").View} view
 */
function panelsOf(panels, view) {
  if (panels.length > 1) return drawSmallPanels(panels, view);
  const {nodes, bottom} = drawStack(panels, view, {height: 210});
  return {nodes, height: bottom, name: "panels"};
}
