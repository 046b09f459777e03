// Every kind of chart: how it is drawn, and how it is walked through by keyboard.
//
//   draw(result, {document, size, pins, cursor, focus}) -> {nodes, height}
//   readings(result) -> [{label, points: [{label, text}]}], in the order of the picture
//
// `focus` is null or {group, index} of what `readings` gives; the kind rings that item.

import * as cycleAnimation from "./cycle-animation.js";
import * as dayCalendar from "./day-calendar.js";
import * as dialBalance from "./dial-balance.js";
import * as dotplot from "./dotplot.js";
import * as forest from "./forest.js";
import * as grid from "./grid-2x2.js";
import * as iconArray from "./icon-array.js";
import * as stepper from "./stepper.js";
import * as surface from "./surface-with-slices.js";
import * as timeSeries from "./time-series.js";

const KINDS = {
  "time-series": timeSeries,
  "day-calendar": dayCalendar,
  "cycle-animation": cycleAnimation,
  "dial-balance": dialBalance,
  stepper: stepper,
  dotplot: dotplot,
  "icon-array": iconArray,
  forest,
  "grid-2x2": grid,
  "surface-with-slices": surface,
};

/** {draw, readings} for the kind of a result's chart. */
export function kindOf({chart}) {
  const kind = KINDS[chart?.kind];
  if (!kind)
    throw new Error(`Unknown chart kind "${chart?.kind}"; known are ${Object.keys(KINDS).join(", ")}.`);
  return kind;
}
