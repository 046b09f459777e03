// Chart kind "cycle-animation": one spot of bone through its days, above panels over
// years. A cursor is a day of the spot, so playing walks through its stages.

/** @import {CycleAnimation, Spot} from "contract" */

import * as Plot from "@observablehq/plot";
import {layoutColumn} from "../panels/column.js";
import {layoutHeader} from "../panels/legend.js";
import {focusedPoint, panelReadings} from "../panels/readings.js";
import {drawStack, sharedRange, sharedView} from "../panels/stack.js";
import {px, svgElement} from "../svg/element.js";
import {formatQuantity} from "../svg/format.js";
import {nearestPoint} from "../svg/nearest-point.js";
import {drawPlot} from "../svg/plot-group.js";

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<CycleAnimation>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const focus = focusedPoint(readings, result, options.focus);
  const view = sharedView(result, {...options, focus}, sharedRange(result, options.pins));
  const {nodes, bottom} = drawStack(result.chart.panels, {...view, cursor: null}, {height: 340});
  return layoutColumn(options.document, [drawPit(result, view), {nodes, height: bottom, name: "panels"}]);
}

/**
 * What can be read in it: the stages of the spot, then the curves.
 *
 * @param {import("../panels/readings.js").ResultOf<CycleAnimation>} result
 */
export const readings = (result) => [...pitReadings(result), ...panelReadings(result)];

// One spot of bone through its days: how deep the pit is, and what has been refilled.

const PIT_HEIGHT = 120;
const AXIS_HEIGHT = 24;
const FLOOR = -140; // bone goes on below the pit

/**
 * Draw `chart.unit`. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<CycleAnimation>} result
 * @param {import("../panels/stack.js").View} view
 */
function drawPit(result, view) {
  const {unit} = result.chart;
  const {document, size} = view;
  const right = 14;
  const {points, lowest} = traces(unit);
  const top = Math.max(20, ...unit.depth) + 10;
  const toX = (day) =>
    size.left + ((day - unit.x.min) / (unit.x.max - unit.x.min)) * (size.width - size.left - right);
  const spans = unit.stages.map(({label, from, to}) => ({text: label, x: toX((from + to) / 2)}));
  const header = layoutHeader({title: `${unit.label}: ${unit.y.label}`, items: [], spans}, size);
  const toY = (depth) => header.height + ((top - depth) / (top - FLOOR)) * PIT_HEIGHT;
  const whole = header.height + PIT_HEIGHT + AXIS_HEIGHT;
  const dug = points.filter(({x}) => x <= lowest);
  const filled = points.filter(({x}) => x >= lowest);
  const stage = stageAt(unit, view.cursor);
  const at = view.cursor == null ? null : nearestPoint(points, view.cursor);
  const focus = view.focus?.piece === "pit" ? nearestPoint(points, view.focus.at) : null;
  const node = drawPlot("pit", {
    document,
    header,
    width: size.width,
    height: whole,
    marginBottom: AXIS_HEIGHT,
    marginLeft: size.left,
    marginRight: right,
    x: {domain: [unit.x.min, unit.x.max], axis: null},
    y: {domain: [FLOOR, top], axis: null},
    marks: [
      stage ? Plot.rect([stage], {x1: "from", x2: "to", y1: FLOOR, y2: top, className: "mark-now"}) : [],
      Plot.areaY(points, {x: "x", y1: FLOOR, y2: "old", className: "mark-bone"}),
      Plot.areaY(filled, {x: "x", y1: "old", y2: "y", className: "mark-band role-building"}),
      Plot.ruleX(unit.stages.slice(1), {x: "from", className: "mark-grid"}),
      Plot.ruleY([0], {className: "mark-rule"}),
      Plot.lineY(dug, {x: "x", y: "y", strokeDasharray: "7 3", className: "mark-line role-breakdown"}),
      Plot.lineY(filled, {x: "x", y: "y", className: "mark-line role-building"}),
      at
        ? [
            Plot.ruleX([view.cursor], {className: "mark-cursor"}),
            Plot.dot([at], {x: "x", y: "y", r: 5, className: "mark-reading role-plain"}),
          ]
        : [],
      focus ? Plot.dot([focus], {x: "x", y: "y", r: 8, className: "mark-focus"}) : [],
      Plot.axisY({ticks: [-100, -50, 0], label: null, tickSize: 0, tickPadding: 6, className: "mark-tick"}),
      Plot.axisX({ticks: unit.x.ticks, label: null, tickSize: 5, className: "mark-tick"}),
    ],
  });
  node.append(...names(unit, {document, lowest}, toX, toY));
  node.append(
    svgElement(
      document,
      "text",
      {class: "mark-text", x: px(toX((unit.x.min + unit.x.max) / 2)), y: px(whole + size.line - 6)},
      [unit.x.label],
    ),
  );
  return {nodes: [node], height: whole + size.line, name: "pit"};
}

/**
 * What can be read in it: stage by stage.
 *
 * @param {import("../panels/readings.js").ResultOf<CycleAnimation>} result
 */
function pitReadings({chart: {unit}}) {
  const points = unit.stages.map(({label, from, to}) => ({
    label,
    at: (from + to) / 2,
    text: `Day ${Math.round(from)} to ${Math.round(to)}: ${label}, depth at the end ${formatQuantity(depthAt(unit, to), unit.y.unit)}`,
  }));
  return [{piece: "pit", label: unit.label, points}];
}

// Old bone is what the pit has left so far; what stands above it is new.
/** @param {Spot} spot */
function traces({days, depth}) {
  let old = Infinity;
  const points = days.map((x, i) => {
    old = Math.min(old, depth[i]);
    return {x, y: depth[i], old};
  });
  return {points, lowest: points.findLast((point) => point.y === points.at(-1).old)?.x ?? 0};
}

const stageAt = (/** @type {Spot} */ {stages}, /** @type {number | null} */ day) =>
  day == null ? null : (stages.findLast(({from}) => from <= day + 1e-9) ?? null);

const depthAt = (/** @type {Spot} */ {days, depth}, /** @type {number} */ day) =>
  nearestPoint(
    days.map((x, i) => ({x, y: depth[i]})),
    day,
  ).y;

/**
 * @param {Spot} unit
 * @param {{document: Document, lowest: number}} pit
 * @param {(day: number) => number} toX
 * @param {(depth: number) => number} toY
 */
function names(unit, {document, lowest}, toX, toY) {
  const text = (line, x, y) => svgElement(document, "text", {class: "mark-text", x: px(x), y: px(y)}, [line]);
  const last = unit.x.max;
  const slope = {x1: toX(lowest), x2: toX(last), y1: toY(unit.depth.at(-1)), y2: toY(-100)};
  return [
    text("old bone", toX((unit.x.min + last) / 2), toY(FLOOR) - 6),
    text("new bone", slope.x1 + (slope.x2 - slope.x1) * 0.72, toY(-62)),
  ];
}
