// Chart kind "dotplot": what could be read, as dots that each stand for the same share, over the
// range in which nothing can be concluded; beside them a curve on axes of its own, which a phone
// leaves to the table and tells in words.

/** @import {Dotplot} from "contract" */

import * as Plot from "@observablehq/plot";
import {layoutHeader} from "../panels/legend.js";
import {focusedPoint, panelReadings} from "../panels/readings.js";
import {drawStack, pinsByLetter, sharedView} from "../panels/stack.js";
import {placeInBox, sizeInBox} from "../svg/box.js";
import {px, svgElement} from "../svg/element.js";
import {formatQuantity} from "../svg/format.js";
import {fitPile} from "../svg/pile.js";
import {drawPlot} from "../svg/plot-group.js";
import {thinTicks} from "../svg/ticks.js";

const GAP = 18; // between dots and curve
const HEIGHT = {wide: 300, narrow: 234};
const SIDE = 16; // px left and right of the axis of the dots
const LARGEST = 6.5; // px, radius of a dot
const BELOW = 45; // px for the numbers and the name of an axis, as below a panel
const NUMBERS = 24; // px of these for the numbers

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<Dotplot>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const {chart} = result;
  const {document, size} = options;
  const focus = focusedPoint(readings, result, options.focus);
  const view = sharedView(result, {...options, pins: pinsByLetter(options.pins), focus}, chart.x);
  const [panel] = size.labels > 0 ? chart.panels : [];
  const note = panel ? null : chart.says;
  const key = layoutHeader({title: chart.dots_label, note, items: legendItems(chart), spans: []}, size);
  const height = HEIGHT[size.name];
  const width = panel ? (size.width - GAP) / 2 : size.width;
  const box = {x: 0, y: key.height, width, height: height - key.height};
  const nodes = [
    svgElement(document, "g", {class: "chart-key"}, key.draw(document)),
    placeInBox(document, [drawDots(chart, {...view, size: sizeInBox(size, box)})], box),
  ];
  if (panel) {
    const beside = {...box, x: width + GAP};
    const curve = drawStack([{...panel, place: "main"}], {
      ...view,
      size: sizeInBox(size, beside, {left: 42, labels: 0}),
      x: panel.x ?? chart.x,
      lineKey: false,
    });
    nodes.push(placeInBox(document, curve.nodes, beside));
  }
  return {nodes, height};
}

/**
 * What can be read in it: dots from left to right, then the curves.
 *
 * @param {import("../panels/readings.js").ResultOf<Dotplot>} result
 */
export const readings = (result) => [...dotReadings(result), ...panelReadings(result)];

// Dots that each stand for an equal share of what could happen. They are the model's, so
// they are plain discs in a pile and never carry an interval as a measurement does.

/**
 * Draw `chart.dots` over its bands and rules.
 *
 * @param {Dotplot} chart
 * @param {import("../panels/stack.js").View} view
 */
function drawDots(chart, {document, size, focus}) {
  const {min, max, label} = chart.x;
  const ticks = thinTicks(chart.x.ticks, size.width - 2 * SIDE, 2.2 * size.font);
  const toX = (value) => SIDE + ((value - min) / (max - min)) * (size.width - 2 * SIDE);
  const bands = chart.bands.map((band) => ({
    ...band,
    x1: Math.max(band.x1, min),
    x2: Math.min(band.x2, max),
  }));
  const spans = [
    ...bands.map((band) => ({text: band.label, x: toX((band.x1 + band.x2) / 2)})),
    ...chart.rules.map((rule) => ({text: rule.label, x: toX(rule.x)})),
  ].filter(({text}) => text);
  const header = layoutHeader({title: null, items: [], spans}, size);
  const ground = size.tallest - BELOW;
  const node = drawPlot("dots", {
    document,
    header,
    width: size.width,
    height: ground + NUMBERS,
    marginBottom: NUMBERS,
    marginLeft: SIDE,
    marginRight: SIDE,
    x: {domain: [min, max], axis: null},
    y: {domain: [0, 1], axis: null},
    marks: [
      Plot.rect(bands, {x1: "x1", x2: "x2", y1: 0, y2: 1, className: "mark-span"}),
      Plot.gridX({ticks, className: "mark-grid"}),
      Plot.ruleX(chart.rules, {x: "x", className: "mark-rule"}),
      Plot.ruleY([0], {className: "mark-base"}),
      Plot.axisX({ticks, label: null, tickSize: 5, className: "mark-tick"}),
    ],
  });
  const places = chart.dots.map(({x}) => toX(x));
  const {r, heights} = fitPile(places, ground - header.height, LARGEST);
  const disc = (i, className, radius) =>
    svgElement(document, "circle", {
      class: className,
      cx: px(places[i]),
      cy: px(ground - r - 0.5 - heights[i]),
      r: px(radius),
    });
  const looks = {true: "mark-quantile mark-beyond", false: "mark-quantile"};
  const discs = chart.dots.map(({beyond}, i) => disc(i, looks[String(beyond)], r));
  node.append(svgElement(document, "g", {class: "mark-pile"}, discs));
  if (focus?.piece === "dots") node.append(disc(focus.index, "mark-focus", r + 4));
  node.append(
    svgElement(document, "text", {class: "mark-text", x: px(size.width / 2), y: px(ground + BELOW - 6)}, [
      label,
    ]),
  );
  return node;
}

/**
 * What can be read in it, dot by dot.
 *
 * @param {import("../panels/readings.js").ResultOf<Dotplot>} result
 */
function dotReadings({chart}) {
  const points = chart.dots.map(({x, beyond}, i) => ({
    label: `Dot ${i + 1}`,
    text: `Dot ${i + 1} of ${chart.dots.length}: ${formatQuantity(x, chart.x.unit)}, ${beyond ? chart.beyond_label : chart.within_label}`,
  }));
  return [{piece: "dots", label: chart.dots_label, points}];
}

/**
 * @param {Dotplot} chart
 * @returns {import("../panels/legend.js").LegendItem[]}
 */
const legendItems = ({beyond_label, within_label}) => [
  {kind: "disc", className: "mark-quantile mark-beyond", text: beyond_label},
  {kind: "disc", className: "mark-quantile", text: within_label},
];
