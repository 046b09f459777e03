// Chart kind "day-calendar": a strip of days, panels over the same days, and
// optionally a strip of cycles below them.

/** @import {Day, DayCalendar, Panel} from "contract" */
/** @import {View} from "../panels/stack.js" */

import * as Plot from "@observablehq/plot";
import {columnsOf} from "../panels/columns.js";
import {layoutHeader} from "../panels/legend.js";
import {preparePanel, rightMargin} from "../panels/panel.js";
import {focusedPoint, panelReadings} from "../panels/readings.js";
import {drawStack, sharedRange, sharedView} from "../panels/stack.js";
import {plotToGroup} from "../svg/plot-group.js";
import {cellStyleOf} from "../svg/roles.js";

const DAY_HEIGHT = 22; // height of the strip of days
const CYCLE_HEIGHT = 40; // height of the strip of cycles, with a number and a sign

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<DayCalendar>} result
 * @param {import("../panels/stack.js").Options} options
 */
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
  const view = sharedView(result, {...options, focus: focusedPoint(readings, result, options.focus)}, x);
  const right = stripMargin(chart.panels, view);
  const strip = chart.days?.length ? drawDays(chart, view, right) : {nodes: [], height: 0};
  const stack = drawStack(chart.panels, view, {top: strip.height});
  const cycles = chart.cycles?.length
    ? drawCycles(chart, view, stack.right, stack.bottom + 10)
    : {nodes: [], height: 0};
  return {nodes: [...strip.nodes, ...stack.nodes, ...cycles.nodes], height: stack.bottom + cycles.height};
}

/**
 * What can be read in it: the days, the curves over them, the cycles.
 *
 * @param {import("../panels/readings.js").ResultOf<DayCalendar>} result
 */
export function readings(result) {
  const {days = [], days_label, cycles = [], cycles_label, x} = result.chart;
  const strip = (name, label, cells) => ({
    strip: name,
    label: label ?? x.label,
    points: cells.map((cell) => ({...cell, text: `${cell.label}: ${cell.text}`})),
  });
  return [
    strip(
      "days",
      days_label,
      days.map(({day, label}) => ({label: `Day ${day}`, text: label})),
    ),
    ...panelReadings(result),
    strip(
      "cycles",
      cycles_label,
      cycles.map(({n, label}) => ({label: `Cycle ${n}`, text: label})),
    ),
  ].filter((group) => group.points.length > 0);
}

// The strip comes first but must line up with the panels, so it asks for their margin.
/**
 * @param {Panel[]} panels
 * @param {View} view
 */
function stripMargin(panels, view) {
  const [{panels: first, size}] = columnsOf(panels, view.size);
  return rightMargin(first.map((panel) => preparePanel(panel, {...view, size})));
}

/**
 * @param {DayCalendar} chart
 * @param {View} view
 * @param {number} right
 */
function drawDays(chart, view, right) {
  const {size, x, document} = view;
  const toX = (day) => size.left + ((day - x.min) / (x.max - x.min)) * (size.width - size.left - right);
  const spans = phaseRuns(chart.days).map(({label, first, last}) => ({
    text: label,
    x: toX((first + last) / 2),
  }));
  const header = layoutHeader({title: chart.days_label, items: [], spans}, size);
  const height = header.height + DAY_HEIGHT;
  const figure = Plot.plot({
    document,
    className: "bone-plot",
    width: size.width,
    height,
    marginTop: header.height,
    marginBottom: 0,
    marginLeft: size.left,
    marginRight: right,
    x: {domain: [x.min, x.max], axis: null},
    y: {domain: [0, 1], axis: null},
    marks: cellMarks(
      chart.days.map(({day, phase}) => ({x1: day - 0.5, x2: day + 0.5, style: cellStyleOf(phase)})),
      focusedCell(view, "days"),
    ),
  });
  return placeStrip(view.document, figure, header, "days", 0, height + 10);
}

/**
 * @param {DayCalendar} chart
 * @param {View} view
 * @param {number} right
 * @param {number} top
 */
function drawCycles(chart, view, right, top) {
  const {size, document} = view;
  const kinds = [...new Map(chart.cycles.map((cycle) => [cycle.kind, cycle])).values()];
  const items = kinds.map(({kind, label}) => ({
    kind: /** @type {const} */ ("cell"),
    style: cellStyleOf(kind),
    text: label,
  }));
  const header = layoutHeader({title: chart.cycles_label, items, spans: []}, size);
  const height = header.height + CYCLE_HEIGHT;
  const figure = Plot.plot({
    document,
    className: "bone-plot",
    width: size.width,
    height,
    marginTop: header.height,
    marginBottom: 0,
    marginLeft: size.left,
    marginRight: right,
    x: {domain: [0, chart.cycles.length], axis: null},
    y: {domain: [0, 1], axis: null},
    marks: [
      cellMarks(
        chart.cycles.map(({kind}, i) => ({x1: i, x2: i + 1, style: cellStyleOf(kind)})),
        focusedCell(view, "cycles"),
      ),
      Plot.text(chart.cycles, {
        x: (_, i) => i + 0.5,
        y: 0.5,
        text: ({n, kind}) => `${n}\n${cellStyleOf(kind).sign}`,
        className: "mark-text",
      }),
    ],
  });
  return placeStrip(document, figure, header, "cycles", top, height + 14);
}

// One mark for each style: a mark has one class, and the class carries the shade.
function cellMarks(cells, focus) {
  const styles = new Map(cells.map(({style}) => [style.className, style]));
  const drawn = [...styles.keys()].map((className) =>
    Plot.rect(
      cells.filter(({style}) => style.className === className),
      {
        x1: "x1",
        x2: "x2",
        y1: 0,
        y2: 1,
        inset: 0.5,
        className: `mark-cell ${className}`,
      },
    ),
  );
  if (focus == null) return drawn;
  return [
    ...drawn,
    Plot.rect([cells[focus]], {x1: "x1", x2: "x2", y1: 0, y2: 1, inset: 2, className: "mark-focus"}),
  ];
}

const focusedCell = ({focus}, strip) => (focus?.strip === strip ? focus.index : null);

function placeStrip(document, figure, header, name, top, height) {
  const node = plotToGroup(document, figure);
  node.setAttribute("class", `strip strip-${name}`);
  node.setAttribute("transform", `translate(0,${top})`);
  for (const drawn of header.draw(document)) node.append(drawn);
  return {nodes: [node], height};
}

// Neighboring days of one phase, as one run with one name.
/** @param {Day[]} days */
function phaseRuns(days) {
  const runs = [];
  for (const {day, phase, label} of days) {
    const run = runs.at(-1);
    if (run && run.phase === phase && run.last === day - 1) run.last = day;
    else runs.push({phase, label, first: day, last: day});
  }
  return runs;
}
