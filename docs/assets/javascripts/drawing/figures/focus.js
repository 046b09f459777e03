// The ring around the part of a scene that the keyboard is on.

import {px, svgElement} from "../svg/element.js";

/**
 * @param {import("../panels/stack.js").View} view
 * @param {unknown[]} parts in the order of the readings
 * @param {import("./scatter.js").Box[]} boxes where each stands
 */
export function drawFocus({document, focus}, parts, boxes) {
  const box = focus?.piece === "scene" && focus.index < parts.length ? boxes[focus.index] : null;
  return box ? [drawFrame(document, box, "mark-focus")] : [];
}

/** A rectangle around a box, with round corners unless `rx` is 0. */
export const drawFrame = (document, {x, y, width, height}, className, rx = 6) =>
  svgElement(document, "rect", {
    class: className,
    x: px(x),
    y: px(y),
    width: px(width),
    height: px(height),
    rx: rx || null,
  });
