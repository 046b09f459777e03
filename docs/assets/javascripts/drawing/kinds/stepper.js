// Chart kind "stepper": a chain of steps, one of them marked; bars of the marked one,
// small panels over time and a table of what was seen in what, where the chart has them.
// A cursor is the number of a step.

import {column} from "../panels/column.js";
import {focused, panelGroups} from "../panels/readings.js";
import {drawSmallPanels} from "../panels/small-panels.js";
import {sharedRange, viewOf} from "../panels/stack.js";
import {barGroup, drawBars} from "../parts/bars.js";
import {drawMatrix, matrixGroup} from "../parts/sign-matrix.js";
import {drawSteps, stepGroup} from "../parts/step-chain.js";

/** Draw it. Returns {nodes, height}. */
export function draw(result, options) {
  const {chart} = result;
  const focus = focused(read, result, options.focus);
  const view = viewOf(result, {...options, focus}, sharedRange(result, options.pins));
  const current = view.cursor == null ? chart.steps.findIndex(({selected}) => selected) : Math.round(view.cursor) - 1;
  return column(options.document, [
    drawSteps(chart.steps, {title: chart.steps_label, current}, view),
    drawBars(result, view),
    chart.panels.length > 0 ? drawSmallPanels(chart.panels, {...view, cursor: null}) : null,
    drawMatrix(chart.matrix, view),
  ]);
}

/** What can be read in it, from the top. */
export const read = (result) => [
  ...stepGroup(result, result.chart.steps_label), ...barGroup(result), ...panelGroups(result), ...matrixGroup(result),
];
