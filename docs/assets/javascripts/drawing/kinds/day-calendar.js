// Chart kind "day-calendar": what the ovary holds, above panels over the same days; beside them a
// row of cycles and a year of such cycles.

/** @import {DayCalendar} from "contract" */
/** @import {Focus} from "../panels/readings.js" */

import {focusedPoint, panelReadings} from "../panels/readings.js";
import {drawStack, pinsByLetter, sharedRange, sharedView} from "../panels/stack.js";
import {drawCycleRow} from "../parts/cycle-row.js";
import {drawOvary, ovaryHeight} from "../scenes/ovary.js";
import {drawTrialRows} from "../studies/trial-rows.js";
import {placeInBox, sizeInBox} from "../svg/box.js";
import {px, svgElement} from "../svg/element.js";

const YEAR_WIDTH = 240; // in a wide picture
const GAP = 16; // before it

/**
 * Draw it. Returns {nodes, height}. A phone has no room for the year, which the words have, nor for
 * small panels, which the table has.
 *
 * @param {import("../panels/readings.js").ResultOf<DayCalendar>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const {chart} = result;
  const {size} = options;
  const focus = focusedPoint(readings, result, options.focus);
  const beside = size.labels > 0;
  const left = {x: 0, y: 0, width: beside ? size.width - YEAR_WIDTH - GAP : size.width, height: size.tallest};
  const panels = beside ? chart.panels.map((panel) => ({...panel, place: undefined})) : chart.panels;
  const shown = {...result, chart: {...chart, panels}};
  const days = drawDays(shown, {...options, focus, size: sizeInBox(size, left)});
  if (!beside) return {nodes: days, height: size.tallest};
  const right = {x: left.width + GAP, y: 0, width: YEAR_WIDTH, height: size.tallest};
  const year = drawYear(chart, {...options, focus, size: sizeInBox(size, right, {labels: 0})});
  return {nodes: [...days, placeInBox(options.document, year, right)], height: size.tallest};
}

/**
 * @param {import("../panels/readings.js").ResultOf<DayCalendar>} result
 * @param {Omit<import("../panels/stack.js").Options, "focus"> & {focus: Focus | null}} options
 */
function drawDays(result, options) {
  const {document, size, focus} = options;
  const x = sharedRange(result, options.pins);
  // The title of a panel names its only line, and the numbers of the days have their unit before them.
  const view = {
    ...sharedView(result, {...options, pins: pinsByLetter(options.pins)}, {...x, label: ""}),
    size: {...size, labels: 0},
    lineKey: false,
  };
  const top = ovaryHeight(size) + 4;
  const stack = drawStack(result.chart.panels, view, {top, height: size.tallest - top});
  const toX = (day) => size.left + ((day - x.min) / (x.max - x.min)) * (size.width - size.left - stack.right);
  const scene = drawOvary(result.chart.ovary, {document, size, toX});
  const unit = svgElement(
    document,
    "text",
    {class: "mark-text", x: 2, y: px(stack.bottom - 9), "text-anchor": "start"},
    ["day"],
  );
  const ring =
    focus?.strip === "days"
      ? [
          svgElement(document, "rect", {
            class: "mark-focus",
            x: px(toX(focus.index + 0.5)),
            y: 2,
            width: px(toX(1) - toX(0)),
            height: ovaryHeight(size) - size.line,
          }),
        ]
      : [];
  return [scene, ...stack.nodes, unit, ...ring];
}

/**
 * @param {DayCalendar} chart
 * @param {{document: Document, size: import("../svg/sizes.js").Size, focus: Focus | null}} options
 */
function drawYear({cycles, cycles_label: label, year}, {document, size, focus}) {
  const row = drawCycleRow(cycles, label, {
    document,
    size,
    focus: focus?.strip === "cycles" ? focus.index : null,
  });
  const rows = drawTrialRows(
    {title: year.label, rows: year.rows, axis: year.x},
    {document, size, focus: focus?.part === "year" ? focus.at : null},
  );
  return [...row.nodes, placeInBox(document, rows.nodes, {x: 0, y: row.height + 8})];
}

/**
 * What can be read in it: the days, the curves over them, the cycles, the year.
 *
 * @param {import("../panels/readings.js").ResultOf<DayCalendar>} result
 */
export function readings(result) {
  const {days, cycles, cycles_label, x, year} = result.chart;
  const strip = (name, label, cells) => ({
    strip: name,
    label,
    points: cells.map((cell) => ({...cell, text: `${cell.label}: ${cell.text}`})),
  });
  return [
    strip(
      "days",
      x.label,
      days.map(({day, label}) => ({label: `Day ${day}`, text: label})),
    ),
    ...panelReadings(result),
    strip(
      "cycles",
      cycles_label,
      cycles.map(({n, label}) => ({label: `Cycle ${n}`, text: label})),
    ),
    {
      label: year.label,
      points: year.rows.map(({label, says}, at) => ({part: "year", at, label, text: says ?? label})),
    },
  ];
}
