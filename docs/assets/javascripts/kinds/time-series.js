// Chart kind "time-series": one or more panels over a shared time axis.

import {drawStack, sharedRange, viewOf} from "../stack.js";

/** Draw it. Returns {nodes, height}. */
export function drawTimeSeries(result, options) {
  const view = viewOf(result, options, sharedRange(result, options.pins));
  const {nodes, bottom} = drawStack(result.chart.panels, view);
  return {nodes, height: bottom};
}
