// Chart kind "dotplot": what could be read, as dots that each stand for the same share,
// over the stretch in which nothing can be told; panels with axes of their own below.

import {column} from "../column.js";
import {dotGroup, drawDots} from "../quantile-dots.js";
import {drawStack, viewOf} from "../stack.js";
import {focused, panelGroups} from "../walk.js";

/** Draw it. Returns {nodes, height}. */
export function draw(result, options) {
  const {chart} = result;
  const focus = focused(read, result, options.focus);
  const view = viewOf(result, {...options, focus}, chart.x);
  const panels = chart.panels.map((panel) => {
    const {nodes, bottom} = drawStack([panel], {...view, x: panel.x ?? chart.x, panels: 3});
    return {nodes, height: bottom, name: "panels"};
  });
  return column(options.document, [drawDots(chart, view), ...panels]);
}

/** What can be read in it: dots from left to right, then the curves. */
export const read = (result) => [...dotGroup(result), ...panelGroups(result)];
