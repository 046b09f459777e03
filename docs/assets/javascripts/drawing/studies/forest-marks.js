// The marks of a forest. A measured result is a dot with its interval, a range of settings a bar,
// and what nobody has measured an empty bar.

/** @import {Axis, Row} from "contract" */

import * as Plot from "@observablehq/plot";
import {lacksInterval} from "../panels/plot-marks.js";
import {styleOf} from "../svg/roles.js";

/** @typedef {Row & {y: number, tall?: number}} PlacedRow a row, the height of its middle and of its line */

/**
 * Dots with their intervals; open where none was reported, an open triangle for MPA.
 *
 * @param {PlacedRow[]} rows
 * @param {number} radius
 */
export function measuredMarks(rows, radius) {
  return rows.map((row) => {
    const {className, symbol, hollow} = styleOf(row.outline ? "progestin" : "measured");
    const kind = `mark-dot ${lacksInterval(row) || hollow ? "mark-open " : ""}${className}`;
    return [
      lacksInterval(row) ? [] : intervalMarks(row, radius, `mark-interval ${className}`),
      Plot.dot([row], {x: "estimate", y: "y", r: radius, symbol, className: kind}),
    ];
  });
}

function intervalMarks(row, cap, className) {
  const end = (x) => Plot.ruleX([row], {x, y1: ({y}) => y - cap, y2: ({y}) => y + cap, className});
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
 */
export function barMarks(rows, axis) {
  const ranges = rows.filter((row) => row.options && row.role !== "hollow");
  const hollow = rows.filter((row) => row.role === "hollow");
  const upright = {y1: ({y, tall}) => y - tall / 2 + 2, y2: ({y, tall}) => y + tall / 2 - 2};
  const ticks = ranges.flatMap((row) => row.options.map(({value}) => ({...row, value})));
  const bar = (group, className) => Plot.rect(group, {x1: "lower", x2: "upper", ...upright, className});
  return [
    bar(
      ranges.filter((row) => row.source),
      "mark-range",
    ),
    bar(
      ranges.filter((row) => !row.source),
      "mark-range mark-range-weak",
    ),
    Plot.ruleX(ticks, {x: "value", ...upright, className: "mark-range-tick"}),
    Plot.rect(hollow, {
      x1: axis.min,
      x2: axis.max,
      ...upright,
      strokeDasharray: "4 4",
      className: "mark-range-hollow",
    }),
    Plot.text(hollow, {x: (axis.min + axis.max) / 2, y: "y", text: "basis", className: "mark-text"}),
  ];
}

/**
 * A frame around the line that the keyboard is on, or a ring around the dot in a stripe.
 *
 * @param {PlacedRow | undefined} row
 * @param {Axis} axis
 */
export function focusBox(row, axis) {
  if (!row) return [];
  if (!row.tall) return Plot.dot([row], {x: "estimate", y: "y", r: 8, className: "mark-focus"});
  return Plot.rect([row], {
    x1: axis.min,
    x2: axis.max,
    y1: ({y, tall}) => y - tall / 2,
    y2: ({y, tall}) => y + tall / 2,
    className: "mark-focus",
  });
}
