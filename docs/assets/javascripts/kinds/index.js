// Every kind of chart: how it is drawn, and how it is walked through by keyboard.
//
//   draw(result, {document, size, pins, cursor, focus}) -> {nodes, height}
//   read(result) -> [{label, points: [{label, text}]}], in the order of the picture
//
// `focus` is null or {group, index} of what `read` gives; the kind rings that item.

import * as dayCalendar from "./day-calendar.js";
import * as timeSeries from "./time-series.js";

const KINDS = {
  "time-series": timeSeries,
  "day-calendar": dayCalendar,
};

/** {draw, read} for the kind of a result's chart. */
export function kindOf({chart}) {
  const kind = KINDS[chart?.kind];
  if (!kind) throw new Error(`Unknown chart kind "${chart?.kind}"; known are ${Object.keys(KINDS).join(", ")}.`);
  return kind;
}
