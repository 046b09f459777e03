// What is around a line of the model. Virtual women, in the way that the reader chose: thin lines,
// a shade, small open squares at the end, or one line at a time. And where the line of the average
// woman may lie: always a band with edges. A round dot is never among them: that is a measurement.

/** @import {Grid, Result, Series} from "contract" */
/** @typedef {Grid["encoding"]} Encoding */

import * as Plot from "@observablehq/plot";
import {pileUp} from "../svg/pile.js";

const SQUARE = 3; // half of the side of a square

/**
 * @typedef {object} Uncertainty what is around one line; which of these shows the women depends on the encoding
 * @property {{x: number, y: number, n: number}[][]} [lines] one for each woman
 * @property {boolean} [one] whether the only line is one of many
 * @property {{x: number, y: number}[]} [squares] their last values
 * @property {Area[]} [area] that holds most of them
 * @property {number} [level] the share of women inside it
 * @property {Area[]} [average] where the line may lie
 * @property {number} [sure] how likely it lies there
 *
 * @typedef {{x: number, lower: number, upper: number}} Area
 */

/**
 * What is drawn around the line of a series, within the axis.
 *
 * @param {Series | undefined} series
 * @param {number[]} time
 * @param {{min: number, max: number}} axis
 * @param {{encoding: Encoding | null, frame: number}} view
 * @returns {Uncertainty}
 */
export function uncertaintyOf(series, time, axis, view) {
  const women = womenOf(series, time, axis, view);
  if (!series?.average_lower) return women;
  const average = areaOf(time, series.average_lower, series.average_upper, axis);
  return {...women, average, sure: series.average_level};
}

/** @returns {Uncertainty} */
function womenOf(series, time, axis, {encoding, frame}) {
  const inside = (x) => x >= axis.min && x <= axis.max;
  const trace = (values, n) =>
    values.map((y, i) => ({x: time[i], y, n})).filter(({x, y}) => inside(x) && Number.isFinite(y));
  const {samples, end_dots: ends} = series ?? {};
  if (encoding === "lines" && samples) return {lines: samples.map(trace)};
  if (encoding === "frames" && samples)
    return {lines: [trace(samples[frame % samples.length], 0)], one: true};
  if (encoding === "dots" && ends && inside(time.at(-1)))
    return {squares: ends.map((y) => ({x: time.at(-1), y}))};
  if (!series?.lower || !series?.upper) return {};
  return {area: areaOf(time, series.lower, series.upper, axis), level: series.level};
}

/** @returns {Area[]} */
function areaOf(time, lower, upper, {min, max}) {
  return time.map((x, i) => ({x, lower: lower[i], upper: upper[i]})).filter(({x}) => x >= min && x <= max);
}

/**
 * Every value that is drawn, so that the axis covers it.
 *
 * @param {Uncertainty} uncertainty
 */
export function uncertaintyValues({lines = [], squares = [], area = [], average = []}) {
  return [...lines.flat(), ...squares]
    .map(({y}) => y)
    .concat([...area, ...average].flatMap(({lower, upper}) => [lower, upper]));
}

/**
 * Marks for what is behind a line.
 *
 * @param {{uncertainty: Uncertainty, className: string, pin?: boolean}} line
 */
export function uncertaintyMarks({uncertainty, className, pin}) {
  if (pin) return [];
  const {lines = [], one, squares = [], area, average} = uncertainty;
  const band = (values, kind) =>
    Plot.areaY(values, {x: "x", y1: "lower", y2: "upper", className: `${kind} ${className}`});
  return [
    area ? band(area, "mark-band") : [],
    lines.length
      ? Plot.lineY(lines.flat(), {
          x: "x",
          y: "y",
          z: "n",
          className: `${one ? "mark-one" : "mark-sample"} ${className}`,
        })
      : [],
    // The wider the row of squares, the more women end there.
    squares.length
      ? Plot.dot(
          squares,
          Plot.initializer(
            {y: "y", r: SQUARE, symbol: "square", className: `mark-quantile ${className}`},
            pile,
          ),
        )
      : [],
    average ? band(average, "mark-average") : [],
  ];
}

/**
 * Squares at the right edge, beside each other where they would touch.
 *
 * @type {Plot.InitializerFunction}
 */
function pile(data, facets, {y}, scales, {width, marginRight}) {
  const heights = Float64Array.from(/** @type {number[]} */ (y.value), (value) => scales.y(value));
  const order = [...heights.keys()].sort((a, b) => heights[a] - heights[b]);
  const beside = pileUp(
    order.map((i) => heights[i]),
    2 * SQUARE + 1,
  );
  const places = new Float64Array(heights.length);
  for (const [n, i] of order.entries()) places[i] = width - marginRight - SQUARE - beside[n];
  return {data, facets, channels: {x: {value: places}, y: {value: heights}}};
}

/**
 * The legend items of a panel for them.
 *
 * @param {Uncertainty} uncertainty
 * @param {string | null} [bandLabel] in place of the usual words for the shade
 * @returns {{kind: "one" | "sample" | "quantile" | "band" | "average", text: string, short?: string}[]}
 */
export function uncertaintyLegend({average, sure, ...women}, bandLabel) {
  const theirs = womenLegend(women, bandLabel);
  if (!average) return theirs;
  return [{kind: "average", text: `average woman, ${percent(sure)} range`, short: "average"}, ...theirs];
}

/**
 * @param {Uncertainty} women
 * @param {string | null} [bandLabel]
 * @returns {{kind: "one" | "sample" | "quantile" | "band", text: string, short?: string}[]}
 */
function womenLegend({lines, one, squares, area, level}, bandLabel) {
  if (one) return [{kind: "one", text: "one model woman"}];
  if (lines) return [{kind: "sample", text: `${lines.length} single model women`}];
  if (squares)
    return [
      {
        kind: "quantile",
        text: `each square: 1 in ${squares.length} model women at the end`,
        short: `1 in ${squares.length} model women`,
      },
    ];
  if (!area) return [];
  return [{kind: "band", text: bandLabel ?? `${percent(level)} of model women`}];
}

const percent = (share) => `${Math.round(share * 100)}%`;

/**
 * What is drawn, in words: how sure the model is of the average, and how women differ.
 *
 * @param {Pick<Result, "uncertainty">} result
 * @param {Encoding | null} encoding
 */
export function uncertaintyWords({uncertainty}, encoding) {
  return [uncertainty.average, uncertainty[encoding] ?? uncertainty.band].filter(Boolean).join(" ");
}
