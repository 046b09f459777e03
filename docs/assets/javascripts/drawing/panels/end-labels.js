// Names at the ends of lines, moved apart where they would touch.

import {formatQuantity} from "../svg/format.js";
import {textWidth, wrapText} from "../svg/text-width.js";

const DIGITS = 88.8;

/**
 * Break each label so that it fits in `room` pixels; add its height. Where it has a value, it is
 * measured with digits that stand for it: a curve must not widen and narrow while a control
 * moves its end.
 */
export function measureLabels(labels, size, room) {
  return labels.map((label) => {
    const {text, last, unit} = label;
    const model = whole(DIGITS, unit);
    const lines = wrapText(last == null ? text : `${text} ${model}`, size.font, room);
    return {
      ...label,
      lines: last == null ? lines : [...lines.slice(0, -1), lines.at(-1).replace(model, whole(last, unit))],
      width: Math.max(...lines.map((line) => textWidth(line, size.font))),
      height: lines.length * size.line,
    };
  });
}

const whole = (value, unit) => formatQuantity(value, unit).replaceAll(" ", "\u00a0");

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
