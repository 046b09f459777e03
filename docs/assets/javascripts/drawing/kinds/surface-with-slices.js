// Chart kind "surface-with-slices": a map over two quantities and, beside it where there is room,
// curves that cut through it.

/** @import {Axis, Cross, Surface, SurfaceWithSlices, Untested, Zero} from "contract" */
/** @import {LegendItem} from "../panels/legend.js" */

import * as Plot from "@observablehq/plot";
import {layoutHeader} from "../panels/legend.js";
import {focusedPoint, panelReadings} from "../panels/readings.js";
import {drawStack, sharedView} from "../panels/stack.js";
import {placeInBox, sizeInBox} from "../svg/box.js";
import {px, svgElement} from "../svg/element.js";
import {formatNumber, formatPosition, formatQuantity} from "../svg/format.js";
import {drawPlot} from "../svg/plot-group.js";
import {BOLD_FACTOR, textWidth} from "../svg/text-width.js";

const BOX = {x1: "x1", x2: "x2", y1: "y1", y2: "y2"};
const MAP_WIDTH = 330; // in a wide picture; the slices have the rest
const GAP = 14; // between both

/**
 * Draw it. Returns {nodes, height}. A phone has room for the map alone.
 *
 * @param {import("../panels/readings.js").ResultOf<SurfaceWithSlices>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const {chart} = result;
  const {document, size} = options;
  const focus = focusedPoint(readings, result, options.focus);
  const pins = options.pins.map(({name, result: pinned}) => ({name, cross: pinned.chart.cross}));
  const beside = size.labels > 0;
  const left = {x: 0, y: 0, width: beside ? MAP_WIDTH : size.width, height: size.tallest};
  const map = drawSurface(chart, {
    ...options,
    size: sizeInBox(size, left),
    pins,
    focus: focus?.part === "map" ? focus : null,
  });
  if (!beside) return {nodes: map, height: size.tallest};
  const right = {...left, x: MAP_WIDTH + GAP, width: size.width - MAP_WIDTH - GAP};
  // Each pin would add five curves of its own; its place on the map says enough.
  const view = {
    ...sharedView(result, {...options, pins: [], focus}, chart.panels[0].x),
    size: sizeInBox(size, right, {left: 34, labels: 94}),
    endValues: false,
  };
  const slices = drawStack(chart.panels, view);
  return {nodes: [...map, placeInBox(document, slices.nodes, right)], height: size.tallest};
}

/**
 * What can be read in it: the pair that is set, the line of zero, and the curves.
 *
 * @param {import("../panels/readings.js").ResultOf<SurfaceWithSlices>} result
 */
export function readings(result) {
  const {chart} = result;
  const {x, y, z, cross, zero} = chart;
  const at = (point) => `${formatPosition(x, point.x)}, ${formatPosition(y, point.y)}`;
  const map = (label, points) => ({label, points: points.map((point) => ({part: "map", ...point}))});
  return [
    map(cross.label, [
      {
        x: cross.x,
        y: cross.y,
        label: at(cross),
        text: `${at(cross)}: ${formatQuantity(cross.value, z.unit)}`,
      },
    ]),
    map(
      zero.label,
      zero.points.map((point) => ({
        ...point,
        label: at(point),
        text: `${at(point)}: ${formatQuantity(0, z.unit)}`,
      })),
    ),
    ...panelReadings(result),
  ].filter((group) => group.points.length > 0);
}

// A map of one quantity over two others: level lines with their numbers, the line of zero
// bold, and a cross-hair at the pair that is set.

const AXIS_HEIGHT = 22;
const LEFT = 34;
const RIGHT = 14; // half of the last number of the axis
const VALUE_OFFSET = 12; // of the value from its mark
const STRIPE = 9; // from one line to the next where no trial has been

/**
 * Draw it over the whole of `size`. Returns nodes.
 *
 * @param {SurfaceWithSlices} chart
 * @param {{document: Document, size: import("../svg/sizes.js").Size, pins: {name: string, cross: Cross}[],
 *   focus: import("../panels/readings.js").Focus | null}} options
 */
function drawSurface({x, y, z, zero, cross, sides, untested}, {document, size, pins, focus}) {
  const header = layoutHeader(
    {title: z.label, note: `↑ ${y.label}`, items: legendItems({zero, cross, untested}, pins), spans: []},
    size,
  );
  const whole = size.tallest - size.line;
  const width = size.width - LEFT - RIGHT;
  const toX = (value) => (Math.log(value / x.min) / Math.log(x.max / x.min)) * width;
  const levels = z.ticks.filter((tick) => tick !== 0);
  const level = (tick) =>
    Plot.line(
      z.y.map((_, j) => crossing(z, j, tick)),
      {x: "x", y: "y", className: "mark-level"},
    );
  const node = drawPlot("surface", {
    document,
    header,
    width: size.width,
    height: whole,
    marginRight: RIGHT,
    marginBottom: AXIS_HEIGHT,
    marginLeft: LEFT,
    x: {type: "log", domain: [x.min, x.max], axis: null},
    y: {domain: [y.min, y.max], axis: null},
    marks: [
      Plot.gridX({ticks: x.ticks, className: "mark-grid"}),
      Plot.gridY({ticks: y.ticks, className: "mark-grid"}),
      levels.map(level),
      Plot.rect([{x1: x.min, x2: x.max, y1: y.min, y2: y.max}], {...BOX, className: "mark-box"}),
      Plot.line(zero.points, {x: "x", y: "y", className: "mark-zero"}),
      Plot.text(levelNames(z, levels, {toX, font: size.font}), {
        x: "x",
        y: "y",
        text: "text",
        className: "mark-text",
      }),
      Plot.text(sides ?? [], {x: "x", y: "y", text: "label", className: "mark-text mark-side"}),
      Plot.ruleX([cross.x], {className: "mark-cursor"}),
      Plot.ruleY([cross.y], {className: "mark-cursor"}),
      pins.map(({name, cross: at}) => [
        Plot.dot([at], {x: "x", y: "y", r: 6, symbol: "times", className: "mark-cross"}),
        Plot.text([at], {x: "x", y: "y", text: () => name, dx: 10, dy: -8, className: "mark-text"}),
      ]),
      Plot.dot([cross], {x: "x", y: "y", r: 8, symbol: "diamond", className: "mark-here"}),
      focus ? Plot.dot([focus], {x: "x", y: "y", r: 12, className: "mark-focus"}) : [],
      Plot.text([cross], {
        x: "x",
        y: "y",
        text: "says",
        className: "mark-text mark-title",
        ...valuePosition(cross, {y, zero}, {toX, width, font: size.font}),
      }),
      Plot.axisX({ticks: x.ticks, tickFormat: String, label: null, tickSize: 5, className: "mark-tick"}),
      Plot.axisY({ticks: y.ticks, label: null, tickSize: 0, tickPadding: 6, className: "mark-tick"}),
    ],
  });
  const tall = whole - header.height - AXIS_HEIGHT;
  const toY = (value) => header.height + ((y.max - value) / (y.max - y.min)) * tall;
  const stripes = untested.areas.map(({x1, x2, y1, y2}) =>
    stripesIn({left: LEFT + toX(x1), right: LEFT + toX(x2), top: toY(y2), bottom: toY(y1)}),
  );
  node.prepend(svgElement(document, "path", {class: "mark-untested", d: stripes.join("")}));
  const middle = LEFT + width / 2;
  const title = svgElement(document, "text", {class: "mark-text", x: px(middle), y: px(size.tallest - 4)}, [
    `${x.label} →`,
  ]);
  return [node, title];
}

// Slanted lines, each cut where it leaves the box.
/** @param {{left: number, right: number, top: number, bottom: number}} box */
function stripesIn({left, right, top, bottom}) {
  let path = "";
  for (let sum = left + top + STRIPE; sum < right + bottom; sum += STRIPE) {
    const [from, to] = [Math.max(left, sum - bottom), Math.min(right, sum - top)];
    path += `M${px(from)},${px(sum - from)}L${px(to)},${px(sum - to)}`;
  }
  return path;
}

/**
 * @param {{zero: Zero, cross: Cross, untested: Untested}} chart
 * @param {unknown[]} pins
 * @returns {LegendItem[]}
 */
const legendItems = ({zero, cross, untested}, pins) => [
  ...(zero.points.length > 1 ? [legendItem("zero", zero.label)] : []),
  legendItem("here", cross.label),
  ...(untested.areas.length ? [legendItem("column-hatched", untested.label)] : []),
  ...(pins.length ? [legendItem("cross", "pinned")] : []),
];

/**
 * @param {LegendItem["kind"]} kind
 * @param {string} text
 * @returns {LegendItem}
 */
const legendItem = (kind, text) => ({kind, role: "plain", text});

// The number of a level line stands on it, in one of two heights; where lines are so close that
// neighbors would touch all the same, every other line has none, nor has one that would leave the map.
/**
 * @param {Surface} z
 * @param {number[]} levels
 * @param {{toX: (value: number) => number, font: number}} measures
 */
function levelNames(z, levels, {toX, font}) {
  const last = [];
  return levels.flatMap((tick, n) => {
    const j = Math.round((z.y.length - 1) * (n % 2 ? 0.72 : 0.22));
    const {x: at} = crossing(z, j, tick);
    if (at === null) return [];
    const text = `${formatNumber(tick)}%`;
    const width = textWidth(text, font);
    if (toX(at) < width / 2 || toX(at) < (last[j] ?? -Infinity) + 6) return [];
    last[j] = toX(at) + width;
    return [{x: at, y: z.y[j], text}];
  });
}

// The value stands where there is room: away from the nearest edge, and not on the bold line,
// which would swallow its minus sign.
/**
 * @param {Cross} cross
 * @param {{y: Axis, zero: Zero}} chart
 * @param {{toX: (value: number) => number, width: number, font: number}} measures
 */
function valuePosition(cross, {y, zero}, {toX, width, font}) {
  const here = toX(cross.x);
  const room = VALUE_OFFSET + textWidth(cross.says, font, BOLD_FACTOR) + 4;
  const near = zero.points
    .filter((point) => Math.abs(point.y - cross.y) <= 2)
    .map((point) => toX(point.x) - here);
  const right = here + room > width || (here > room && near.some((gap) => gap > 0 && gap < room)) ? -1 : 1;
  return {
    textAnchor: /** @type {"start" | "end"} */ (right > 0 ? "start" : "end"),
    dx: right * VALUE_OFFSET,
    dy: cross.y > (y.min + y.max) / 2 ? 14 : -14,
  };
}

// Where a row of the map crosses a level; null where it does not. Values rise along every row.
/**
 * @param {Surface} z
 * @param {number} j
 * @param {number} level
 */
function crossing({x, y, values}, j, level) {
  const row = values[j];
  const i = row.findIndex((value, at) => at > 0 && (row[at - 1] - level) * (value - level) <= 0);
  if (i < 1) return {x: null, y: y[j]};
  const share = (level - row[i - 1]) / (row[i] - row[i - 1]);
  return {x: x[i - 1] * (x[i] / x[i - 1]) ** share, y: y[j]};
}
