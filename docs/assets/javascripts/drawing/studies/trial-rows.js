// A few results on one axis in a small box: words and value at the left, the mark beside them.
// Measured results are dots, open without an interval; the model is a line with a tick.

/** @import {Axis, Row} from "contract" */

import {px, svgElement} from "../svg/element.js";
import {formatQuantity} from "../svg/format.js";
import {BOLD_FACTOR, wrapText} from "../svg/text-width.js";
import {drawStudyMark} from "./study-mark.js";

const MARKS = 92; // room for the marks beside the words
const ROW_GAP = 5;
const LEAST_ROW = 20;
const AXIS_HEIGHT = 22;
const INSET = 10; // of the axis, so that its numbers and marks at its ends stay in the box

/**
 * Draw rows under a title. Returns {nodes, height}.
 *
 * @param {{title: string, rows: Row[], axis: Axis}} trials `says` of a row is drawn, else its label
 * @param {{document: Document, size: import("../svg/sizes.js").Size, focus: number | null}} options
 */
export function drawTrialRows({title, rows, axis}, {document, size, focus}) {
  const names = size.width - MARKS;
  const left = names + INSET;
  const right = size.width - INSET;
  const x = (value) => px(left + ((value - axis.min) / (axis.max - axis.min)) * (right - left));
  const heading = wrapText(title, size.font, size.width - 4, BOLD_FACTOR);
  let y = heading.length * size.line + 4;
  const placed = rows.map((row) => {
    const lines = wrapText(row.says ?? row.label, size.font, names - 4);
    const height = Math.max(lines.length * size.line, LEAST_ROW);
    const place = {row, lines, top: y, middle: y + height / 2, height};
    y += height + ROW_GAP;
    return place;
  });
  const text = (words, attributes, kind = "mark-text") =>
    svgElement(document, "text", {class: kind, ...attributes}, [words]);
  const upright = (className, at) =>
    svgElement(document, "path", {class: className, d: `M${x(at)} ${px(placed[0].top)}V${px(y)}`});
  const nodes = [
    ...heading.map((words, i) =>
      text(words, {x: 2, y: (i + 1) * size.line - 4, "text-anchor": "start"}, "mark-text mark-title"),
    ),
    ...axis.ticks.map((tick) => upright("mark-grid", tick)),
    upright("mark-rule", 0),
    ...placed.flatMap(({row, lines, top, middle, height}, i) => [
      ...lines.map((words, n) =>
        text(words, {
          x: 2,
          y: px(top + (height - lines.length * size.line) / 2 + (n + 1) * size.line - 4),
          "text-anchor": "start",
        }),
      ),
      ...(row.role === "model" ? modelMarks : drawStudyMark)(document, row, x, px(middle)),
      ...(focus === i
        ? [
            svgElement(document, "rect", {
              class: "mark-focus",
              x: px(left - INSET + 1),
              y: px(middle - LEAST_ROW / 2),
              width: px(right - left + 2 * INSET - 2),
              height: LEAST_ROW,
            }),
          ]
        : []),
    ]),
    ...axis.ticks.map((tick) => text(formatQuantity(tick, ""), {x: x(tick), y: px(y + 14)}, "mark-tick")),
  ];
  return {
    nodes: [svgElement(document, "g", {class: "panel trial-rows"}, nodes)],
    height: y + AXIS_HEIGHT,
  };
}

function modelMarks(document, {estimate, lower, upper}, x, y) {
  const range = lower == null ? "" : `M${x(lower)} ${y}H${x(upper)}`;
  return [
    svgElement(document, "path", {
      class: "mark-simulated mark-found",
      d: `${range}M${x(estimate)} ${px(y - 7)}v14`,
    }),
  ];
}
