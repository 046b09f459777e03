// A forest of results on one axis: each row a name, a mark and its numbers in words.
// Simulated results are lines with a tick, measured ones dots; a row that nobody has
// measured is an empty bar, so that it is seen and not taken for zero.

import * as Plot from "@observablehq/plot";
import {layoutHeader} from "../panels/legend.js";
import {element, px} from "../svg/element.js";
import {withUnit} from "../svg/format.js";
import {drawPlot} from "../svg/plot-group.js";
import {BOLD, wrap} from "../svg/text-width.js";
import {barMarks, focusBox, measuredMarks, simulatedMarks, uprightMarks} from "./forest-marks.js";

const MARK = 20; // height of a row's mark
const THIN = 8; // height of a row without a name
const AXIS = 26;

/** Where names, marks and numbers stand. Beside one another where there is room, else stacked. */
export function columnsOf(size) {
  return size.labels > 0
    ? {names: 208, left: 216, right: 128, beside: true}
    : {names: size.width - 8, left: 10, right: 14, beside: false};
}

/** Draw `rows` on `axis` below `top`. Returns {nodes, bottom}. */
export function drawForest({rows, axis, title, note, rules = [], items = []}, {document, size, focus}, top = 0) {
  const columns = columnsOf(size);
  const placed = layOut(rows, size, columns);
  const x = (value) => columns.left + ((value - axis.min) / (axis.max - axis.min)) * (size.width - columns.left - columns.right);
  const spans = rules.filter((rule) => rule.label).map((rule) => ({text: rule.label, x: x(rule.x)}));
  const header = layoutHeader({title, note, items, spans}, size);
  const height = placed.reduce((sum, row) => Math.max(sum, row.bottom), 0) + 6;
  const whole = header.height + height + AXIS;
  const upright = (values, className, more) => uprightMarks(values, placed, MARK, columns.beside, className, more);
  const node = drawPlot("forest", {
    document, header, top, width: size.width, height: whole,
    marginRight: columns.right, marginBottom: AXIS, marginLeft: columns.left,
    x: {domain: [axis.min, axis.max], axis: null},
    // Rows have heights of their own, so the vertical scale is in pixels.
    y: {domain: [0, height], range: [header.height, header.height + height], axis: null},
    marks: [
      upright(axis.ticks, "mark-grid"),
      upright(rules.filter((rule) => !rule.key).map((rule) => rule.x), "mark-rule"),
      upright(rules.filter((rule) => rule.key).map((rule) => rule.x), "mark-truth", {strokeDasharray: "5 3"}),
      barMarks(placed, axis, MARK),
      simulatedMarks(placed.filter((row) => row.role === "model" && !row.options)),
      measuredMarks(placed.filter((row) => row.role === "measured")),
      focusBox(placed[focus], axis, MARK),
      Plot.axisX({ticks: axis.ticks, tickFormat: (value) => withUnit(value), label: null, tickSize: 5, className: "mark-tick"}),
    ],
  });
  for (const row of placed) node.append(...rowTexts(document, row, header.height, size, columns));
  const middle = columns.left + (size.width - columns.left - columns.right) / 2;
  const names = wrap(axis.label, size.font, columns.beside ? size.width - columns.left : size.width - 8);
  const titles = names.map((text, i) => element(document, "text", {
    class: "mark-text", x: px(columns.beside ? middle : size.width / 2), y: px(top + whole + (i + 1) * size.line - 4),
  }, [text]));
  return {nodes: [node, ...titles], bottom: top + whole + names.length * size.line + 8};
}

// ---- where each row stands --------------------------------------------------------

function layOut(rows, size, columns) {
  const placed = [];
  let y = 0;
  let group = null;
  for (const row of rows) {
    const one = {...row, heading: [], lines: [], figures: []};
    if (row.group && row.group !== group) {
      one.heading = wrap(row.group, size.font, size.width - 8, BOLD);
      y += placed.length ? 10 : 0;
    }
    group = row.group ?? group;
    one.top = y;
    y += one.heading.length * size.line;
    one.lines = row.thin ? [] : wrap(row.label, size.font, columns.names);
    one.small = row.thin || !row.says ? [] : wrap(row.says, size.font, columns.names);
    one.figures = row.thin || !row.figures ? [] : wrap(row.figures, size.font, columns.beside ? columns.right - 12 : columns.names);
    const text = [...one.lines, ...one.small].length * size.line;
    if (columns.beside) {
      const tall = Math.max(text, one.figures.length * size.line, row.thin ? THIN : MARK) + (row.thin ? 0 : 6);
      one.y = y + tall / 2;
      y += tall;
    } else {
      y += text + one.figures.length * size.line;
      one.y = y + (row.thin ? THIN : MARK) / 2;
      y += row.thin ? THIN : MARK + 6;
    }
    one.bottom = y;
    placed.push(one);
  }
  return placed;
}

function rowTexts(document, row, down, size, columns) {
  const text = (words, x, y, kind = "") => element(document, "text", {
    class: `mark-text ${kind}`.trim(), "text-anchor": "start", x: px(x), y: px(down + y),
  }, [words]);
  const made = row.heading.map((words, i) => text(words, 2, row.top + (i + 1) * size.line - 5, "mark-title"));
  const start = row.top + row.heading.length * size.line;
  const lines = [...row.lines, ...row.small, ...(columns.beside ? [] : row.figures)];
  const first = columns.beside ? row.y - (lines.length * size.line) / 2 : start;
  made.push(...lines.map((words, i) => text(words, 2, first + (i + 1) * size.line - 5, row.options && i < row.lines.length ? "mark-title" : "")));
  if (columns.beside) {
    const above = row.y - (row.figures.length * size.line) / 2;
    made.push(...row.figures.map((words, i) => text(words, size.width - columns.right + 12, above + (i + 1) * size.line - 5)));
  }
  return made;
}
