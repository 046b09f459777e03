// Published results below simulated ones: a line for each where there is room, else one stripe in
// which marks that would touch stand in lanes.

/** @import {Row} from "contract" */

import {px, svgElement} from "../svg/element.js";
import {textWidth} from "../svg/text-width.js";
import {ring} from "./simulated-trials.js";
import {drawStudyMark} from "./study-mark.js";

const ROW = 19;
const LANE = 10;
const REACH = 6; // half of a mark, with some air

/**
 * @typedef {object} Named how lines have names
 * @property {number} room for a name, px
 * @property {number} figures where they start
 * @property {number} font
 */

/**
 * Lay out `studies`. Returns {height, draw(top, focus)}.
 *
 * @param {Row[]} studies
 * @param {{document: Document, x: (value: number) => number, named: Named | null}} room
 */
export function layoutStudies(studies, {document, x, named}) {
  const lanes = named ? studies.map((_, i) => i) : lanesOf(studies, x);
  const each = named ? ROW : LANE;
  const count = Math.max(0, ...lanes.map((lane) => lane + 1));
  return {
    height: count * each + (named || !count ? 0 : 2),
    /** @param {number} top @param {number | null} focus */
    draw: (top, focus) =>
      studies.flatMap((study, i) => {
        const y = top + (lanes[i] + 0.5) * each + (named ? 0 : 1);
        const [x1, x2] = span(study, x);
        return [
          ...(named ? words(document, study, y, named) : []),
          ...drawStudyMark(document, study, x, px(y)),
          ...(focus === i ? [ring(document, {x1: x1 - 3, x2: x2 + 3, y1: y - 9, y2: y + 9})] : []),
        ];
      }),
  };
}

/** How many lines named studies take. */
export const heightOfRows = (studies) => studies.length * ROW;

const span = ({estimate, lower, upper}, x) => [x(lower ?? estimate) - REACH, x(upper ?? estimate) + REACH];

// The first lane in which a mark touches none before it, from left to right.
/** @returns {number[]} */
function lanesOf(studies, x) {
  const ends = [];
  const lanes = [];
  const order = studies.map((study, i) => ({i, span: span(study, x)})).sort((a, b) => a.span[0] - b.span[0]);
  for (const {
    i,
    span: [from, to],
  } of order) {
    const free = ends.findIndex((end) => end <= from);
    lanes[i] = free < 0 ? ends.length : free;
    ends[lanes[i]] = to;
  }
  return lanes;
}

// The longest of its names that fits.
/** @param {Document} document @param {Row} row @param {number} y @param {Named} named */
function words(document, {label, names = [label], figures}, y, {room, figures: right, font}) {
  const name = names.find((one) => textWidth(one, font) <= room) ?? names.at(-1);
  const text = (said, x) =>
    svgElement(document, "text", {class: "mark-text", "text-anchor": "start", x, y: px(y + 5)}, [said]);
  return [text(name, 2), text(figures, right)];
}
