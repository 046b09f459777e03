// Chart kind "cycle-animation": one spot of bone through its days, above courses over
// years. A cursor is a day of the spot, so playing walks through its stages.

/** @import {CycleAnimation} from "contract" */

import {layoutColumn} from "../panels/column.js";
import {focusedPoint, panelReadings} from "../panels/readings.js";
import {sharedRange, sharedView} from "../panels/stack.js";
import {drawCourses} from "../parts/courses.js";
import {drawPit, pitReadings} from "../scenes/pit.js";

const GAP = 8;

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<CycleAnimation>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const focus = focusedPoint(readings, result, options.focus);
  const view = sharedView(result, {...options, focus}, sharedRange(result, options.pins));
  const {panels} = result.chart;
  return layoutColumn(
    options.document,
    [drawPit(result, view), drawCourses(panels, {...view, cursor: null})],
    {gap: GAP},
  );
}

/**
 * What can be read in it: the stages of the spot, then the curves.
 *
 * @param {import("../panels/readings.js").ResultOf<CycleAnimation>} result
 */
export const readings = (result) => [...pitReadings(result), ...panelReadings(result)];
