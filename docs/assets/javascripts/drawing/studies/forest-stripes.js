// More measured rows than a picture has lines: one stripe for each group, in it a dot for each
// row, heaped around the middle so that no dot and no interval lies on another.

/** @import {Row} from "contract" */

import {lacksInterval} from "../panels/plot-marks.js";
import {BOLD_FACTOR, textWidth} from "../svg/text-width.js";

const RADII = [4, 3.5, 3, 2.5, 2];
export const EDGE = 14; // beside the axis, for its last number
const AIR = 6; // above and below the dots of a stripe

/** @typedef {{name: string, rows: Row[]}} Group */

/**
 * @param {Row[]} rows
 * @returns {Group[]}
 */
function groupsOf(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.group ?? "", [...(groups.get(row.group ?? "") ?? []), row]);
  return [...groups].map(([name, members]) => ({name, rows: members}));
}

const counted = (rows) => (rows.length === 1 ? "1 row" : `${rows.length} rows`);

/**
 * Room for the names of stripes.
 *
 * @param {Row[]} rows
 * @param {import("../svg/sizes.js").Size} size
 * @returns {import("./forest.js").Columns}
 */
export function stripeColumns(rows, size) {
  const widths = groupsOf(rows).flatMap((group) => [
    textWidth(group.name, size.font, BOLD_FACTOR),
    textWidth(counted(group.rows), size.font),
  ]);
  return {left: Math.max(...widths) + EDGE, right: EDGE};
}

/**
 * Stripes as tall as their heaps, with the largest dots that have room; groups that have none
 * even then are counted in words, because the table holds them.
 *
 * @param {Row[]} rows
 * @param {import("../svg/sizes.js").Size} size
 * @param {(value: number) => number} x
 * @param {number} room
 * @returns {import("./forest.js").Layout}
 */
export function layOutStripes(rows, size, x, room) {
  const groups = groupsOf(rows);
  const least = 2 * size.line + 4; // for the name and the count
  let stripes;
  for (const radius of RADII) {
    stripes = groups.map((group) => heapUp(group, x, radius, least));
    if (sum(stripes) <= room) break;
  }
  const kept = stripes.filter((_, i) => sum(stripes.slice(0, i + 1)) <= room);
  while (kept.length < stripes.length && sum(kept) + size.line + 2 > room) kept.pop();
  const spare = kept.length === stripes.length ? (room - sum(kept)) / kept.length : 0;
  const placed = [];
  const words = [];
  const edges = [];
  let top = 0;
  for (const {name, dots, height} of kept) {
    const tall = height + Math.min(spare, 20);
    const middle = top + tall / 2;
    placed.push(...dots.map(({row, y}) => ({...row, y: middle + y})));
    words.push(
      {text: name, x: 2, y: middle - size.line / 2, bold: true},
      {text: counted(dots), x: 2, y: middle + size.line / 2},
    );
    if (top) edges.push(top);
    top += tall;
  }
  const rest = groups.slice(kept.length);
  if (rest.length) {
    const names = rest.length === 1 ? rest[0].name : `${rest.length} groups`;
    const text = `${names}, ${counted(rest.flatMap((group) => group.rows))}: in the table`;
    words.push({text, x: 2, y: top + size.line / 2});
    top += size.line + 2;
  }
  return {placed, words, edges, height: top, radius: stripes[0].radius};
}

const sum = (stripes) => stripes.reduce((total, {height}) => total + height, 0);

// Rows with an interval are put first, the widest before all: a dot finds room beside them.
/**
 * @param {Group} group
 * @param {(value: number) => number} x
 * @param {number} radius
 * @param {number} least height
 */
function heapUp({name, rows}, x, radius, least) {
  const span = (row) => {
    const ends = lacksInterval(row) ? [row.estimate] : [row.lower, row.estimate, row.upper];
    const at = ends.map(x);
    const half = 1.35 * radius; // of a triangle, the widest mark
    return {from: Math.min(...at) - half, to: Math.max(...at) + half};
  };
  const order = rows
    .map((row, i) => ({row, i, ...span(row)}))
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from || a.i - b.i);
  const levels = [];
  for (const one of order) {
    const free = levels.find((level) => level.every((other) => one.to <= other.from || other.to <= one.from));
    if (free) free.push(one);
    else levels.push([one]);
  }
  const step = 2.3 * radius; // a triangle is as tall
  const dots = rows.map((row, i) => {
    const level = levels.findIndex((members) => members.some((one) => one.i === i));
    return {row, y: outward(level) * step - (levels.length % 2 ? 0 : step / 2)};
  });
  return {name, dots, radius, height: Math.max(levels.length * step + AIR, least)};
}

/** 0, 1, -1, 2, -2, … */
const outward = (level) => (level % 2 ? (level + 1) / 2 : -level / 2);
