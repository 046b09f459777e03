// One level on a scale: a knot on a rope, with where it rests and where it has been.

/** @import {DialBalance, Result, Rope} from "contract" */
/** @import {View} from "../panels/stack.js" */
/** @typedef {Pick<Result, "series" | "time"> & {chart: Pick<DialBalance, "rope">}} RopeResult */

import * as Plot from "@observablehq/plot";
import {layoutHeader} from "../panels/legend.js";
import {px, svgElement} from "../svg/element.js";
import {formatQuantity} from "../svg/format.js";
import {nearestPoint} from "../svg/nearest-point.js";
import {drawPlot} from "../svg/plot-group.js";
import {textWidth} from "../svg/text-width.js";
import {ticksBetween} from "../svg/ticks.js";

const MARGIN = 22;
const HEIGHT = 64; // of the rope with its names
const AXIS_HEIGHT = 26;

/**
 * Draw `chart.rope`. Returns {nodes, height}.
 *
 * @param {RopeResult} result
 * @param {View} view
 */
export function drawRope(result, view) {
  if (!result.chart.rope) return {nodes: [], height: 0};
  const rope = ropeAt(result, view.cursor);
  const {document, size} = view;
  const {min, max, ticks} = extendAxis(rope, (view.pins ?? []).map((pin) => pin.rope).filter(Boolean));
  const toX = (value) => MARGIN + ((value - min) / (max - min)) * (size.width - 2 * MARGIN);
  const header = layoutHeader(
    {title: rope.label, items: [], spans: [{text: rope.rest_label, x: toX(rope.rest)}]},
    size,
  );
  const whole = header.height + HEIGHT + AXIS_HEIGHT;
  const y = 0.55;
  const node = drawPlot("rope", {
    document,
    header,
    width: size.width,
    height: whole,
    marginBottom: AXIS_HEIGHT,
    marginLeft: MARGIN,
    marginRight: MARGIN,
    x: {domain: [min, max], axis: null},
    y: {domain: [0, 1], axis: null},
    marks: [
      Plot.gridX({ticks, className: "mark-grid"}),
      Plot.link([rope], {x1: min, x2: max, y1: y, y2: y, className: "mark-rope"}),
      Plot.ruleX([rope], {x: "rest", className: "mark-rule mark-reference"}),
      Plot.dot(rope.trail, {x: (value) => value, y: () => y, r: 4, className: "mark-trail"}),
      (view.pins ?? [])
        .filter((pin) => pin.rope)
        .map((pin) => [
          Plot.link([pin.rope], {
            x1: "value",
            x2: "value",
            y1: y - 0.25,
            y2: y + 0.25,
            className: "mark-line mark-pin role-plain",
          }),
          Plot.text([pin.rope], {x: "value", y, dy: 24, text: () => pin.name, className: "mark-text"}),
        ]),
      Plot.dot([rope], {x: "value", y, r: 9, symbol: "diamond", className: "mark-knot"}),
      view.focus?.piece === "rope" ? Plot.dot([rope], {x: "value", y, r: 14, className: "mark-focus"}) : [],
      Plot.axisX({ticks, label: null, tickSize: 5, className: "mark-tick"}),
    ],
  });
  node.append(...names(rope, {document, size}, toX, header.height));
  return {nodes: [node], height: whole, name: "rope"};
}

/**
 * What can be read on the rope.
 *
 * @param {RopeResult} result
 */
export function ropeReadings({chart: {rope}}) {
  if (!rope) return [];
  const text = `${rope.label}: ${formatQuantity(rope.value, rope.unit)}; ${rope.rest_label} ${formatQuantity(rope.rest, rope.unit)}`;
  return [{piece: "rope", label: rope.label, points: [{label: "Mark on the rope", text}]}];
}

// While time passes, the knot is where it was at that time, and the trail ends there.
/**
 * @param {RopeResult} result
 * @param {number | null} cursor
 */
function ropeAt({chart: {rope}, series, time}, cursor) {
  const values = series.find(({name}) => name === rope.series)?.values;
  if (cursor == null || !values) return rope;
  const point = nearestPoint(
    values.map((y, i) => ({x: time.values[i], y, i})),
    cursor,
  );
  return {...rope, value: point.y, trail: values.slice(0, point.i + 1)};
}

// Who pulls stands at the ends, the value over the knot.
/**
 * @param {Rope} rope
 * @param {{document: Document, size: import("../svg/sizes.js").Size}} options
 * @param {(value: number) => number} toX
 * @param {number} top
 */
function names({left, right, value, unit}, {document, size}, toX, top) {
  const text = (line, x, y, anchor) =>
    svgElement(document, "text", {class: "mark-text", "text-anchor": anchor, x: px(x), y: px(y)}, [line]);
  const shown = formatQuantity(value, unit);
  const half = textWidth(shown, size.font) / 2;
  const x = Math.min(Math.max(toX(value), half + 2), size.width - half - 2);
  return [
    svgElement(document, "text", {class: "mark-text mark-value", x: px(x), y: px(top + 13)}, [shown]),
    text(`← ${left}`, 2, top + HEIGHT - 4, "start"),
    text(`${right} →`, size.width - 2, top + HEIGHT - 4, "end"),
  ];
}

/**
 * @param {Rope} rope
 * @param {Rope[]} pinned
 */
function extendAxis({min, max, ticks, ...rope}, pinned) {
  const step = ticks[1] - ticks[0];
  const values = [rope.value, rope.rest, ...pinned.map(({value}) => value)];
  while (Math.min(...values) < min) min -= step;
  while (Math.max(...values) > max) max += step;
  return {min, max, ticks: ticksBetween(min, max, step)};
}
