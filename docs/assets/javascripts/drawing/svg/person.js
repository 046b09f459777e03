// One person: a head and shoulders in a square. Looked at from far away it is a full cell, so
// that a thousand of them still read as an area.

import {px, svgElement} from "./element.js";

/**
 * Draw it with its square's top left at `x`, `y`.
 *
 * @param {Document} document
 * @param {{x: number, y: number, size: number}} square
 */
export function drawPerson(document, {x, y, size}) {
  const at = (share) => px(x + share * size);
  const [wide, tall] = [px(0.86 * size), px(0.42 * size)];
  return [
    svgElement(document, "circle", {cx: at(0.5), cy: px(y + 0.28 * size), r: px(0.25 * size)}),
    svgElement(document, "path", {
      d: `M${at(0.07)},${px(y + 0.97 * size)}a${px(wide / 2)},${tall} 0 0 1 ${wide},0z`,
    }),
  ];
}
