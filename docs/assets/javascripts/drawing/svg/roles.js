// How a role in a chart specification looks: class, dash, marker.
//
// The model says what a line *is* ("nothing", "breakdown", ...); only this table
// knows how that is drawn. Colors are not here: a class picks them up from
// bone-chart.css, so light, dark, print and forced colors need no redrawing.
// Dash and marker are attributes, because color must never be the only sign.

/** @import {Cycle, Day, Dot} from "contract" */
/** @typedef {Dot["role"]} Role */

/**
 * @typedef {object} Style
 * @property {string | null} dash
 * @property {"circle" | "square" | "triangle" | "diamond"} symbol
 * @property {boolean} [hollow]
 * @property {string} [color] the role whose color it has
 */

/** @type {Record<Exclude<Role, "plain">, Style>} */
const ROLES = {
  // arms: what a group of people was given
  nothing: {dash: "3 3", symbol: "circle", hollow: true},
  estrogen: {dash: "9 4", symbol: "square"},
  progesterone: {dash: "10 4 2 4", symbol: "triangle"},
  // same color as progesterone, hollow marker: its data are never read as progesterone's
  progestin: {dash: "10 4 2 4", symbol: "triangle", hollow: true, color: "progesterone"},
  both: {dash: null, symbol: "circle"},
  // processes: what bone itself does
  breakdown: {dash: "7 3", symbol: "diamond"},
  building: {dash: null, symbol: "square"},
  // one quantity at five levels, from low to high: ever fewer gaps
  "level-1": {dash: "1.5 4", symbol: "circle", color: "level"},
  "level-2": {dash: "4 4", symbol: "circle", color: "level"},
  "level-3": {dash: "9 4", symbol: "circle", color: "level"},
  "level-4": {dash: "16 4", symbol: "circle", color: "level"},
  "level-5": {dash: null, symbol: "circle", color: "level"},
  // measurements: dots only, never a line
  measured: {dash: null, symbol: "circle"},
  "measured-second": {dash: null, symbol: "square", color: "measured"},
};

/** @type {Style} */
const PLAIN = {dash: null, symbol: "circle"};

/**
 * The style of a role; one that nobody has styled is a plain line in text color.
 *
 * @param {Role | undefined} role
 */
export function styleOf(role) {
  const known = ROLES[role];
  if (!known) return {...PLAIN, className: "role-plain"};
  return {...known, className: `role-${known.color ?? role}`};
}

// Strips of cells: the kind decides shade and sign, the words come with the data.
/** @type {Record<Day["phase"] | Cycle["kind"], {className: string, sign: string}>} */
const CELLS = {
  bleeding: {className: "cell-full", sign: "●"},
  before: {className: "cell-empty", sign: "○"},
  egg: {className: "cell-strong", sign: "◆"},
  after: {className: "cell-half", sign: "◐"},
  "no egg": {className: "cell-light", sign: "·"},
  ovulatory: {className: "cell-half", sign: "●"},
  short: {className: "cell-light", sign: "◐"},
  none: {className: "cell-empty", sign: "○"},
};

/**
 * The style of one cell in a strip of days or cycles.
 *
 * @param {Day["phase"] | Cycle["kind"]} kind
 */
export function cellStyleOf(kind) {
  return CELLS[kind] ?? {className: "cell-empty", sign: "·"};
}
