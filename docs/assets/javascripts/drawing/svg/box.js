// A part of a picture's width, for what stands beside something else.

import {px, svgElement} from "./element.js";

/**
 * @typedef {object} Box
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 */

/**
 * Measures of a picture that is as wide as a box.
 *
 * @param {import("./sizes.js").Size} size
 * @param {Box} box
 * @param {{left?: number, labels?: number}} [more]
 */
export const sizeInBox = (size, {width, height}, more = {}) => ({...size, width, tallest: height, ...more});

/**
 * A group whose origin is the top left of a box.
 *
 * @param {Document} document
 * @param {Node[]} nodes
 * @param {Pick<Box, "x" | "y">} box
 */
export const placeInBox = (document, nodes, {x, y}) =>
  svgElement(document, "g", {class: "piece", transform: `translate(${px(x)},${px(y)})`}, nodes);
