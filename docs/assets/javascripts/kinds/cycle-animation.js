// Chart kind "cycle-animation": one spot of bone through its days, above panels over
// years. A cursor is a day of the spot, so playing walks through its stages.

import {column} from "../column.js";
import {drawPit, pitGroup} from "../pit.js";
import {drawStack, sharedRange, viewOf} from "../stack.js";
import {focused, panelGroups} from "../walk.js";

/** Draw it. Returns {nodes, height}. */
export function draw(result, options) {
  const focus = focused(read, result, options.focus);
  const view = viewOf(result, {...options, focus}, sharedRange(result, options.pins));
  const {nodes, bottom} = drawStack(result.chart.panels, {...view, cursor: null});
  return column(options.document, [drawPit(result, view), {nodes, height: bottom, name: "panels"}]);
}

/** What can be read in it: the stages of the spot, then the curves. */
export const read = (result) => [...pitGroup(result), ...panelGroups(result)];
