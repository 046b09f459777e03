// Results by year of publication: one mark for each, heaped where a year has many.

/** @import {Timeline} from "contract" */

import * as Plot from "@observablehq/plot";
import {layoutHeader} from "../panels/legend.js";
import {px, svgElement} from "../svg/element.js";
import {drawPlot} from "../svg/plot-group.js";
import {styleOf} from "../svg/roles.js";

const AXIS_HEIGHT = 26;

/**
 * Draw it below `top`. Returns {nodes, bottom}.
 *
 * @param {Timeline} timeline
 * @param {import("./forest.js").PartOptions} options
 * @param {number} top
 */
export function drawTimeline({label, axis, dots, items = []}, {document, size, focus}, top) {
  const radius = size.labels > 0 ? 4 : 2.5; // so that neighboring years do not touch
  const tallest = Math.max(1, ...countsByYear(dots));
  const height = tallest * (2 * radius + 1) + 16;
  const header = layoutHeader({title: label, items, spans: []}, size);
  const whole = header.height + height + AXIS_HEIGHT;
  const upright = (dot) => dots.filter((other, i) => other.x === dot.x && i < dots.indexOf(dot)).length;
  const placed = dots.map((dot) => ({...dot, y: (upright(dot) + 0.5) * (2 * radius + 1)}));
  const heap = (outline) => {
    const {className, symbol} = styleOf(outline ? "progestin" : "measured");
    return Plot.dot(
      placed.filter((dot) => Boolean(dot.outline) === outline),
      {
        x: "x",
        y: "y",
        r: radius - 0.5,
        symbol,
        className: `mark-dot mark-small mark-open ${className}`,
      },
    );
  };
  const node = drawPlot("timeline", {
    document,
    header,
    top,
    width: size.width,
    height: whole,
    marginRight: 24,
    marginBottom: AXIS_HEIGHT,
    marginLeft: 24,
    x: {domain: [axis.min, axis.max], axis: null},
    y: {domain: [0, height], axis: null},
    marks: [
      Plot.gridX({ticks: axis.ticks, className: "mark-grid"}),
      Plot.ruleY([0], {className: "mark-base"}),
      heap(false),
      heap(true),
      placed[focus] ? Plot.dot([placed[focus]], {x: "x", y: "y", r: 8, className: "mark-focus"}) : [],
      Plot.axisX({ticks: axis.ticks, tickFormat: String, label: null, tickSize: 5, className: "mark-tick"}),
    ],
  });
  const title = svgElement(
    document,
    "text",
    {class: "mark-text", x: px(size.width / 2), y: px(top + whole + size.line - 4)},
    [axis.label],
  );
  return {nodes: [node, title], bottom: top + whole + size.line + 8};
}

/** @param {Timeline["dots"]} dots */
function countsByYear(dots) {
  const counts = new Map();
  for (const {x} of dots) counts.set(x, (counts.get(x) ?? 0) + 1);
  return [...counts.values()];
}

/**
 * The marks as a group of points for a reader at the keyboard.
 *
 * @param {Timeline} timeline
 */
export function timelineReadings({label, dots}) {
  return [{label, points: dots.map(({x, label: name}) => ({label: String(x), text: `${x}: ${name}`}))}];
}
