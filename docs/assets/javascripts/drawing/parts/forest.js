// A forest of results on one axis: each row a name, a mark and its numbers in words.
// Simulated results are lines with a tick, measured ones dots; a row that nobody has
// measured is an empty bar, so that it is seen and not taken for zero.

/** @import {Axis, Forest, LegendItem, Row} from "contract" */

import * as Plot from "@observablehq/plot";
import {layoutHeader} from "../panels/legend.js";
import {px, svgElement} from "../svg/element.js";
import {formatQuantity} from "../svg/format.js";
import {drawPlot} from "../svg/plot-group.js";
import {BOLD_FACTOR, wrapText} from "../svg/text-width.js";
import {barMarks, focusBox, measuredMarks, simulatedMarks, uprightMarks} from "./forest-marks.js";

const MARK_HEIGHT = 20; // height of a row's mark
const THIN_HEIGHT = 8; // height of a row without a name
const AXIS_HEIGHT = 26;

/** Where names, marks and numbers stand. Beside one another where there is room, else stacked. */
export function forestColumns(size) {
  return size.labels > 0
    ? {names: 208, left: 216, right: 128, beside: true}
    : {names: size.width - 8, left: 10, right: 14, beside: false};
}

/**
 * @typedef {object} PartOptions
 * @property {Document} document
 * @property {import("../svg/sizes.js").Size} size
 * @property {number | null} focus place of the point that the keyboard is on
 */

/**
 * Draw `rows` on `axis` below `top`. Returns {nodes, bottom}.
 *
 * @param {Pick<Forest, "rows" | "rules"> & Partial<Pick<Forest, "note">> &
 *   {axis: Axis, title: string, items?: LegendItem[]}} forest
 * @param {PartOptions} options
 */
export function drawForest(
  {rows, axis, title, note, rules = [], items = []},
  {document, size, focus},
  top = 0,
) {
  const columns = forestColumns(size);
  const placed = layOut(rows, size, columns);
  const x = (value) =>
    columns.left + ((value - axis.min) / (axis.max - axis.min)) * (size.width - columns.left - columns.right);
  const spans = rules.filter((rule) => rule.label).map((rule) => ({text: rule.label, x: x(rule.x)}));
  const header = layoutHeader({title, note, items, spans}, size);
  const height = placed.reduce((sum, row) => Math.max(sum, row.bottom), 0) + 6;
  const whole = header.height + height + AXIS_HEIGHT;
  const upright = (values, className, more) =>
    uprightMarks(values, placed, MARK_HEIGHT, columns.beside, className, more);
  const node = drawPlot("forest", {
    document,
    header,
    top,
    width: size.width,
    height: whole,
    marginRight: columns.right,
    marginBottom: AXIS_HEIGHT,
    marginLeft: columns.left,
    x: {domain: [axis.min, axis.max], axis: null},
    // Rows have heights of their own, so the vertical scale is in pixels.
    y: {domain: [0, height], range: [header.height, header.height + height], axis: null},
    marks: [
      upright(axis.ticks, "mark-grid"),
      upright(
        rules.filter((rule) => !rule.key).map((rule) => rule.x),
        "mark-rule",
      ),
      upright(
        rules.filter((rule) => rule.key).map((rule) => rule.x),
        "mark-truth",
        {strokeDasharray: "5 3"},
      ),
      barMarks(placed, axis, MARK_HEIGHT),
      simulatedMarks(placed.filter((row) => row.role === "model" && !row.options)),
      measuredMarks(placed.filter((row) => row.role === "measured")),
      focusBox(placed[focus], axis, MARK_HEIGHT),
      Plot.axisX({
        ticks: axis.ticks,
        tickFormat: (value) => formatQuantity(value),
        label: null,
        tickSize: 5,
        className: "mark-tick",
      }),
    ],
  });
  for (const row of placed) node.append(...rowTexts(document, row, header.height, size, columns));
  const middle = columns.left + (size.width - columns.left - columns.right) / 2;
  const names = wrapText(axis.label, size.font, columns.beside ? size.width - columns.left : size.width - 8);
  const titles = names.map((text, i) =>
    svgElement(
      document,
      "text",
      {
        class: "mark-text",
        x: px(columns.beside ? middle : size.width / 2),
        y: px(top + whole + (i + 1) * size.line - 4),
      },
      [text],
    ),
  );
  return {nodes: [node, ...titles], bottom: top + whole + names.length * size.line + 8};
}

// ---- where each row stands --------------------------------------------------------

/**
 * @param {Row[]} rows
 * @param {import("../svg/sizes.js").Size} size
 * @param {ReturnType<typeof forestColumns>} columns
 */
function layOut(rows, size, columns) {
  const placed = [];
  let y = 0;
  let group = null;
  for (const row of rows) {
    const item = {
      ...row,
      heading: /** @type {string[]} */ ([]),
      lines: /** @type {string[]} */ ([]),
      small: /** @type {string[]} */ ([]),
      figures: /** @type {string[]} */ ([]),
      top: y,
      y,
      bottom: y,
    };
    if (row.group && row.group !== group) {
      item.heading = wrapText(row.group, size.font, size.width - 8, BOLD_FACTOR);
      y += placed.length ? 10 : 0;
    }
    group = row.group ?? group;
    item.top = y;
    y += item.heading.length * size.line;
    item.lines = row.thin ? [] : wrapText(row.label, size.font, columns.names);
    item.small = row.thin || !row.says ? [] : wrapText(row.says, size.font, columns.names);
    item.figures =
      row.thin || !row.figures
        ? []
        : wrapText(row.figures, size.font, columns.beside ? columns.right - 12 : columns.names);
    const text = [...item.lines, ...item.small].length * size.line;
    if (columns.beside) {
      const tall =
        Math.max(text, item.figures.length * size.line, row.thin ? THIN_HEIGHT : MARK_HEIGHT) +
        (row.thin ? 0 : 6);
      item.y = y + tall / 2;
      y += tall;
    } else {
      y += text + item.figures.length * size.line;
      item.y = y + (row.thin ? THIN_HEIGHT : MARK_HEIGHT) / 2;
      y += row.thin ? THIN_HEIGHT : MARK_HEIGHT + 6;
    }
    item.bottom = y;
    placed.push(item);
  }
  return placed;
}

/**
 * @param {Document} document
 * @param {ReturnType<typeof layOut>[number]} row
 * @param {number} down
 * @param {import("../svg/sizes.js").Size} size
 * @param {ReturnType<typeof forestColumns>} columns
 */
function rowTexts(document, row, down, size, columns) {
  const text = (words, x, y, kind = "") =>
    svgElement(
      document,
      "text",
      {
        class: `mark-text ${kind}`.trim(),
        "text-anchor": "start",
        x: px(x),
        y: px(down + y),
      },
      [words],
    );
  const made = row.heading.map((words, i) => text(words, 2, row.top + (i + 1) * size.line - 5, "mark-title"));
  const start = row.top + row.heading.length * size.line;
  const lines = [...row.lines, ...row.small, ...(columns.beside ? [] : row.figures)];
  const first = columns.beside ? row.y - (lines.length * size.line) / 2 : start;
  made.push(
    ...lines.map((words, i) =>
      text(
        words,
        2,
        first + (i + 1) * size.line - 5,
        row.options && i < row.lines.length ? "mark-title" : "",
      ),
    ),
  );
  if (columns.beside) {
    const above = row.y - (row.figures.length * size.line) / 2;
    made.push(
      ...row.figures.map((words, i) =>
        text(words, size.width - columns.right + 12, above + (i + 1) * size.line - 5),
      ),
    );
  }
  return made;
}
