// The marks of a forest. A simulated result is a line with a tick, a measured one a dot with
// its interval, a range of settings a bar, and what nobody has measured an empty bar.

/** @import {Axis, Row} from "contract" */

import * as Plot from "@observablehq/plot";
import {lacksInterval} from "../panels/plot-marks.js";
import {styleOf} from "../svg/roles.js";

/** @typedef {Row & {y: number}} PlacedRow */

/**
 * Lines of simulated results; those that find something are drawn stronger.
 *
 * @param {PlacedRow[]} rows
 */
export function simulatedMarks(rows) {
  return [false, true].map((found) => {
    const group = rows.filter((row) => Boolean(row.found) === found);
    const className = found ? "mark-simulated mark-found" : "mark-simulated";
    return [
      Plot.link(group, {x1: "lower", x2: "upper", y1: "y", y2: "y", className}),
      Plot.ruleX(group, {x: "estimate", y1: ({y}) => y - 4, y2: ({y}) => y + 4, className}),
    ];
  });
}

/**
 * Dots with their intervals; open where none was reported, an open triangle for MPA.
 *
 * @param {PlacedRow[]} rows
 */
export function measuredMarks(rows) {
  return rows.map((row) => {
    const {className, symbol, hollow} = styleOf(row.outline ? "progestin" : "measured");
    const kind = `mark-dot ${lacksInterval(row) || hollow ? "mark-open " : ""}${className}`;
    return [
      lacksInterval(row) ? [] : intervalMarks(row, `mark-interval ${className}`),
      Plot.dot([row], {x: "estimate", y: "y", r: 4, symbol, className: kind}),
    ];
  });
}

function intervalMarks(row, className) {
  const end = (x) => Plot.ruleX([row], {x, y1: ({y}) => y - 4, y2: ({y}) => y + 4, className});
  return [
    Plot.link([row], {x1: "lower", x2: "upper", y1: "y", y2: "y", className}),
    end("lower"),
    end("upper"),
  ];
}

/**
 * Bars of a range of settings with a tick for each; filled where the size has a source.
 *
 * @param {PlacedRow[]} rows
 * @param {Axis} axis
 * @param {number} height
 */
export function barMarks(rows, axis, height) {
  const ranges = rows.filter((row) => row.options && row.role !== "hollow");
  const hollow = rows.filter((row) => row.role === "hollow");
  const tall = {y1: ({y}) => y - height / 2 + 2, y2: ({y}) => y + height / 2 - 2};
  const ticks = ranges.flatMap((row) => row.options.map(({value}) => ({...row, value})));
  const bar = (group, className) => Plot.rect(group, {x1: "lower", x2: "upper", ...tall, className});
  return [
    bar(
      ranges.filter((row) => row.source),
      "mark-range",
    ),
    bar(
      ranges.filter((row) => !row.source),
      "mark-range mark-range-weak",
    ),
    Plot.ruleX(ticks, {x: "value", ...tall, className: "mark-range-tick"}),
    Plot.rect(hollow, {
      x1: axis.min,
      x2: axis.max,
      ...tall,
      strokeDasharray: "4 4",
      className: "mark-range-hollow",
    }),
    Plot.text(hollow, {x: (axis.min + axis.max) / 2, y: "y", text: "basis", className: "mark-text"}),
  ];
}

/**
 * A frame around the row that the keyboard is on.
 *
 * @param {PlacedRow | undefined} row
 * @param {Axis} axis
 * @param {number} height
 */
export function focusBox(row, axis, height) {
  if (!row) return [];
  const tall = row.thin ? 4 : height / 2;
  return Plot.rect([row], {
    x1: axis.min,
    x2: axis.max,
    y1: ({y}) => y - tall,
    y2: ({y}) => y + tall,
    className: "mark-focus",
  });
}

/** Thin upright lines: through all rows, or only beside the marks where texts stand between them. */
export function uprightMarks(values, rows, height, through, className, more = {}) {
  if (through) return Plot.ruleX(values, {className, ...more});
  const pieces = values.flatMap((x) => rows.map((row) => ({x, row})));
  const tall = ({row}) => (row.thin ? 4 : height / 2 + 2);
  return Plot.ruleX(pieces, {
    x: "x",
    y1: (piece) => piece.row.y - tall(piece),
    y2: (piece) => piece.row.y + tall(piece),
    className,
    ...more,
  });
}
