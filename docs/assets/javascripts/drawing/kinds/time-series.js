// Chart kind "time-series": one or more panels over a shared time axis. With a `break` in it,
// what comes before runs over a time of its own.

/** @import {TimeSeries} from "contract" */

import {focusedPoint, panelReadings} from "../panels/readings.js";
import {drawStack, sharedRange, sharedView} from "../panels/stack.js";
import {drawChain} from "../parts/chain.js";
import {drawStruts} from "../scenes/struts.js";
import {forestReadings} from "./forest.js";

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<TimeSeries>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const focus = focusedPoint(readings, result, options.focus);
  if (result.chart.break) return drawChain(result, options, focus);
  const view = sharedView(result, {...options, focus}, sharedRange(result, options.pins));
  const {panels, struts} = result.chart;
  const scene =
    struts && view.size.labels > 0 ? (column, room) => drawStruts(struts, column, room) : undefined;
  const {nodes, bottom} = drawStack(panels, view, {scene});
  return {nodes, height: bottom};
}

/**
 * What can be read in it, point by point.
 *
 * @param {import("../panels/readings.js").ResultOf<TimeSeries>} result
 */
export function readings(result) {
  const {chart} = result;
  if (!chart.break) return panelReadings(result);
  const trials = forestReadings(chart.forest.rows, chart.forest.x.unit, chart.forest.label);
  return [
    ...panelReadings({...result, chart: {...chart, panels: [...chart.levels, ...chart.panels]}}),
    ...trials.map(({label, points}) => ({
      label,
      points: points.map((point) => ({...point, part: "trials"})),
    })),
  ];
}
