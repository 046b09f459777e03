// Places for shapes, the same in every drawing: what moves in a picture is then the number alone.

/**
 * The `n`-th number of the Halton sequence of `base`, between 0 and 1: spread evenly, without rows.
 *
 * @param {number} n
 * @param {number} base
 */
export function halton(n, base) {
  let [rest, share, sum] = [n + 1, 1, 0];
  while (rest > 0) {
    share /= base;
    sum += share * (rest % base);
    rest = Math.floor(rest / base);
  }
  return sum;
}

/**
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 * @typedef {{x: number, y: number, size: number}} Place a shape's place and the room it has
 */

/**
 * Places for `count` shapes in a box. The more there are, the smaller each is, up to `most`.
 *
 * @param {Box} box
 * @param {number} count
 * @param {number} most
 * @returns {Place[]}
 */
export function scatterIn({x, y, width, height}, count, most) {
  const size = Math.min(most, 0.8 * Math.sqrt((width * height) / Math.max(count, 1)));
  const [left, top] = [x + size / 2, y + size / 2];
  return Array.from({length: count}, (_, i) => ({
    x: left + halton(i, 2) * (width - size),
    y: top + halton(i, 3) * (height - size),
    size,
  }));
}

/**
 * Places for `count` shapes beside each other from the left of `width` pixels at height `y`.
 *
 * @param {{x: number, y: number, width: number}} line
 * @param {number} count
 * @param {number} most
 * @returns {Place[]}
 */
export function rowAlong({x, y, width}, count, most) {
  const size = Math.min(most, width / Math.max(count, 1));
  return Array.from({length: count}, (_, i) => ({x: x + (i + 0.5) * size, y, size}));
}
