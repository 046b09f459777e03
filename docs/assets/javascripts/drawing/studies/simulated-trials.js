// Simulated trials as a strip of thin lines, or as bars that count them where they are many.
// A measurement is a dot, so neither has one.

/** @import {Simulated, TrialBar} from "contract" */

import {px, svgElement} from "../svg/element.js";

const COUNT = 15; // room for the number of the tallest bar
const COUNTED = 45; // px of a strip from which it has one
const FINE = 5; // px between two lines, below which they are drawn thinner

/**
 * @typedef {object} Room
 * @property {Document} document
 * @property {(value: number) => number} x
 * @property {number} top
 * @property {number} height
 * @property {number | null} focus place of the trial or bar that the keyboard is on
 */

/**
 * Draw each trial as a line with a tick at its estimate; one that leaves out zero is stronger.
 *
 * @param {Simulated[]} trials
 * @param {Room} room
 */
export function drawTrialLines(trials, {document, x, top, height, focus}) {
  const pitch = height / trials.length;
  const tick = Math.min(4, pitch * 0.45);
  return trials.flatMap(({estimate, lower, upper, found}, i) => {
    const y = top + (i + 0.5) * pitch;
    return [
      svgElement(document, "path", {
        class: `mark-simulated${found ? " mark-found" : ""}${pitch < FINE ? " mark-fine" : ""}`,
        d: `M${x(lower)} ${px(y)}H${x(upper)}M${x(estimate)} ${px(y - tick)}V${px(y + tick)}`,
      }),
      ...(focus === i
        ? [ring(document, {x1: x(lower) - 4, x2: x(upper) + 4, y1: y - tick - 3, y2: y + tick + 3})]
        : []),
    ];
  });
}

/**
 * Draw bars as tall as their counts; the filled foot are those that leave out zero.
 *
 * @param {TrialBar[]} bars
 * @param {Room & {counted: string}} room
 */
export function drawTrialBars(bars, {document, x, top, height, focus, counted}) {
  const most = Math.max(...bars.map(({count}) => count));
  const bottom = top + height;
  const numbered = height >= COUNTED;
  const toY = (count) => bottom - (count / most) * (height - (numbered ? COUNT : 0));
  const tallest = numbered ? bars.findIndex(({count}) => count === most) : -1;
  return bars.flatMap(({x1, x2, count, found}, i) => {
    const place = {x: px(x(x1)), width: px(x(x2) - x(x1))};
    const box = (name, from, to) =>
      svgElement(document, "rect", {
        class: `mark-quantile ${name}`,
        ...place,
        y: px(toY(to)),
        height: px(toY(from) - toY(to)),
      });
    return [
      ...(count > found ? [box("mark-fine", found, count)] : []),
      ...(found > 0 ? [box("mark-fine mark-beyond", 0, found)] : []),
      ...(i === tallest
        ? [
            svgElement(
              document,
              "text",
              {class: "mark-text", x: px((x(x1) + x(x2)) / 2), y: px(toY(most) - 3)},
              [`${count} ${counted}`],
            ),
          ]
        : []),
      ...(focus === i
        ? [ring(document, {x1: x(x1) - 3, x2: x(x2) + 3, y1: toY(count) - 3, y2: bottom + 3})]
        : []),
    ];
  });
}

/** A frame around what the keyboard is on. */
export const ring = (document, {x1, x2, y1, y2}) =>
  svgElement(document, "rect", {
    class: "mark-focus",
    x: px(x1),
    y: px(y1),
    width: px(x2 - x1),
    height: px(y2 - y1),
  });
