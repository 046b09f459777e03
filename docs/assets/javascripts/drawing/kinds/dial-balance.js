// Chart kind "dial-balance": what pulls on what. A rope where there is one, bars, the
// chain they belong to, and small panels over time.

import {column} from "../panels/column.js";
import {focused, panelGroups} from "../panels/readings.js";
import {drawSmallPanels} from "../panels/small-panels.js";
import {drawStack, sharedRange, viewOf} from "../panels/stack.js";
import {barGroup, drawBars} from "../parts/bars.js";
import {drawRope, ropeGroup} from "../parts/rope.js";
import {drawSteps, stepGroup} from "../parts/step-chain.js";

/** Draw it. Returns {nodes, height}. */
export function draw(result, options) {
  const {chart} = result;
  const focus = focused(read, result, options.focus);
  const view = viewOf(result, {...options, focus}, sharedRange(result, options.pins));
  return column(options.document, [
    drawRope(result, view),
    drawBars(result, view),
    drawSteps(chart.steps, {title: chart.steps_label}, view),
    panelsOf(chart.panels, view),
  ]);
}

/** What can be read in it, from the top. */
export const read = (result) => [
  ...ropeGroup(result), ...barGroup(result), ...stepGroup(result, result.chart.steps_label), ...panelGroups(result),
];

function panelsOf(panels, view) {
  if (panels.length > 1) return drawSmallPanels(panels, view);
  const {nodes, bottom} = drawStack(panels, {...view, panels: 3});
  return {nodes, height: bottom, name: "panels"};
}
