// The drawn parts of all scenes. Each is a list of layers, and a layer is a path around its place:
// many shapes become one path, so that a crowd is as fast to draw as one. They differ in outline,
// not in color alone.

import {px} from "../svg/element.js";

/** @typedef {import("contract").Count["shape"]} ShapeName */
/** @typedef {import("./scatter.js").Place} Place */
/** @typedef {{className: string, path: (place: Place) => string}} Layer */

const p = (...numbers) => numbers.map(px).join(" ");

const disc = (x, y, r) => `M${p(x - r, y)}a${p(r, r)} 0 1 0 ${p(2 * r, 0)}a${p(r, r)} 0 1 0 ${p(-2 * r, 0)}Z`;

/** A box with round corners whose middle of the lower edge is at x, y. */
const pillow = (x, y, width, height, round) =>
  `M${p(x - width / 2 + round, y)}q${p(-round, 0, -round, -round)}v${p(2 * round - height)}q${p(0, -round, round, -round)}` +
  `h${p(width - 2 * round)}q${p(round, 0, round, round)}v${p(height - 2 * round)}q${p(0, round, -round, round)}Z`;

const RUFFLES = 7; // folds of the edge with which a breakdown cell takes bone away

// A dome on its pit; its foot is at y, and the folds reach a little below.
function breakdownCell({x, y, size}) {
  const w = 0.94 * size;
  const folds = `q${p(w / RUFFLES / 2, 0.17 * w, w / RUFFLES, 0)}`.repeat(RUFFLES);
  const at = (dx, dy) => p(x + dx * w, y + dy * w);
  return (
    `M${at(-0.5, 0)}${folds}C${at(0.56, -0.5)} ${at(0.3, -0.78)} ${at(0, -0.74)}` +
    `C${at(-0.34, -0.8)} ${at(-0.56, -0.46)} ${at(-0.5, 0)}Z`
  );
}

// Several nuclei: the mark of a breakdown cell.
const nuclei = ({x, y, size}) =>
  [
    [-0.22, -0.3],
    [0.1, -0.44],
    [0.22, -0.2],
    [-0.04, -0.17],
  ]
    .map(([dx, dy]) => disc(x + dx * size, y + dy * size, 0.085 * size))
    .join("");

const diamond = ({x, y, size}) =>
  `M${p(x, y - size / 2)}l${p(size / 2, size / 2)}l${p(-size / 2, size / 2)}l${p(-size / 2, -size / 2)}Z`;

/** @param {Place} place */
const cup = ({x, y, size}) => {
  const r = 0.46 * size;
  return `M${p(x - r, y - 0.45 * size)}v${p(0.4 * size)}a${p(r, r)} 0 0 0 ${p(2 * r, 0)}v${p(-0.4 * size)}`;
};

// A stalk that forks: what a signal docks to.
const fork = ({x, y, size}) =>
  `M${p(x, y)}v${p(-0.5 * size)}M${p(x - 0.3 * size, y - size)}q${p(0, 0.5 * size, 0.3 * size, 0.5 * size)}q${p(0.3 * size, 0, 0.3 * size, -0.5 * size)}`;

// A burst of eight points.
const burst = ({x, y, size}) =>
  `M${Array.from({length: 16}, (_, i) => {
    const r = (i % 2 ? 0.27 : 0.5) * size;
    const turn = (i * Math.PI) / 8;
    return p(x + r * Math.sin(turn), y - r * Math.cos(turn));
  }).join("L")}Z`;

const triangle = ({x, y, size}) =>
  `M${p(x, y - 0.5 * size)}l${p(0.48 * size, 0.88 * size)}h${p(-0.96 * size)}Z`;

/** A half pair: a bowl open to the right or to the left, as a receptor holds its hormone. */
const bowl =
  (turn) =>
  ({x, y, size}) =>
    `M${p(x + turn * 0.08 * size, y - 0.5 * size)}a${p(0.5 * size, 0.5 * size)} 0 0 ${turn > 0 ? 0 : 1} 0 ${p(size)}` +
    `v${p(-0.3 * size)}a${p(0.2 * size, 0.2 * size)} 0 0 ${turn > 0 ? 1 : 0} 0 ${p(-0.4 * size)}Z`;

const wave = ({x, y, size}) =>
  `M${p(x - size / 2, y)}q${p(size / 8, -size / 3, size / 4, 0)}t${p(size / 4, 0)}t${p(size / 4, 0)}t${p(size / 4, 0)}`;

/** @type {Record<ShapeName, Layer[]>} */
export const SHAPES = {
  "breakdown-cell": [
    {className: "scene-breakdown", path: breakdownCell},
    {className: "scene-breakdown-core", path: nuclei},
  ],
  builder: [
    {
      className: "scene-building",
      path: ({x, y, size}) => pillow(x, y, 0.92 * size, 0.88 * size, 0.26 * size),
    },
    {className: "scene-building-core", path: ({x, y, size}) => disc(x, y - 0.44 * size, 0.17 * size)},
  ],
  "lining-cell": [
    {className: "scene-lining", path: ({x, y, size}) => pillow(x, y, 0.94 * size, 0.24 * size, 0.1 * size)},
  ],
  rankl: [{className: "scene-breakdown-core", path: diamond}],
  opg: [
    {className: "scene-cup", path: cup},
    {className: "scene-held", path: ({x, y, size}) => diamond({x, y: y - 0.1 * size, size: 0.56 * size})},
  ],
  receptor: [{className: "scene-cup", path: fork}],
  inflammation: [{className: "scene-breakdown-core", path: burst}],
  "builder-signal": [
    {className: "scene-building", path: ({x, y, size}) => disc(x, y, 0.44 * size)},
    {className: "scene-building-core", path: ({x, y, size}) => disc(x, y, 0.16 * size)},
  ],
  progesterone: [{className: "scene-progesterone", path: triangle}],
  "receptor-a": [
    {className: "scene-receptor", path: bowl(1)},
    {className: "scene-progesterone", path: ({x, y, size}) => disc(x + 0.1 * size, y, 0.16 * size)},
  ],
  "receptor-b": [
    {className: "scene-receptor scene-receptor-b", path: bowl(-1)},
    {className: "scene-progesterone", path: ({x, y, size}) => disc(x - 0.1 * size, y, 0.16 * size)},
  ],
  pair: [
    {className: "scene-receptor", path: ({x, y, size}) => bowl(1)({x: x - 0.02 * size, y, size: 0.8 * size})},
    {
      className: "scene-receptor scene-receptor-b",
      path: ({x, y, size}) => bowl(-1)({x: x + 0.02 * size, y, size: 0.8 * size}),
    },
  ],
  message: [{className: "scene-message", path: wave}],
  protein: [
    {
      className: "scene-building",
      path: ({x, y, size}) => pillow(x, y + size / 2, 0.86 * size, 0.86 * size, 0.3 * size),
    },
  ],
};
