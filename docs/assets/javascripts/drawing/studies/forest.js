// A forest of results on one axis: each row is one line with a name, a mark and its numbers.
// Where measured rows are more than lines, each group becomes a stripe of dots.

/** @import {Axis, Forest, LegendItem, Row} from "contract" */

import * as Plot from "@observablehq/plot";
import {layoutHeader} from "../panels/legend.js";
import {px, svgElement} from "../svg/element.js";
import {formatQuantity} from "../svg/format.js";
import {drawPlot} from "../svg/plot-group.js";
import {textWidth} from "../svg/text-width.js";
import {thinTicks} from "../svg/ticks.js";
import {barMarks, focusBox, measuredMarks} from "./forest-marks.js";
import {EDGE, layOutStripes, stripeColumns} from "./forest-stripes.js";

const LEAST_LINE = 18; // height of a line in a full picture
const MOST_LINE = 26; // and where there is room
const DOT = 4; // radius
const TICKS = 22; // height of the axis with its numbers
const MARKS = {wide: 196, narrow: 128}; // least room for marks; names give way

/**
 * @typedef {object} PartOptions
 * @property {Document} document
 * @property {import("../svg/sizes.js").Size} size
 * @property {number | null} focus place of the point that the keyboard is on
 *
 * @typedef {{left: number, right: number}} Columns room beside the marks, for names and figures
 *
 * @typedef {object} Layout
 * @property {import("./forest-marks.js").PlacedRow[]} placed rows with their heights, down from the top
 * @property {{text: string, x: number, y: number, bold?: boolean}[]} words
 * @property {number[]} edges heights of lines between stripes
 * @property {number} height
 * @property {number} radius of a dot
 */

/**
 * Room for the names and figures of rows that are lines.
 *
 * @param {Row[]} rows
 * @param {import("../svg/sizes.js").Size} size
 * @returns {Columns}
 */
function lineColumns(rows, size) {
  const widest = (texts) => Math.max(0, ...texts.map((text) => textWidth(text, size.font)));
  const figures = widest(rows.map((row) => figuresOf(row, size)));
  const right = figures ? figures + 2 * EDGE : EDGE;
  const names = rows.map((row) => nameOf(row, size, right));
  return {left: widest(names) + EDGE, right};
}

// The longest of its names that fits.
/**
 * @param {Row} row
 * @param {import("../svg/sizes.js").Size} size
 * @param {number} right
 */
function nameOf(row, size, right) {
  const all = row.names ?? [row.label];
  const room = size.width - MARKS[size.name] - right - EDGE;
  return all.find((name) => textWidth(name, size.font) <= room) ?? all.at(-1);
}

// The narrow picture leaves figures to the table.
const figuresOf = (row, size) => (size.labels > 0 ? (row.figures ?? "") : "");

/**
 * Draw `rows` on `axis` below `top`. Returns {nodes, bottom}.
 *
 * @param {Pick<Forest, "rows" | "rules"> & {axis: Axis, items?: LegendItem[]}} forest
 * @param {PartOptions} options
 */
export function drawForest({rows, axis, rules = [], items = []}, {document, size, focus}, top = 0) {
  const room = size.tallest - top - TICKS - size.line - 6;
  const framed = (columns) => {
    const length = size.width - columns.left - columns.right;
    const x = (value) => columns.left + ((value - axis.min) / (axis.max - axis.min)) * length;
    const spans = rules.filter((rule) => rule.label).map((rule) => ({text: rule.label, x: x(rule.x)}));
    const header = layoutHeader({title: null, items, spans}, size);
    return {columns, length, x, header, room: room - header.height};
  };
  const lines = framed(lineColumns(rows, size));
  const asLines =
    rows.some((row) => row.role !== "measured") || linesOf(rows).length * LEAST_LINE <= lines.room;
  const {columns, length, x, header, ...frame} = asLines ? lines : framed(stripeColumns(rows, size));
  const {placed, words, edges, height, radius} = asLines
    ? layOutLines(rows, size, columns, frame.room)
    : layOutStripes(rows, size, x, frame.room);
  const whole = header.height + height + TICKS;
  const upright = (chosen, className, more) =>
    Plot.ruleX(
      chosen.map((rule) => rule.x),
      {className, ...more},
    );
  const node = drawPlot("forest", {
    document,
    header,
    top,
    width: size.width,
    height: whole,
    marginRight: columns.right,
    marginBottom: TICKS,
    marginLeft: columns.left,
    x: {domain: [axis.min, axis.max], axis: null},
    // Rows have heights of their own, so the vertical scale is in pixels.
    y: {domain: [0, height], range: [header.height, header.height + height], axis: null},
    marks: [
      Plot.ruleX(axis.ticks, {className: "mark-grid"}),
      Plot.ruleY(edges, {className: "mark-grid"}),
      upright(
        rules.filter((rule) => !rule.key),
        "mark-rule",
      ),
      upright(
        rules.filter((rule) => rule.key),
        "mark-truth",
        {strokeDasharray: "5 3"},
      ),
      barMarks(placed, axis),
      measuredMarks(
        placed.filter((row) => row.role === "measured"),
        radius,
      ),
      focusBox(placed[focus], axis),
      Plot.axisX({
        ticks: thinTicks(axis.ticks, length, 24),
        tickFormat: (value) => formatQuantity(value),
        label: null,
        tickSize: 5,
        className: "mark-tick",
      }),
    ],
  });
  const text = (words, attributes, kind = "") =>
    svgElement(document, "text", {class: `mark-text ${kind}`.trim(), ...attributes}, [words]);
  node.append(
    ...words.map((one) =>
      text(
        one.text,
        {"text-anchor": "start", x: px(one.x), y: px(header.height + one.y + size.font * 0.35)},
        one.bold ? "mark-title" : "",
      ),
    ),
  );
  const half = textWidth(axis.label, size.font) / 2;
  const middle = Math.min(columns.left + length / 2, size.width - half - 2);
  const bottom = top + whole + size.line + 4;
  return {nodes: [node, text(axis.label, {x: px(middle), y: px(bottom - 8)})], bottom};
}

/** @param {Row[]} rows */
const linesOf = (rows) =>
  rows.flatMap((row, i) => [
    ...(row.group && row.group !== rows[i - 1]?.group ? [{heading: row.group}] : []),
    {row},
  ]);

/**
 * One line for each row and for the name of each group.
 *
 * @param {Row[]} rows
 * @param {import("../svg/sizes.js").Size} size
 * @param {Columns} columns
 * @param {number} room
 * @returns {Layout}
 */
function layOutLines(rows, size, {right}, room) {
  const lines = linesOf(rows);
  const tall = Math.min(Math.max(room / lines.length, LEAST_LINE), MOST_LINE);
  const placed = [];
  const words = [];
  const figures = size.width - right + EDGE;
  lines.forEach(({heading, row}, i) => {
    const y = (i + 0.5) * tall;
    if (heading) words.push({text: heading, x: 2, y, bold: true});
    if (!row) return;
    placed.push({...row, y, tall: Math.min(tall, 20)});
    words.push({text: nameOf(row, size, right), x: 2, y}, {text: figuresOf(row, size), x: figures, y});
  });
  return {placed, words: words.filter(({text}) => text), edges: [], height: lines.length * tall, radius: DOT};
}
