// Chart kind "time-series": one or more panels over a shared time axis.

import {drawStack, sharedRange, viewOf} from "../stack.js";
import {focused, panelGroups} from "../walk.js";

/** Draw it. Returns {nodes, height}. */
export function draw(result, options) {
  const focus = focused(read, result, options.focus);
  const view = viewOf(result, {...options, focus}, sharedRange(result, options.pins));
  const {nodes, bottom} = drawStack(result.chart.panels, view);
  return {nodes, height: bottom};
}

/** What can be read in it, point by point. */
export const read = panelGroups;
