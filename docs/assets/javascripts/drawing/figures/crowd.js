// A quantity as a crowd of shapes: as many as it holds, the last one partly transparent.

import {px, svgElement} from "../svg/element.js";
import {SHAPES} from "./shapes.js";

/** @typedef {import("contract").Count} Count */
/** @typedef {import("./scatter.js").Place} Place */

const LEAST = 0.005; // of a shape; less is rounding and cannot be seen

/**
 * How many shapes a count is, as a number with a fraction.
 *
 * @param {Pick<Count, "value" | "each">} count
 */
export const shapesIn = ({value, each}) => Math.max(value / each, 0);

/**
 * How many places a count needs.
 *
 * @param {Pick<Count, "value" | "each">} count
 */
export const placesFor = (count) => Math.ceil(shapesIn(count) - LEAST);

/**
 * Draw a count in its places.
 *
 * @param {Document} document
 * @param {Pick<Count, "key" | "shape" | "value" | "each">} count
 * @param {Place[]} places at least `placesFor(count)`
 * @param {string} [className] more classes, such as those of a pin
 */
export function drawCrowd(document, count, places, className = "") {
  const shapes = shapesIn(count);
  const whole = Math.floor(shapes + LEAST);
  const part = shapes - whole;
  const nodes = drawShapes(document, count.shape, places.slice(0, whole));
  if (part > LEAST) {
    nodes.push(
      svgElement(
        document,
        "g",
        {class: "scene-part", opacity: px(0.15 + 0.85 * part)},
        drawShapes(document, count.shape, places.slice(whole, whole + 1)),
      ),
    );
  }
  return svgElement(
    document,
    "g",
    {class: `scene-crowd ${className}`.trim(), "data-count": count.key, "data-shapes": px(shapes)},
    nodes,
  );
}

/**
 * Draw one shape at each place: one path for each layer.
 *
 * @param {Document} document
 * @param {Count["shape"]} shape
 * @param {Place[]} places
 */
export function drawShapes(document, shape, places) {
  if (places.length === 0) return [];
  return SHAPES[shape].map(({className, path}) =>
    svgElement(document, "path", {class: className, d: places.map(path).join("")}),
  );
}
