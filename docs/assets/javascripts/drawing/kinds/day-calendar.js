// Chart kind "day-calendar": a strip of days, panels over the same days, and
// optionally a strip of cycles below them.

import * as Plot from "@observablehq/plot";
import {layoutHeader} from "../panels/legend.js";
import {preparePanel} from "../panels/panel.js";
import {focused, panelGroups} from "../panels/readings.js";
import {drawStack, sharedRange, viewOf} from "../panels/stack.js";
import {adopt} from "../svg/plot-group.js";
import {cell} from "../svg/roles.js";

const DAY = 22; // height of the strip of days
const CYCLE = 40; // height of the strip of cycles, with a number and a sign

/** Draw it. Returns {nodes, height}. */
export function draw(result, options) {
  const {chart} = result;
  const declared = sharedRange(result, options.pins);
  const days = (chart.days ?? []).map(({day}) => day);
  // Half a day on either side, so that each cell stands over its own day.
  const x = {
    ...declared,
    min: Math.min(declared.min, ...days.map((day) => day - 0.5)),
    max: Math.max(declared.max, ...days.map((day) => day + 0.5)),
  };
  const view = viewOf(result, {...options, focus: focused(read, result, options.focus)}, x);
  const right = rightMargin(chart.panels, view);
  const strip = chart.days?.length ? drawDays(chart, view, right) : {nodes: [], height: 0};
  const stack = drawStack(chart.panels, view, strip.height);
  const cycles = chart.cycles?.length
    ? drawCycles(chart, view, stack.right, stack.bottom + 10)
    : {nodes: [], height: 0};
  return {nodes: [...strip.nodes, ...stack.nodes, ...cycles.nodes], height: stack.bottom + cycles.height};
}

/** What can be read in it: the days, the curves over them, the cycles. */
export function read(result) {
  const {days = [], days_label, cycles = [], cycles_label, x} = result.chart;
  const strip = (name, label, cells) => ({
    strip: name, label: label ?? x.label, points: cells.map((cell) => ({...cell, text: `${cell.label}: ${cell.text}`})),
  });
  return [
    strip("days", days_label, days.map(({day, label}) => ({label: `Day ${day}`, text: label}))),
    ...panelGroups(result),
    strip("cycles", cycles_label, cycles.map(({n, label}) => ({label: `Cycle ${n}`, text: label}))),
  ].filter((group) => group.points.length > 0);
}

// The strip comes first but must line up with the panels, so it asks for their margin.
function rightMargin(panels, view) {
  return Math.ceil(Math.max(14, ...panels.map((panel) => preparePanel(panel, view).width + 14)));
}

function drawDays(chart, view, right) {
  const {size, x, document} = view;
  const toX = (day) => size.left + ((day - x.min) / (x.max - x.min)) * (size.width - size.left - right);
  const spans = runs(chart.days).map(({label, first, last}) => ({text: label, x: toX((first + last) / 2)}));
  const header = layoutHeader({title: chart.days_label, items: [], spans}, size);
  const height = header.height + DAY;
  const figure = Plot.plot({
    document, className: "bone-plot", width: size.width, height,
    marginTop: header.height, marginBottom: 0, marginLeft: size.left, marginRight: right,
    x: {domain: [x.min, x.max], axis: null}, y: {domain: [0, 1], axis: null},
    marks: cellMarks(
      chart.days.map(({day, phase}) => ({x1: day - 0.5, x2: day + 0.5, look: cell(phase)})),
      focusedCell(view, "days"),
    ),
  });
  return finish(view.document, figure, header, "days", 0, height + 10);
}

function drawCycles(chart, view, right, top) {
  const {size, document} = view;
  const kinds = [...new Map(chart.cycles.map((cycle) => [cycle.kind, cycle])).values()];
  const items = kinds.map(({kind, label}) => ({kind: "cell", look: cell(kind), text: label}));
  const header = layoutHeader({title: chart.cycles_label, items, spans: []}, size);
  const height = header.height + CYCLE;
  const figure = Plot.plot({
    document, className: "bone-plot", width: size.width, height,
    marginTop: header.height, marginBottom: 0, marginLeft: size.left, marginRight: right,
    x: {domain: [0, chart.cycles.length], axis: null}, y: {domain: [0, 1], axis: null},
    marks: [
      cellMarks(chart.cycles.map(({kind}, i) => ({x1: i, x2: i + 1, look: cell(kind)})), focusedCell(view, "cycles")),
      Plot.text(chart.cycles, {
        x: (_, i) => i + 0.5, y: 0.5, text: ({n, kind}) => `${n}\n${cell(kind).sign}`, className: "mark-text",
      }),
    ],
  });
  return finish(document, figure, header, "cycles", top, height + 14);
}

// One mark for each look: a mark has one class, and the class carries the shade.
function cellMarks(cells, focus) {
  const looks = new Map(cells.map(({look}) => [look.className, look]));
  const drawn = [...looks.keys()].map((className) =>
    Plot.rect(cells.filter(({look}) => look.className === className), {
      x1: "x1", x2: "x2", y1: 0, y2: 1, inset: 0.5, className: `mark-cell ${className}`,
    }));
  if (focus == null) return drawn;
  return [...drawn, Plot.rect([cells[focus]], {x1: "x1", x2: "x2", y1: 0, y2: 1, inset: 2, className: "mark-focus"})];
}

const focusedCell = ({focus}, strip) => (focus?.strip === strip ? focus.index : null);

function finish(document, figure, header, name, top, height) {
  const node = adopt(document, figure);
  node.setAttribute("class", `strip strip-${name}`);
  node.setAttribute("transform", `translate(0,${top})`);
  for (const drawn of header.draw(document)) node.append(drawn);
  return {nodes: [node], height};
}

// Neighbouring days of one phase, as one run with one name.
function runs(days) {
  const found = [];
  for (const {day, phase, label} of days) {
    const run = found.at(-1);
    if (run && run.phase === phase && run.last === day - 1) run.last = day;
    else found.push({phase, label, first: day, last: day});
  }
  return found;
}
