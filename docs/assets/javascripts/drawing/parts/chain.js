// A chain with a break: published levels over hours, then a gap that nobody has bridged, then bone
// over months and the trials of the same product. The gap is the line above both, or between them.

/** @import {Break, LevelDot, LevelPanel, TimeSeries} from "contract" */
/** @import {Focus} from "../panels/readings.js" */

import * as Plot from "@observablehq/plot";
import {measureLabels, spreadLabels} from "../panels/end-labels.js";
import {layoutHeader} from "../panels/legend.js";
import {drawStack, sharedRange, sharedView} from "../panels/stack.js";
import {drawTrialRows} from "../studies/trial-rows.js";
import {placeInBox, sizeInBox} from "../svg/box.js";
import {px, svgElement} from "../svg/element.js";
import {formatNumber} from "../svg/format.js";
import {drawPlot} from "../svg/plot-group.js";
import {styleOf} from "../svg/roles.js";
import {textWidth} from "../svg/text-width.js";

const AXIS_HEIGHT = 22;
const BREAK_HEIGHT = 22;
const GAP = 26; // between both sides of the break
const NAMES = {wide: 112, narrow: 154}; // room beside the levels for the names of means

/**
 * Draw `chart.levels`, `chart.break`, `chart.panels` and `chart.forest`. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<TimeSeries>} result
 * @param {import("../panels/stack.js").Options} options
 * @param {Focus | null} focus
 */
export function drawChain(result, options, focus) {
  const {size} = options;
  return size.labels > 0 ? drawBeside(result, options, focus) : drawBelow(result, options, focus);
}

/** @type {typeof drawChain} */
function drawBeside(result, options, focus) {
  const {chart} = result;
  const {document, size} = options;
  const top = BREAK_HEIGHT + 4;
  const left = {x: 0, y: top, width: (size.width - GAP) / 2, height: size.tallest - top};
  const right = {...left, x: left.width + GAP};
  const inRight = sizeInBox(size, right, {left: 38, labels: 100});
  const trials = drawTrials(chart, {document, size: inRight}, focus);
  const bone = drawStack(
    chart.panels,
    {...sharedView(result, {...options, focus}, sharedRange(result, options.pins)), size: inRight},
    {height: right.height - trials.height - 8},
  );
  const below = {x: 0, y: right.height - trials.height};
  return {
    nodes: [
      drawBreak(chart.break, {document, size}, 0),
      placeInBox(document, drawLevels(chart.levels[0], {document, size: sizeInBox(size, left)}, focus), left),
      placeInBox(document, [...bone.nodes, placeInBox(document, trials.nodes, below)], right),
    ],
    height: size.tallest,
  };
}

// A phone has no room for the curves of bone, which lie on each other: the table has them.
/** @type {typeof drawChain} */
function drawBelow({chart}, {document, size}, focus) {
  const trials = drawTrials(chart, {document, size}, focus);
  const y = size.tallest - trials.height;
  const levels = {x: 0, y: 0, width: size.width, height: y - BREAK_HEIGHT};
  return {
    nodes: [
      ...drawLevels(chart.levels[0], {document, size: sizeInBox(size, levels)}, focus),
      drawBreak(chart.break, {document, size}, levels.height),
      placeInBox(document, trials.nodes, {x: 0, y}),
    ],
    height: size.tallest,
  };
}

/**
 * @param {TimeSeries} chart
 * @param {{document: Document, size: import("../svg/sizes.js").Size}} options
 * @param {Focus | null} focus
 */
function drawTrials({forest}, {document, size}, focus) {
  if (!forest.rows.length) return {nodes: [], height: 0};
  return drawTrialRows(
    {title: forest.label, rows: forest.rows, axis: forest.x},
    {document, size, focus: focus?.part === "trials" ? focus.at : null},
  );
}

// A level at one time is a dot, a mean over hours a dot on a bar as long as those hours.
/**
 * @param {LevelPanel} panel
 * @param {{document: Document, size: import("../svg/sizes.js").Size}} options
 * @param {Focus | null} focused
 */
function drawLevels(panel, {document, size}, focused) {
  const {x} = panel;
  const focus = focused?.panel === panel.key ? focused : null;
  const roomy = size.labels > 0;
  const names = NAMES[size.name];
  const note = roomy || panel.dots.length === 0 ? panel.note : null;
  const header = layoutHeader({title: panel.label, note, items: [], spans: []}, size);
  const whole = size.tallest - (roomy ? size.line : 0);
  const height = whole - header.height - AXIS_HEIGHT;
  const inside = (value) => Math.min(Math.max(value, panel.min), panel.max);
  const toY = (value) =>
    header.height + (Math.log(panel.max / value) / Math.log(panel.max / panel.min)) * height;
  const node = drawPlot("levels", {
    document,
    header,
    width: size.width,
    height: whole,
    marginRight: names,
    marginBottom: AXIS_HEIGHT,
    marginLeft: size.left,
    x: {domain: [x.min, x.max], axis: null},
    y: {type: "log", domain: [panel.min, panel.max], axis: null},
    marks: [
      Plot.rect(panel.bands, {x1: x.min, x2: x.max, y1: "y1", y2: "y2", className: "mark-span"}),
      Plot.gridY({ticks: panel.ticks, className: "mark-grid"}),
      Plot.gridX({ticks: x.ticks, className: "mark-grid"}),
      panel.dots.map((dot) => levelMarks(dot, inside)),
      focus ? Plot.dot([focus], {x: "x", y: "y", r: 9, className: "mark-focus"}) : [],
      Plot.axisX({ticks: x.ticks, tickFormat: String, label: null, tickSize: 5, className: "mark-tick"}),
      Plot.axisY({
        ticks: panel.ticks,
        tickFormat: String,
        label: null,
        tickSize: 0,
        tickPadding: 6,
        className: "mark-tick",
      }),
    ],
  });
  node.append(...levelNames(panel, {document, size, toY, top: header.height, height}));
  const middle = size.left + (size.width - size.left - names) / 2;
  const title = roomy
    ? {x: px(middle), y: px(size.tallest - 4)}
    : {x: 2, y: px(whole - 5), "text-anchor": "start"};
  return [node, svgElement(document, "text", {class: "mark-text", ...title}, [roomy ? x.label : x.unit])];
}

// The words of a point stand beside it (its number alone on a phone), those of means and bands at the right end, moved apart
// where they would touch.
/**
 * @param {LevelPanel} panel
 * @param {{document: Document, size: import("../svg/sizes.js").Size, toY: (value: number) => number,
 *   top: number, height: number}} room
 */
function levelNames({dots, bands, x}, {document, size, toY, top, height}) {
  const words = (text, at, y) =>
    svgElement(
      document,
      "text",
      {class: "mark-text", "text-anchor": "start", x: px(at), y: px(y + size.font * 0.35)},
      [text],
    );
  const names = NAMES[size.name];
  const right = size.width - names;
  const toX = (hour) => size.left + ((hour - x.min) / (x.max - x.min)) * (right - size.left);
  const points = dots
    .filter((dot) => dot.x1 === dot.x2)
    .map((dot) => ({
      says: size.labels > 0 ? dot.says : formatNumber(dot.y),
      want: toY(dot.y),
      height: size.line,
      at: toX(dot.x) + 10,
    }));
  const placedPoints = spreadLabels(points, top, top + height);
  // A point's words may reach into the room of the names beside the levels; then these make way.
  const reach = placedPoints
    .filter(({at, says}) => at + textWidth(says, size.font) > right)
    .map(({y}) => ({want: y, height: size.line, lines: []}));
  const ends = [
    ...dots.filter((dot) => dot.x1 < dot.x2).map((dot) => ({text: dot.says, want: toY(dot.y)})),
    ...bands.map(({label, y1, y2}) => ({text: label, want: toY(Math.sqrt(y1 * y2))})),
  ];
  const measured = measureLabels(ends, size, names - 12);
  return [
    ...placedPoints.map(({says, at, y}) => words(says, at, y)),
    ...spreadLabels([...measured, ...reach], top - 8, top + height + 8).flatMap(({lines, y, height: tall}) =>
      lines.map((text, i) => words(text, right + 8, y - tall / 2 + (i + 0.5) * size.line)),
    ),
  ];
}

/**
 * @param {LevelDot} dot
 * @param {(value: number) => number} inside the nearest value that is on the axis
 */
function levelMarks(dot, inside) {
  const {className, symbol, hollow} = styleOf(dot.role);
  const open = hollow || dot.lower == null;
  const upright =
    dot.lower == null
      ? []
      : Plot.link([dot], {
          x1: "x",
          x2: "x",
          y1: ({lower}) => inside(lower),
          y2: ({upper}) => inside(upper),
          className: `mark-interval ${className}`,
        });
  return [
    dot.x1 < dot.x2
      ? Plot.link([dot], {
          x1: "x1",
          x2: "x2",
          y1: "y",
          y2: "y",
          className: `mark-interval mark-hours ${className}`,
        })
      : [],
    upright,
    Plot.dot([dot], {
      x: "x",
      y: "y",
      r: 4,
      symbol,
      className: `mark-dot ${open ? "mark-open " : ""}${className}`,
    }),
  ];
}

// Dashed on both sides of its words: the arrow that nobody has drawn yet.
/**
 * @param {Break} gap
 * @param {{document: Document, size: import("../svg/sizes.js").Size}} options
 * @param {number} top
 */
function drawBreak({label}, {document, size}, top) {
  const half = textWidth(label, size.font) / 2 + 8;
  const [middle, y] = [size.width / 2, top + BREAK_HEIGHT / 2];
  const end = size.width - 8;
  return svgElement(document, "g", {class: "panel gap"}, [
    svgElement(document, "path", {
      class: "mark-gap",
      "stroke-dasharray": "5 4",
      d: `M8 ${px(y)}H${px(middle - half)}M${px(middle + half)} ${px(y)}H${px(end)}`,
    }),
    svgElement(document, "path", {class: "mark-gap", d: `M${px(end - 5)} ${px(y - 5)}l5 5l-5 5`}),
    svgElement(document, "text", {class: "mark-text", x: px(middle), y: px(y + 5)}, [label]),
  ]);
}
