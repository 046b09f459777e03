// Virtual women around a line of the model, in the way that the reader chose: thin lines,
// shades, small open squares at the end, or one line at a time. A round dot is never among
// them: that is a measurement.

/** @import {Grid, Series} from "contract" */
/** @typedef {Grid["encoding"]} Encoding */

import * as Plot from "@observablehq/plot";
import {pileUp} from "../svg/pile.js";

const SQUARE = 3; // half of the side of a square

/**
 * @typedef {object} Uncertainty virtual women around one line; which of these depends on the encoding
 * @property {{x: number, y: number, n: number}[][]} [lines] one for each woman
 * @property {boolean} [one] whether the only line is one of many
 * @property {{x: number, y: number}[]} [squares] their last values
 * @property {{x: number, lower: number, upper: number}[][]} [areas] from the widest to the narrowest
 * @property {number[]} [levels] the shares of women inside the areas
 */

/**
 * What of a series the women of one line are drawn from, within the axis.
 *
 * @param {Series | undefined} series
 * @param {number[]} time
 * @param {{min: number, max: number}} axis
 * @param {{encoding: Encoding | null, frame: number}} view
 * @returns {Uncertainty}
 */
export function uncertaintyOf(series, time, {min, max}, {encoding, frame}) {
  const inside = (x) => x >= min && x <= max;
  const trace = (values, n) =>
    values.map((y, i) => ({x: time[i], y, n})).filter(({x, y}) => inside(x) && Number.isFinite(y));
  const {samples, end_dots: ends} = series ?? {};
  if (encoding === "lines" && samples) return {lines: samples.map(trace)};
  if (encoding === "frames" && samples)
    return {lines: [trace(samples[frame % samples.length], 0)], one: true};
  if (encoding === "dots" && ends && inside(time.at(-1)))
    return {squares: ends.map((y) => ({x: time.at(-1), y}))};
  if (!series?.lower || !series?.upper) return {};
  const area = (lower, upper) =>
    time.map((x, i) => ({x, lower: lower[i], upper: upper[i]})).filter(({x}) => inside(x));
  const inner = series.inner_lower ? [area(series.inner_lower, series.inner_upper)] : [];
  const levels = [series.level, series.inner_lower && series.inner_level].filter(Boolean).reverse();
  return {areas: [area(series.lower, series.upper), ...inner], levels};
}

/**
 * Every value that is drawn, so that the axis covers it.
 *
 * @param {Uncertainty} uncertainty
 */
export function uncertaintyValues({lines = [], squares = [], areas = []}) {
  return [...lines.flat(), ...squares]
    .map(({y}) => y)
    .concat(areas.flat().flatMap(({lower, upper}) => [lower, upper]));
}

/**
 * Marks for the women behind a line.
 *
 * @param {{uncertainty: Uncertainty, className: string, pin?: boolean}} line
 */
export function uncertaintyMarks({uncertainty, className, pin}) {
  if (pin) return [];
  const {lines = [], one, squares = [], areas = []} = uncertainty;
  return [
    areas.map((area) =>
      Plot.areaY(area, {x: "x", y1: "lower", y2: "upper", className: `mark-band ${className}`}),
    ),
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
 * The legend item of a panel for them, or null.
 *
 * @param {Uncertainty} uncertainty
 * @param {string | null} [bandLabel] in place of the usual words for areas
 * @returns {{kind: "one" | "sample" | "quantile" | "band", text: string} | null}
 */
export function uncertaintyLegend({lines, one, squares, areas, levels}, bandLabel) {
  if (one) return {kind: "one", text: "one model woman"};
  if (lines) return {kind: "sample", text: `${lines.length} single model women`};
  if (squares) return {kind: "quantile", text: `each square: 1 in ${squares.length} model women at the end`};
  if (!areas) return null;
  const shares = levels.map((level) => `${Math.round(level * 100)}%`).join(" and ");
  return {
    kind: "band",
    text: bandLabel ?? `${levels.length > 1 ? "shades" : "shade"}: ${shares} of model women`,
  };
}
