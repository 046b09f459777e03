// The mark of a measured result on a horizontal axis: a dot with its interval, open without one,
// an open triangle where it is a progestin.

/** @import {Row} from "contract" */

import {lacksInterval} from "../panels/plot-marks.js";
import {px, svgElement} from "../svg/element.js";
import {styleOf} from "../svg/roles.js";

/**
 * Draw the mark of `row` at the height `y`; `x` places a value.
 *
 * @param {Document} document
 * @param {Row} row
 * @param {(value: number) => number} x
 * @param {number} y
 */
export function drawStudyMark(document, row, x, y) {
  const {className, hollow} = styleOf(row.outline ? "progestin" : "measured");
  const at = x(row.estimate);
  const open = lacksInterval(row);
  const kind = `mark-dot ${open || hollow ? "mark-open " : ""}${className}`;
  const interval = `M${x(row.lower)} ${y}H${x(row.upper)}m0 -4v8M${x(row.lower)} ${px(y - 4)}v8`;
  return [
    ...(open ? [] : [svgElement(document, "path", {class: `mark-interval ${className}`, d: interval})]),
    row.outline
      ? svgElement(document, "path", {class: kind, d: `M${at} ${px(y - 5)}l5 8.5h-10Z`})
      : svgElement(document, "circle", {class: kind, cx: at, cy: y, r: 4}),
  ];
}
