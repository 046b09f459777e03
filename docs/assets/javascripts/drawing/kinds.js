// Every kind of chart: how it is drawn, and how it is walked through by keyboard.
// `focus` names a point of what `readings` gives; the kind rings it.

/** @import {Result} from "contract" */
/** @import {Group, ResultOf} from "./panels/readings.js" */
/** @import {Options} from "./panels/stack.js" */
/** @typedef {Result["chart"]} Chart */

import * as cycleAnimation from "./kinds/cycle-animation.js";
import * as dayCalendar from "./kinds/day-calendar.js";
import * as dialBalance from "./kinds/dial-balance.js";
import * as dotplot from "./kinds/dotplot.js";
import * as forest from "./kinds/forest.js";
import * as grid from "./kinds/grid-2x2.js";
import * as iconArray from "./kinds/icon-array.js";
import * as repeatedTrials from "./kinds/repeated-trials.js";
import * as stages from "./kinds/stages.js";
import * as stepper from "./kinds/stepper.js";
import * as surface from "./kinds/surface-with-slices.js";
import * as timeSeries from "./kinds/time-series.js";

/**
 * Every kind that the contract names has its file.
 *
 * @type {{[K in Chart["kind"]]: {
 *   draw: (result: ResultOf<Extract<Chart, {kind: K}>>, options: Options) => {nodes: Node[], height: number},
 *   readings: (result: ResultOf<Extract<Chart, {kind: K}>>) => Group[],
 * }}}
 */
const KINDS = {
  "time-series": timeSeries,
  "day-calendar": dayCalendar,
  "cycle-animation": cycleAnimation,
  "dial-balance": dialBalance,
  stages,
  stepper: stepper,
  dotplot: dotplot,
  "icon-array": iconArray,
  forest,
  "grid-2x2": grid,
  "surface-with-slices": surface,
  "repeated-trials": repeatedTrials,
};

/**
 * {draw, readings} for the kind of a result's chart.
 *
 * @param {Result} result
 * @returns {{draw: (result: Result, options: Options) => {nodes: Node[], height: number},
 *   readings: (result: Result) => Group[]}}
 */
export function kindOf({chart}) {
  const kind = KINDS[chart?.kind];
  if (!kind)
    throw new Error(`Unknown chart kind "${chart?.kind}"; known are ${Object.keys(KINDS).join(", ")}.`);
  return /** @type {any} */ (kind); // it is the one that fits, which types cannot tell
}
