// What a scene holds while time passes.

/** @typedef {Pick<import("contract").Result, "series" | "time">} Courses */

import {nearestPoint} from "../svg/nearest-point.js";

/**
 * What a count or level is at the cursor, where it is a series of the result.
 *
 * @template {{key: string, value: number, reads?: string | null}} T
 * @param {T} one
 * @param {Courses} result
 * @param {number | null} cursor
 * @returns {T}
 */
export function valueAt(one, {series, time}, cursor) {
  const values = cursor == null ? null : series.find(({name}) => name === one.key)?.values;
  if (!values) return one;
  const point = nearestPoint(
    values.map((y, i) => ({x: time.values[i], y})),
    cursor,
  );
  return point ? {...one, value: point.y, reads: null} : one;
}
