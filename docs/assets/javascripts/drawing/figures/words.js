// Words in a scene: what a crowd is, with its value.

import {px, svgElement} from "../svg/element.js";
import {formatQuantity} from "../svg/format.js";
import {BOLD_FACTOR, textWidth} from "../svg/text-width.js";

/** A value in a scene: percent are read to the whole number, below 1 to a tenth, the rest to three digits. */
export const readingOf = ({value, unit}) =>
  formatQuantity(unit.startsWith("%") ? Number(value.toFixed(Math.abs(value) < 1 ? 1 : 0)) : value, unit);

/**
 * A line of text, with a value in the color of its team behind it.
 *
 * @param {Document} document
 * @param {string} words
 * @param {{x: number, y: number, anchor?: string, value?: string, role?: string, small?: boolean, quiet?: boolean}} place
 */
export function sceneText(document, words, {x, y, anchor = "start", value, role = "plain", small, quiet}) {
  const name = `scene-text${small ? " scene-small" : ""}${quiet ? " scene-quiet" : ""}`;
  return svgElement(document, "text", {class: name, x: px(x), y: px(y), "text-anchor": anchor}, [
    value ? `${words} ` : words,
    ...(value ? [svgElement(document, "tspan", {class: `scene-value scene-value-${role}`}, [value])] : []),
  ]);
}

/** Width of such a line, its value in bold. */
export const sceneTextWidth = (words, value, font) =>
  textWidth(value ? `${words} ` : words, font) + (value ? textWidth(value, font, BOLD_FACTOR) : 0);
