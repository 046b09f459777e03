// Names at the ends of lines, moved apart where they would touch.

import {textWidth, wrapText} from "../svg/text-width.js";

/** Break each label's text so that it fits in `room` pixels; add its height. */
export function measureLabels(labels, size, room) {
  return labels.map((label) => {
    const lines = wrapText(label.text, size.font, room);
    return {
      ...label,
      lines,
      width: Math.max(...lines.map((line) => textWidth(line, size.font))),
      height: lines.length * size.line,
    };
  });
}

/**
 * Give every label a `y` between `top` and `bottom` (pixels) as near to its `want`
 * as possible, without two of them touching. The order of the ends is kept.
 */
export function spreadLabels(labels, top, bottom) {
  const placed = [...labels].sort((a, b) => a.want - b.want).map((label) => ({...label}));
  let edge = top;
  for (const label of placed) {
    label.y = Math.max(label.want, edge + label.height / 2);
    edge = label.y + label.height / 2;
  }
  edge = bottom;
  for (const label of placed.reverse()) {
    label.y = Math.min(label.y, edge - label.height / 2);
    edge = label.y - label.height / 2;
  }
  return placed.reverse();
}
