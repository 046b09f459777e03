// A look into spongy bone through a lens: a net of struts as thick as the bone that is left, and on
// them the cells that are at work, a shape for each 10 % of what there was at first.

import {drawShapes, placesFor, shapesIn} from "../figures/crowd.js";
import {px, svgElement} from "../svg/element.js";

/** @typedef {{breakdown: number, building: number, bone: number}} LensState all in percent of the start */
/**
 * @typedef {object} Spot where a cell sits
 * @property {number} x
 * @property {number} y
 * @property {number} turn how its strut lies, in degrees
 * @property {{x: number, y: number}} body its middle
 * @property {number} room to the nearest spot that is taken
 */

export const EACH = 10; // percent that one breakdown cell, or one pair of builders, stands for
const SIZE = 380;
const MIDDLE = SIZE / 2;
const RADIUS = 180;
const MESH = 43; // side of the hexagons that the net comes from
const SHIFT = 25; // how far their corners are moved, so that it looks grown
const STRUT = 15; // width of a strut at the start
const BOW = [3, -2.5]; // how far a strut bends at its middle
const CELL = 25;
const BUILDER = 12;

const STRUTS = makeNet();
const NET = STRUTS.map(([a, b]) => {
  const [x, y] = [(a.x + b.x) / 2 + 2 * BOW[0], (a.y + b.y) / 2 + 2 * BOW[1]];
  return `M${px(a.x)} ${px(a.y)}Q${px(x)} ${px(y)} ${px(b.x)} ${px(b.y)}`;
}).join("");
const SPOTS = listSpots();

/**
 * Draw the lens.
 *
 * @param {Document} document
 * @param {LensState} state
 * @param {string} id what ids inside the drawing start with
 */
export function drawLens(document, {breakdown, building, bone}, id) {
  const node = (name, attributes, children) => svgElement(document, name, attributes, children);
  const circle = (r, attributes) => node("circle", {cx: MIDDLE, cy: MIDDLE, r, ...attributes});
  const width = (STRUT * bone) / 100;
  const strut = (kind, wide) => node("path", {class: `scene-${kind}`, d: NET, "stroke-width": px(wide)});
  const told =
    `Spongy bone through a lens. Breakdown cells are at ${breakdown} % of the start, builders at ${building} %, ` +
    `and the struts are at ${px(bone)} % of their thickness.`;
  return node("svg", {class: "scene lens", viewBox: `0 0 ${SIZE} ${SIZE}`, role: "img", "aria-label": told}, [
    node("defs", {}, [node("clipPath", {id: `${id}-clip`}, [circle(RADIUS)])]),
    circle(RADIUS + 4, {class: "scene-rim"}),
    node("g", {"clip-path": `url(#${id}-clip)`}, [
      circle(RADIUS, {class: "scene-marrow"}),
      strut("strut-start", STRUT),
      strut("strut-edge", width),
      strut("strut", width - 3),
      drawCells(document, {key: "breakdown", value: breakdown, each: EACH}, 0, width, [
        {shape: "breakdown-cell", dx: 0, size: CELL},
      ]),
      drawCells(document, {key: "building", value: building, each: EACH}, 1, width, [
        {shape: "builder", dx: -0.55 * BUILDER, size: BUILDER},
        {shape: "builder", dx: 0.55 * BUILDER, size: BUILDER},
      ]),
    ]),
  ]);
}

// Each cell in its own spot, on every second one: the two teams never share one. The last is partly
// transparent, as in every crowd.
function drawCells(document, count, first, width, parts) {
  const shapes = shapesIn(count);
  const cells = Array.from({length: placesFor(count)}, (_, i) => {
    const {x, y, turn} = SPOTS[(2 * i + first) % SPOTS.length];
    const part = Math.min(shapes - i, 1);
    return svgElement(
      document,
      "g",
      {
        transform: `translate(${px(x)} ${px(y)}) rotate(${px(turn)})`,
        opacity: part < 1 ? px(0.15 + 0.85 * part) : null,
      },
      parts.flatMap(({shape, dx, size}) => drawShapes(document, shape, [{x: dx, y: 1 - width / 2, size}])),
    );
  });
  const {key} = count;
  return svgElement(
    document,
    "g",
    {class: "scene-crowd", "data-count": key, "data-shapes": px(shapes)},
    cells,
  );
}

// Hexagons whose corners are moved a little, always in the same way.
function makeNet() {
  const corners = new Map();
  let seed = 7;
  const move = () => {
    seed = (seed * 16807) % 2147483647;
    return (seed / 2147483647 - 0.5) * SHIFT;
  };
  const corner = (x, y) => {
    const key = `${Math.round(x)} ${Math.round(y)}`;
    if (!corners.has(key)) corners.set(key, {x: x + move(), y: y + move()});
    return corners.get(key);
  };
  const struts = [];
  for (let row = -1; row < 8; row++) {
    for (let column = -1; column < 7; column++) {
      const [x, y] = [MESH * Math.sqrt(3) * (column + (row % 2 ? 0.5 : 0)), MESH * 1.5 * row];
      const ring = Array.from({length: 4}, (_, i) => {
        const turn = (Math.PI / 3) * i + Math.PI / 6;
        return corner(x + MESH * Math.cos(turn), y + MESH * Math.sin(turn));
      });
      for (let i = 0; i < 3; i++) struts.push([ring[i], ring[i + 1]]);
    }
  }
  return struts;
}

/**
 * The middles of all struts that can be seen whole, on both sides, ordered so that each is far from
 * those before it: cells do not cover each other.
 *
 * @returns {Spot[]}
 */
function listSpots() {
  const free = [0, 180].flatMap((side) =>
    STRUTS.map(([a, b]) => {
      const turn = Math.atan2(b.y - a.y, b.x - a.x) + (side * Math.PI) / 180;
      const [x, y] = [(a.x + b.x) / 2 + BOW[0], (a.y + b.y) / 2 + BOW[1]];
      const body = {x: x + 0.7 * CELL * Math.sin(turn), y: y - 0.7 * CELL * Math.cos(turn)};
      return {x, y, turn: (turn * 180) / Math.PI, body, room: Infinity};
    }),
  );
  let rest = free.filter(({body}) => Math.hypot(body.x - MIDDLE, body.y - MIDDLE) < RADIUS - 22);
  const spots = [];
  while (rest.length > 0) {
    const next = rest.reduce((best, one) => (one.room > best.room ? one : best));
    spots.push(next);
    rest = rest.filter((one) => one !== next);
    for (const one of rest) one.room = Math.min(one.room, distance(one, next));
  }
  return spots;
}

/**
 * @param {Spot} one
 * @param {Spot} other
 */
function distance(one, other) {
  return Math.hypot(one.body.x - other.body.x, one.body.y - other.body.y);
}
