// All estimates of a repeated trial as a heap of squares on the axis of the forest above:
// one square, one simulated trial. Squares, because a round dot is a measurement.

/** @import {Axis, Estimates} from "contract" */

import * as Plot from "@observablehq/plot";
import {layoutHeader} from "../panels/legend.js";
import {formatQuantity} from "../svg/format.js";
import {drawPlot} from "../svg/plot-group.js";

const AXIS_HEIGHT = 26;
const MAX_HEIGHT = 130; // px that the tallest heap may have

/**
 * Draw a heap below `top`. Returns {nodes, bottom}.
 *
 * @param {Estimates} plot
 * @param {Axis} axis
 * @param {import("./forest.js").Columns} columns of the forest above
 * @param {{document: Document, size: import("../svg/sizes.js").Size}} options
 * @param {number} top
 */
export function drawEstimates(plot, axis, columns, {document, size}, top) {
  const width = size.width - columns.left - columns.right;
  const {radius, tallest} = fitRadius(plot.dots, axis, width);
  const height = tallest * 2 * radius + 10;
  /** @type {import("../panels/legend.js").LegendItem[]} */
  const items = [{kind: "quantile", role: "plain", text: plot.dots_label}];
  const header = layoutHeader({title: plot.label, items, spans: []}, size);
  const whole = header.height + height + AXIS_HEIGHT;
  const node = drawPlot("estimates", {
    document,
    header,
    top,
    width: size.width,
    height: whole,
    marginRight: columns.right,
    marginBottom: AXIS_HEIGHT,
    marginLeft: columns.left,
    x: {domain: [axis.min, axis.max], axis: null},
    y: {axis: null},
    marks: [
      Plot.ruleX([0], {className: "mark-rule"}),
      Plot.ruleX([plot.true], {strokeDasharray: "5 3", className: "mark-truth"}),
      Plot.dot(
        plot.dots,
        Plot.dodgeY({
          x: "x",
          r: radius - 0.5,
          padding: 1,
          anchor: "bottom",
          symbol: "square",
          className: "mark-quantile role-plain",
        }),
      ),
      Plot.axisX({
        ticks: axis.ticks,
        tickFormat: (value) => formatQuantity(value),
        label: null,
        tickSize: 5,
        className: "mark-tick",
      }),
    ],
  });
  return {nodes: [node], bottom: top + whole};
}

// The largest squares with which the tallest heap stays in bounds. Neighbors within a
// square's width pile up, so the tallest heap is the fullest window of that width.
/**
 * @param {Estimates["dots"]} dots
 * @param {Axis} axis
 * @param {number} width
 */
function fitRadius(dots, axis, width) {
  const at = dots.map(({x}) => ((x - axis.min) / (axis.max - axis.min)) * width).sort((a, b) => a - b);
  let fitting;
  for (const radius of [5, 4, 3.5, 3, 2.5, 2, 1.5]) {
    const next = at.map((x, i) => at.slice(i).findIndex((other) => other > x + 2.4 * radius));
    const tallest = Math.max(1, ...next.map((n) => n + 1));
    fitting = {radius, tallest};
    if (tallest * 2 * radius <= MAX_HEIGHT) break;
  }
  return fitting;
}
