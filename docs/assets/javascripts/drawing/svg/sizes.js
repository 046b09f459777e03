// The two widths every chart is drawn at. The page holds both and its style sheet
// shows the one that fits, so nothing has to be redrawn when a page loads.
// The type stays at or above 12 px on screen at the smallest display of each: wide from
// 560 px, narrow from 256 px (a screen of 320 px).

const SIZES = {
  wide: {
    name: "wide",
    width: 640,
    font: 14,
    line: 18,
    left: 48,
    labels: 150, // most room at the right for labels at the ends of lines
    heights: [250, 170, 140],
  },
  narrow: {
    name: "narrow",
    width: 320,
    font: 15,
    line: 19,
    left: 48, // a minus and three digits
    labels: 0, // no room: lines are named in a key above the panel
    heights: [200, 150, 130],
  },
};

/**
 * @typedef {typeof SIZES.wide} Size measures of one of the two widths
 */

/**
 * The measures for "wide" or "narrow".
 *
 * @param {string} name
 * @returns {Size}
 */
export function sizeOf(name) {
  const size = SIZES[name];
  if (!size) throw new Error(`Unknown chart width "${name}"; use wide or narrow.`);
  return size;
}

/** Height of the plotting area of one of `count` stacked panels. */
export function panelHeight(size, count) {
  return size.heights[Math.min(count, size.heights.length) - 1];
}
