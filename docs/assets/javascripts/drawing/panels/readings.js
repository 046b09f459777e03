// What a reader walks through by keyboard: every line and every set of dots of every
// panel, as groups of points with their reading in words. Kinds add groups of their own.

/** @import {Axis, DayCalendar, Result} from "contract" */

import {formatPosition, formatQuantity} from "../svg/format.js";

/**
 * @template {Result["chart"]} C
 * @typedef {Omit<Result, "chart"> & {chart: C}} ResultOf an answer whose chart is of one kind
 */

/**
 * @typedef {Pick<Result, "series" | "time"> & {chart: Pick<DayCalendar, "x" | "panels" | "band_label">}}
 *   PanelResult what panels read of a result
 *
 * @typedef {object} Point what is read at once; `at`, `part` and `piece` say where it stands
 * @property {string} label
 * @property {string} text
 * @property {number} [x]
 * @property {number} [y]
 * @property {string} [value] that of `y`, with its unit
 * @property {number} [at]
 * @property {string} [part]
 *
 * @typedef {object} Group points that are walked through one after another
 * @property {string} label
 * @property {Point[]} points
 * @property {string} [panel]
 * @property {string} [piece]
 * @property {string} [strip]
 *
 * @typedef {object} Place
 * @property {number} group
 * @property {number} index
 *
 * @typedef {Omit<Group, "points"> & Point & {index: number}} Focus the point that the keyboard or the pointer is on
 */

/**
 * The lines and dots of all panels, in the order of the picture.
 *
 * @param {PanelResult} result
 * @returns {Group[]}
 */
export function panelReadings({chart, series, time}) {
  const named = new Map(series.map((item) => [item.name, item]));
  return chart.panels.flatMap((panel) => {
    const axis = panel.x ?? chart.x;
    const range = chart.band_label ?? "range";
    const seen = ({x, y}) => Number.isFinite(y) && x >= axis.min && x <= axis.max;
    const lines = (panel.lines ?? []).map((line) => {
      const {values, lower, upper, average_lower: from, average_upper: to} = named.get(line.series);
      const points = values
        .map((y, i) => ({
          x: time.values[i],
          y,
          lower: lower?.[i],
          upper: upper?.[i],
          from: from?.[i],
          to: to?.[i],
        }))
        .filter(seen);
      return {
        label: `${panel.label}: ${line.label}`,
        points: points.map((point) => reading(point, axis, panel.unit, range)),
      };
    });
    const labels = [...new Set((panel.dots ?? []).map((dot) => dot.label))];
    const dots = labels.map((label) => ({
      label: `${panel.label}: ${label}`,
      points: panel.dots
        .filter((dot) => dot.label === label && seen(dot))
        .map((dot) => reading(dot, axis, panel.unit, "interval")),
    }));
    return [...lines, ...dots]
      .filter((group) => group.points.length > 0)
      .map((group) => ({...group, panel: panel.key}));
  });
}

/**
 * The item of `readings(result)` that `focus` names, with what its group says of it; or null.
 *
 * @template R
 * @param {(result: R) => Group[]} readings
 * @param {R} result
 * @param {Place | null} focus
 * @returns {Focus | null}
 */
export function focusedPoint(readings, result, focus) {
  if (!focus) return null;
  const {points, ...group} = readings(result)[focus.group] ?? {};
  const point = points?.[focus.index];
  return point ? {...group, ...point, index: focus.index} : null;
}

/**
 * @param {{x: number, y: number, lower?: number | null, upper?: number | null, from?: number, to?: number}} point
 *   `from` and `to` are the ends of the band of the average
 * @param {Axis} axis
 * @param {string} unit
 * @param {string} range what lies between lower and upper
 * @returns {Point}
 */
function reading({x, y, lower, upper, from, to}, axis, unit, range) {
  const label = formatPosition(axis, x);
  const ends = (name, low, high) =>
    Number.isFinite(low) && Number.isFinite(high)
      ? `, ${name} ${formatQuantity(low, unit)} to ${formatQuantity(high, unit)}`
      : "";
  const words = ends("average", from, to) + ends(range, lower, upper);
  const value = formatQuantity(y, unit);
  return {label, text: `${label}: ${value}${words}`, value, x, y};
}
