// The ovary over the days of a cycle: the follicle grows, the egg leaves, a corpus luteum takes its
// place. Parts differ in outline: a ring with an egg inside, a lone egg, a ruffled body.

import {px, svgElement} from "../svg/element.js";
import {textWidth} from "../svg/text-width.js";

/** @typedef {import("contract").Ovary} Ovary */

const LEAST = 3; // px; a smaller ring is a dot
const PETALS = 9; // folds of the corpus luteum
const CLEAR = 6; // px between two words

const radius = (size) => (size.labels > 0 ? 19 : 12); // of the largest

/**
 * How much of the picture it takes, its words included.
 *
 * @param {import("../svg/sizes.js").Size} size
 */
export const ovaryHeight = (size) => 2 * radius(size) + 4 + size.line;

/**
 * Draw it from the top, over days that stand at `toX`.
 *
 * @param {Ovary} ovary
 * @param {{document: Document, size: import("../svg/sizes.js").Size, toX: (day: number) => number}} view
 */
export function drawOvary({follicles, egg_day: eggDay, corpus_luteum: bodies, words}, {document, size, toX}) {
  const most = radius(size);
  const y = most + 2;
  const make = (name, attributes) => svgElement(document, name, attributes);
  const rings = follicles.flatMap(({day, size: share}) => {
    const r = Math.max(share * most, LEAST);
    const x = px(toX(day));
    const shrinks = eggDay === null && day > follicles[largest(follicles)].day;
    return [
      make("circle", {
        class: "scene-follicle",
        cx: x,
        cy: y,
        r: px(r),
        "stroke-dasharray": shrinks ? "3 2" : null,
      }),
      make("circle", {class: "scene-egg", cx: x, cy: px(y + r / 2 - 1), r: 2}),
    ];
  });
  const egg =
    eggDay === null
      ? []
      : [
          make("path", {
            class: "scene-follicle",
            // The ring is open where the egg went through.
            d: `M${px(toX(eggDay) - 5)} ${px(y - 0.3 * most)}A${px(0.75 * most)} ${px(0.75 * most)} 0 1 0 ${px(toX(eggDay) + 5)} ${px(y - 0.3 * most)}`,
          }),
          make("circle", {class: "scene-egg", cx: px(toX(eggDay)), cy: px(y - 0.6 * most), r: 3.5}),
        ];
  const yellow = bodies.flatMap(({day, size: share}) => [
    make("path", {class: "scene-corpus", d: ruffled(toX(day), y, Math.max(share * most, LEAST))}),
    make("circle", {class: "scene-corpus-core", cx: px(toX(day)), cy: y, r: 1.8}),
  ]);
  const foot = ovaryHeight(size) - size.line;
  const names = placeWords(words, eggDay ?? follicles[largest(follicles)].day, {size, toX}).map(({text, x}) =>
    svgElement(document, "text", {class: "mark-text", x: px(x), y: px(foot + size.line - 4)}, [text]),
  );
  return svgElement(document, "g", {class: "scene scene-ovary"}, [...rings, ...egg, ...yellow, ...names]);
}

const largest = (bodies) => bodies.reduce((best, {size}, i) => (size > bodies[best].size ? i : best), 0);

function ruffled(x, y, r) {
  const at = (i, share) => {
    const turn = (2 * Math.PI * i) / PETALS;
    return `${px(x + share * r * Math.sin(turn))} ${px(y - share * r * Math.cos(turn))}`;
  };
  const folds = Array.from({length: PETALS}, (_, i) => `Q${at(i + 0.5, 1.2)} ${at(i + 1, 0.88)}`);
  return `M${at(0, 0.88)}${folds.join("")}Z`;
}

// The first word stands at the left, the last at the right; what touches these has none.
function placeWords(words, day, {size, toX}) {
  const [first, middle, last] = words;
  const [left, right] = [size.left, size.width - 4];
  const wide = (text) => textWidth(text, size.font);
  const ends = [
    {text: first, x: left + wide(first) / 2},
    {text: last, x: right - wide(last) / 2},
  ];
  const own = {text: middle, x: toX(day)};
  const touches = ends.some(({text, x}) => Math.abs(x - own.x) < (wide(text) + wide(own.text)) / 2 + CLEAR);
  return touches ? ends : [ends[0], own, ends[1]];
}
