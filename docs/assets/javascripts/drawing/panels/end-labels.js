// Names at the ends of lines, moved apart where they would touch.

/** @import {Panel} from "contract" */

import {formatQuantity} from "../svg/format.js";
import {lastPoint} from "../svg/nearest-point.js";
import {textWidth, wrapText} from "../svg/text-width.js";

const DIGITS = 88.8; // stand for a value while its label is measured
const GAP = 4; // between two labels, so that each value is seen to belong to its name

/**
 * What is named at the right end: every line, with its last value, and every level where
 * there is room, else only the pins, whose names are one letter. Pins that end together
 * share a label.
 */
export function endLabels(panel, lines, domain, wide, {endValues = true}) {
  const ends = lines
    .filter((line) => line.label && lastPoint(line))
    .map((line) => ({
      names: [line.label],
      value: lastPoint(line).y,
      from: lastPoint(line).x,
      pin: line.pin,
    }));
  const near = (domain[1] - domain[0]) / 50;
  const pins = [];
  for (const end of ends.filter(({pin}) => pin)) {
    const other = pins.find((pin) => Math.abs(pin.value - end.value) < near);
    if (!other) pins.push(end);
    else if (!other.names.includes(end.names[0])) other.names.push(end.names[0]);
  }
  if (!wide) return pins.map((pin) => ({...pin, text: pin.names.join(", ")}));
  return [
    ...[...ends.filter(({pin}) => !pin), ...pins].map((end) => ({
      ...end,
      text: end.names.join(", "),
      last: endValues ? rounded(end.value, domain) : null,
      unit: panel.unit,
    })),
    ...levelsOf(panel).map((rule) => ({text: rule.label, value: rule.y, from: null})),
  ];
}

/** The level rules of a panel that have a name. */
export const levelsOf = (/** @type {Panel} */ panel) =>
  (panel.rules ?? []).filter((rule) => rule.y != null && rule.label);

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
      height: lines.length * size.line + GAP,
    };
  });
}

// What cannot be seen in the panel is not written beside it: a hundredth of its height is the least.
const rounded = (value, [low, high]) => {
  const least = 10 ** Math.floor(Math.log10((high - low) / 100));
  return Math.round(value / least) * least;
};

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
