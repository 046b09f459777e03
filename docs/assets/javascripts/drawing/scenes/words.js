// Words in a scene: what a crowd is, with its value.

import {px, svgElement} from "../svg/element.js";
import {formatQuantity} from "../svg/format.js";
import {BOLD_FACTOR, textWidth} from "../svg/text-width.js";

/** A value in a scene is read to the whole percent, small ones and other units to three digits. */
export const readingOf = ({value, unit}) =>
  formatQuantity(unit.startsWith("%") && Math.abs(value) >= 1 ? Math.round(value) : value, unit);

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
