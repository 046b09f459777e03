// Which panels stand beside each other. One that is `beside` the others gets a column as
// wide as theirs; the small ones share a narrow column, and a phone, which has no room
// for it, leaves them to the table.

/** @import {Panel} from "contract" */
/** @import {Size} from "../svg/sizes.js" */

const GAP = 18; // between two columns
const PLACES = {
  main: {share: 1, left: 46},
  beside: {share: 1, left: 42},
  small: {share: 0.55, left: 38}, // its lines are named in a key: labels would take half of it
};
const LABELS = [140, 104, 86]; // most room for labels in one of one, two, three columns

/**
 * The columns of a picture from the left, each with its panels, its place and its own measures.
 *
 * @template {Panel} P
 * @param {P[]} panels
 * @param {Size} size of the picture
 * @returns {{panels: P[], x: number, size: Size}[]}
 */
export function columnsOf(panels, size) {
  if (size.labels === 0) {
    const kept = panels.filter(({place}) => place !== "small");
    return [{panels: kept.length > 0 ? kept : panels, x: 0, size}];
  }
  const used = Object.entries(PLACES)
    .map(([name, place]) => ({...place, name, panels: panels.filter((panel) => placeOf(panel) === name)}))
    .filter((column) => column.panels.length > 0);
  const labels = Math.min(size.labels, LABELS[used.length - 1]);
  const share = (size.width - (used.length - 1) * GAP) / used.reduce((sum, column) => sum + column.share, 0);
  let x = 0;
  return used.map((column) => {
    const width = column.share * share;
    const small = column.name === "small" && used.length > 1;
    const placed = {
      panels: column.panels,
      x,
      size: {...size, width, left: column.left, labels: small ? 0 : labels, small},
    };
    x += width + GAP;
    return placed;
  });
}

const placeOf = (/** @type {Panel} */ panel) => panel.place ?? "main";
