// Chart kind "dotplot": what could be read, as dots that each stand for the same share,
// over the range in which nothing can be concluded; panels with axes of their own below.

/** @import {Dotplot} from "contract" */

import * as Plot from "@observablehq/plot";
import {layoutColumn} from "../panels/column.js";
import {layoutHeader} from "../panels/legend.js";
import {focusedPoint, panelReadings} from "../panels/readings.js";
import {drawStack, sharedView} from "../panels/stack.js";
import {px, svgElement} from "../svg/element.js";
import {formatQuantity} from "../svg/format.js";
import {drawPlot} from "../svg/plot-group.js";
import {wrapText} from "../svg/text-width.js";

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<Dotplot>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const {chart} = result;
  const focus = focusedPoint(readings, result, options.focus);
  const view = sharedView(result, {...options, focus}, chart.x);
  const panels = chart.panels.map((panel) => {
    const {nodes, bottom} = drawStack([panel], {...view, x: panel.x ?? chart.x}, {height: 210});
    return {nodes, height: bottom, name: "panels"};
  });
  return layoutColumn(options.document, [drawDots(chart, view), ...panels]);
}

/**
 * What can be read in it: dots from left to right, then the curves.
 *
 * @param {import("../panels/readings.js").ResultOf<Dotplot>} result
 */
export const readings = (result) => [...dotReadings(result), ...panelReadings(result)];

// Dots that each stand for an equal share of what could happen. They are the model's, so
// they are plain discs in a pile and never carry an interval as a measurement does.

const AXIS_HEIGHT = 24;
const SIZES = {wide: {height: 130, r: 6.5}, narrow: {height: 130, r: 4.5}};

/**
 * Draw `chart.dots` over its bands and rules. Returns {nodes, height}.
 *
 * @param {Dotplot} chart
 * @param {import("../panels/stack.js").View} view
 */
function drawDots(chart, view) {
  const {document, size} = view;
  const {height, r} = SIZES[size.name];
  const {min, max, ticks, label} = chart.x;
  const side = 16;
  const toX = (value) => side + ((value - min) / (max - min)) * (size.width - 2 * side);
  const bands = chart.bands.map((band) => ({
    ...band,
    x1: Math.max(band.x1, min),
    x2: Math.min(band.x2, max),
  }));
  const spans = [
    ...bands.map((band) => ({text: band.label, x: toX((band.x1 + band.x2) / 2)})),
    ...chart.rules.map((rule) => ({text: rule.label, x: toX(rule.x)})),
  ].filter(({text}) => text);
  const header = layoutHeader({title: chart.dots_label, items: legendItems(chart), spans}, size);
  const whole = header.height + height + AXIS_HEIGHT;
  const looks = [
    [false, "mark-quantile"],
    [true, "mark-quantile mark-beyond"],
  ];
  const focus = view.focus?.piece === "dots" ? chart.dots[view.focus.index] : null;
  const pile = (dots, className, more = {}) =>
    Plot.dot(
      dots,
      Plot.dodgeY({
        x: "x",
        r,
        anchor: "bottom",
        padding: 0.5,
        className,
        ...more,
      }),
    );
  const node = drawPlot("dots", {
    document,
    header,
    width: size.width,
    height: whole,
    marginBottom: AXIS_HEIGHT,
    marginLeft: side,
    marginRight: side,
    x: {domain: [min, max], axis: null},
    y: {domain: [0, 1], axis: null},
    marks: [
      Plot.rect(bands, {x1: "x1", x2: "x2", y1: 0, y2: 1, className: "mark-span"}),
      Plot.gridX({ticks, className: "mark-grid"}),
      Plot.ruleX(chart.rules, {x: "x", className: "mark-rule"}),
      Plot.ruleY([0], {className: "mark-base"}),
      // One pile for all, so that inside and outside never overlap; the class comes after.
      pile(chart.dots, "mark-pile"),
      Plot.axisX({ticks, label: null, tickSize: 5, className: "mark-tick"}),
    ],
  });
  const discs = [...node.querySelectorAll(".mark-pile circle")];
  chart.dots.forEach(({beyond}, i) => discs[i].setAttribute("class", looks[Number(beyond)][1]));
  if (focus) {
    const disc = discs[view.focus.index];
    node.append(
      svgElement(document, "circle", {
        class: "mark-focus",
        cx: disc.getAttribute("cx"),
        cy: disc.getAttribute("cy"),
        r: r + 4,
      }),
    );
  }
  const lines = wrapText(label, size.font, size.width - 8);
  lines.forEach((line, i) =>
    node.append(
      svgElement(
        document,
        "text",
        {
          class: "mark-text",
          x: px(size.width / 2),
          y: px(whole + (i + 1) * size.line - 4),
        },
        [line],
      ),
    ),
  );
  return {nodes: [node], height: whole + lines.length * size.line, name: "dots"};
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
