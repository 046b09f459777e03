// What shapes stand on: marrow above, bone below, with a pit where bone is gone.

import {px, svgElement} from "../svg/element.js";

const ROUND = 12; // of the corners of a scene

/**
 * A scene's background: marrow, and bone under a surface.
 *
 * @param {Document} document
 * @param {{width: number, height: number, surface: string}} room `surface` is the path from the left edge
 *   to the right one, without its first "M"
 */
export function drawGround(document, {width, height, surface}) {
  return [
    drawMarrow(document, {x: 0, y: 0, width, height}),
    svgElement(document, "path", {
      class: "scene-bone",
      d: `M${surface}V${px(height - ROUND)}a${ROUND} ${ROUND} 0 0 1 ${-ROUND} ${ROUND}H${ROUND}a${ROUND} ${ROUND} 0 0 1 ${-ROUND} ${-ROUND}Z`,
    }),
  ];
}

/**
 * The space between struts.
 *
 * @param {Document} document
 * @param {import("./scatter.js").Box} box
 */
export const drawMarrow = (document, {x, y, width, height}) =>
  svgElement(document, "rect", {
    class: "scene-marrow",
    x: px(x),
    y: px(y),
    width: px(width),
    height: px(height),
    rx: ROUND,
  });

/** A level surface at `y` with one pit under each of `cells`, for `drawGround`. */
export function pittedSurface(width, y, cells) {
  const pits = cells.map(({x, size}) => {
    const [half, deep] = [0.46 * size, 0.42 * size];
    return `L${px(x - half)} ${px(y)}C${px(x - 0.8 * half)} ${px(y + deep)} ${px(x + 0.8 * half)} ${px(y + deep)} ${px(x + half)} ${px(y)}`;
  });
  return `0 ${px(y)}${pits.join("")}L${width} ${px(y)}`;
}
