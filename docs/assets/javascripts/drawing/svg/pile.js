// Round marks at their places along a line, each as low as it can lie without touching another.
// They are laid in rows from the ground up: one laid from one end to the other leans.

/**
 * Heights of the middles above the ground, in the order of `places`, which rise.
 *
 * @param {number[]} places px
 * @param {number} apart px between two middles, at least
 */
export function pileUp(places, apart) {
  const heights = places.map(() => 0);
  /** @type {{x: number, y: number}[]} */
  const laid = [];
  for (const i of inRows(places, apart)) {
    const x = places[i];
    const near = laid.filter((other) => Math.abs(other.x - x) < apart);
    const upon = near.map((other) => other.y + Math.sqrt(apart ** 2 - (other.x - x) ** 2));
    const free = (y) => near.every((other) => Math.hypot(other.x - x, other.y - y) >= apart - 1e-6);
    heights[i] = [0, ...upon].sort((a, b) => a - b).find(free);
    laid.push({x, y: heights[i]});
  }
  return heights;
}

// All indices: first those that have room beside each other, then of the rest those that have, …
function inRows(places, apart) {
  const order = [];
  let rest = places.map((_, i) => i);
  while (rest.length > 0) {
    let end = -Infinity;
    const row = rest.filter((i) => {
      const fits = places[i] >= end;
      if (fits) end = places[i] + apart;
      return fits;
    });
    order.push(...row);
    rest = rest.filter((i) => !row.includes(i));
  }
  return order;
}

/**
 * The largest marks whose pile is no taller than `height`: their radius, and the heights.
 *
 * @param {number[]} places
 * @param {number} height
 * @param {number} largest
 */
export function fitPile(places, height, largest) {
  let r = largest;
  let heights = pileUp(places, 2 * r + GAP);
  while (Math.max(...heights) + 2 * r + GAP > height && r > LEAST) {
    r -= 0.25;
    heights = pileUp(places, 2 * r + GAP);
  }
  return {r, heights};
}

const GAP = 0.5; // px between two marks that touch
const LEAST = 1.5; // px; a smaller mark says nothing
