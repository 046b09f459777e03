// The two widths every chart is drawn at. The page holds both and its style sheet
// shows the one that fits, so nothing has to be redrawn when a page loads.
// The type stays at or above 12 px on screen at the smallest display of each: wide from
// 520 px, narrow from 288 px (a screen of 320 px). A picture must leave room for its sentence
// and its controls on one screen, so it may not be taller than `tallest`: 340 px beside the
// controls, 250 px on a phone of 390 px.

const SIZES = {
  wide: {
    name: "wide",
    width: 600,
    tallest: 340,
    font: 14,
    line: 17,
    left: 46,
    labels: 140, // most room at the right for labels at the ends of lines
  },
  narrow: {
    name: "narrow",
    width: 336,
    tallest: 234,
    font: 14,
    line: 17,
    left: 44, // a minus and three digits
    labels: 0, // no room: lines are named in a key above the panel
  },
};

/**
 * @typedef {typeof SIZES.wide & {small?: boolean}} Size measures of one of the two widths, or of a
 *   column of it; a small one has room for the names of its lines alone
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
