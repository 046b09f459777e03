// Chart kind "repeated-trials": simulated trials of one truth over the published ones of the same
// arms, on one axis; two or three comparisons stand under one another.

/** @import {RepeatedTrials} from "contract" */

import {layoutHeader} from "../panels/legend.js";
import {focusedPoint} from "../panels/readings.js";
import {heightOfRows, layoutStudies} from "../studies/published.js";
import {drawTrialBars, drawTrialLines} from "../studies/simulated-trials.js";
import {px, svgElement} from "../svg/element.js";
import {formatQuantity} from "../svg/format.js";
import {BOLD_FACTOR, textWidth, wrapText} from "../svg/text-width.js";
import {thinTicks} from "../svg/ticks.js";

const TICKS = 18; // room for the numbers of the axis
const TICK_APART = 34;
const ABOVE = 14; // px at the left of the marks, where no words stand beside them

/**
 * @typedef {object} Layout
 * @property {number} names room at the left of the marks
 * @property {number} figures room at the right
 * @property {number} gap between a strip, its studies and the next comparison
 * @property {number} least height of a strip beside named studies
 */

/**
 * Words stand beside the marks, or above them where one comparison has a phone for itself.
 *
 * @type {{[size: string]: {one: Layout, several: Layout}}}
 */
const LAYOUTS = {
  wide: {
    one: {names: 200, figures: 146, gap: 8, least: 96},
    several: {names: 186, figures: 124, gap: 6, least: 0},
  },
  narrow: {
    one: {names: ABOVE, figures: ABOVE, gap: 7, least: Infinity},
    several: {names: 144, figures: 10, gap: 3, least: 0},
  },
};

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<RepeatedTrials>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const {chart} = result;
  const {document, size} = options;
  const roomy = size.labels > 0;
  const several = chart.comparisons.length > 1;
  const layout = LAYOUTS[size.name][several ? "several" : "one"];
  const words = roomy ? chart.words : chart.words_short;
  const lines = chart.comparisons.every(({trials}) => trials.length > 0) && (roomy || !several);
  const header = layoutHeader({title: null, items: keyOf(words, lines, several), spans: []}, size);
  const start = header.height + size.line - 6;
  const foot = TICKS + size.line + 4;
  const left = layout.names;
  const right = size.width - layout.figures;
  const {min, max} = chart.x;
  const x = (value) => px(left + ((value - min) / (max - min)) * (right - left));
  const view = {
    document,
    size,
    x,
    left,
    right,
    lines,
    several,
    roomy,
    above: left <= ABOVE,
    counted: words.counted,
  };
  const parts = layOut(chart.comparisons, view, layout, {start, room: size.tallest - start - foot});
  const focus = focusedPoint(readings, result, options.focus);
  const bottom = parts.at(-1).end + layout.gap;
  const nodes = [
    svgElement(document, "g", {class: "chart-key"}, header.draw(document)),
    ...ruleLabels(words, chart.comparisons, view, start - 4),
    ...drawAxis(chart.x, view, start, bottom),
    ...parts.flatMap((part) => drawComparison(part, view, focus)),
  ];
  return {nodes: [svgElement(document, "g", {class: "panel trials"}, nodes)], height: bottom + foot};
}

// The key explains lines or bars, whichever are drawn.
/** @returns {import("../panels/legend.js").LegendItem[]} */
function keyOf(words, lines, several) {
  /** @type {import("../panels/legend.js").LegendItem[]} */
  const simulated = lines
    ? [
        {kind: "simulated", text: words.line},
        {kind: "found", text: words.line_found},
      ]
    : [
        {kind: "quantile", role: "plain", text: words.bar},
        {kind: "quantile", style: {className: "mark-beyond"}, text: words.bar_found},
      ];
  return [...simulated, ...(several ? [{kind: "truth", text: words.truth}] : []), ...words.studies];
}

// Strips share the room that studies and words leave; one comparison names its studies if they fit.
function layOut(comparisons, {document, size, x, left, right, several, above}, {gap, least}, {start, room}) {
  const title = above ? size.line + 2 : 0;
  const fits = heightOfRows(comparisons[0].studies) + least + 2 * gap <= room;
  const named = !several && fits ? {room: left - 8, figures: right + 8, font: size.font} : null;
  const studies = comparisons.map((one) => layoutStudies(one.studies, {document, x, named}));
  const below = studies.map(({height}) => height || (several ? 0 : size.line)); // a line says that there is none
  const taken = below.reduce((sum, height) => sum + title + height + 2 * gap, 0);
  const strip = Math.floor((room - taken) / comparisons.length);
  let y = start;
  return comparisons.map((comparison, i) => {
    const top = y + title;
    const middle = top + strip + gap;
    const end = middle + below[i];
    y = end + gap;
    return {comparison, studies: studies[i], named, top, strip, middle, end};
  });
}

function drawComparison({comparison, studies, named, top, strip, middle, end}, view, focus) {
  const {document, x, lines, above, counted} = view;
  const at = (piece) => (focus?.panel === comparison.key && focus.piece === piece ? focus.index : null);
  const {trials, bars} = comparison;
  const room = {document, x, top, height: strip, focus: at("trials")};
  const label = named && comparison.studies.length ? null : placeOfLabel(comparison, view);
  return [
    upright(document, "mark-truth", x(comparison.true), top - 2, end, "5 3"),
    svgElement(
      document,
      "g",
      {class: "simulated"},
      lines
        ? drawTrialLines(trials, room)
        : drawTrialBars(bars, {...room, counted, focus: barOf(room.focus, trials, bars)}),
    ),
    ...(above ? wordsAbove(comparison, view, top - 6) : wordsBeside(comparison, view, top)),
    ...(label == null ? [] : [text(document, comparison.studies_label, label, (middle + end) / 2 + 5)]),
    svgElement(document, "g", {class: "studies"}, studies.draw(middle, at("studies"))),
  ];
}

// What is read one by one may be drawn as bars.
function barOf(focus, trials, bars) {
  if (focus == null || !trials.length) return focus;
  const {estimate} = trials[focus];
  return bars.findIndex(({x1, x2}) => x1 <= estimate && estimate < x2);
}

// How many were published stands at the right; a phone has it in its key, unless there is none.
function placeOfLabel({studies}, {roomy, several, right}) {
  if (roomy) return right + 8;
  return several || studies.length ? null : 2;
}

// Which arms, how many trials, how many of them find it.
function wordsBeside(comparison, {document, size, left, several, roomy}, top) {
  const {label, short, drawn, says, says_short, true_label} = comparison;
  const wrap = (words, kind, weight) =>
    wrapText(words, size.font, left - 8, weight).map((line) => ({line, kind}));
  const said = several ? [...(roomy ? [true_label] : []), says_short] : [drawn, says];
  return [
    ...wrap(several ? short : label, "mark-text mark-title", BOLD_FACTOR),
    ...said.flatMap((words) => wrap(words, "mark-text")),
  ].map(({line, kind}, i) => text(document, line, 2, top + (i + 1) * size.line - 4, {kind}));
}

const wordsAbove = ({drawn, says_short}, {document, size}, y) => [
  text(document, drawn, 2, y, {kind: "mark-text mark-title"}),
  text(document, says_short, size.width - 2, y, {anchor: "end"}),
];

// The names of both upright lines lean away from each other, so that they never meet.
function ruleLabels({zero}, comparisons, {document, size, x, several, roomy}, y) {
  const [{true: truth, true_label, true_short}] = comparisons;
  if (several) return [text(document, zero, x(0), y, {anchor: "middle"})];
  const name = roomy ? true_label : true_short;
  const two = [
    {words: zero, at: x(0)},
    {words: name, at: x(truth)},
  ];
  const [first, second] = (truth >= 0 ? two : two.reverse()).map((one) => ({
    ...one,
    width: textWidth(one.words, size.font),
  }));
  const from = Math.max(first.at - 3, 2 + first.width);
  const to = Math.min(Math.max(second.at + 3, from + 8), size.width - 2 - second.width);
  return [
    text(document, first.words, Math.min(from, to - 8), y, {anchor: "end"}),
    text(document, second.words, to, y),
  ];
}

function drawAxis({ticks, label}, {document, size, x, left, right, above}, start, bottom) {
  const kept = thinTicks(ticks, right - left, TICK_APART);
  const middle = above ? size.width / 2 : (left + right) / 2;
  const half = textWidth(label, size.font) / 2;
  return [
    ...kept.map((tick) => upright(document, "mark-grid", x(tick), start, bottom)),
    upright(document, "mark-rule", x(0), start, bottom),
    ...kept.map((tick) =>
      text(document, formatQuantity(tick, ""), x(tick), bottom + 14, {kind: "mark-tick", anchor: "middle"}),
    ),
    text(document, label, Math.min(middle, size.width - 2 - half), bottom + TICKS + size.line - 3, {
      anchor: "middle",
    }),
  ];
}

const text = (document, words, x, y, {kind = "mark-text", anchor = "start"} = {}) =>
  svgElement(document, "text", {class: kind, x: px(x), y: px(y), "text-anchor": anchor}, [words]);

const upright = (document, className, x, top, bottom, dash = null) =>
  svgElement(document, "path", {
    class: className,
    "stroke-dasharray": dash,
    d: `M${x} ${px(top)}V${px(bottom)}`,
  });

/**
 * What can be read in it: simulated trials or bars, then the published results.
 *
 * @param {import("../panels/readings.js").ResultOf<RepeatedTrials>} result
 * @returns {import("../panels/readings.js").Group[]}
 */
export function readings({chart}) {
  const {unit} = chart.x;
  return chart.comparisons.flatMap(({key, label, trials, bars, studies}) => {
    const simulated = trials.length
      ? trials.map((one) => reading(one, unit))
      : bars.map((bar) => counted(bar, unit));
    const published = studies.map((one) => reading(one, unit));
    const groups = [
      {label: `Simulated: ${label}`, panel: key, piece: "trials", points: simulated},
      {label: `Published: ${label}`, panel: key, piece: "studies", points: published},
    ];
    return groups.filter(({points}) => points.length > 0);
  });
}

function reading({label, estimate, lower, upper}, unit) {
  const range =
    lower == null
      ? "interval not reported"
      : `interval ${formatQuantity(lower, unit)} to ${formatQuantity(upper, unit)}`;
  return {label, text: `${label}: ${formatQuantity(estimate, unit)}, ${range}`};
}

function counted({x1, x2, count, found}, unit) {
  const label = `${formatQuantity(x1, unit)} to ${formatQuantity(x2, unit)}`;
  return {label, text: `${label}: ${count} simulated trials, ${found} of them leave out 0`};
}
