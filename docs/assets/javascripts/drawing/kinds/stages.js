// Chart kind "stages": a few upright bars at each stage, one stage in a frame.

/** @import {LifeStage, Stages} from "contract" */
/** @import {Options} from "../panels/stack.js" */

import {drawFrame} from "../figures/focus.js";
import {layoutHeader} from "../panels/legend.js";
import {focusedPoint} from "../panels/readings.js";
import {px, svgElement} from "../svg/element.js";
import {formatNumber, formatQuantity} from "../svg/format.js";
import {styleOf} from "../svg/roles.js";
import {BOLD_FACTOR, wrapText} from "../svg/text-width.js";

const GAPS = {wide: 8, narrow: 4}; // between two stages
const ABOVE = 20; // room for the value of the tallest bar
const EDGE = 8; // around the names, inside the frame
const MARGIN = 3; // beside a bar
const THICKEST = 44; // px of a bar

/**
 * @typedef {object} Plan where things stand
 * @property {number} width of a stage
 * @property {(index: number) => number} left of a stage
 * @property {(value: number) => number} toY
 * @property {number} top of the frames
 * @property {number} bottom of the bars
 */

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<Stages>} result
 * @param {Options} options
 */
export function draw(result, options) {
  const {stages, y, level} = result.chart;
  const {document, size, pins} = options;
  const items = stages[0].bars.map(({label, role}) => ({kind: keyOf(role), role, text: label}));
  const header = layoutHeader({title: y.label, items, spans: []}, size);
  const gap = GAPS[size.name];
  const width = (size.width - size.left - 2) / stages.length - gap;
  const names = stages.map((stage) => nameLines(stage, pins, size, width - EDGE));
  const bottom = size.tallest - Math.max(...names.map((lines) => lines.length)) * size.line - EDGE;
  const top = header.height + ABOVE;
  /** @type {Plan} */
  const plan = {
    width,
    left: (index) => size.left + gap + index * (width + gap),
    toY: (value) => bottom - ((value - y.min) / (y.max - y.min)) * (bottom - top),
    top: header.height,
    bottom,
  };
  const across = (className, value) =>
    svgElement(document, "path", {
      class: className,
      d: `M${size.left},${px(plan.toY(value))}H${size.width}`,
    });
  const nodes = [
    ...header.draw(document),
    ...y.ticks.map((tick) => across(tick === y.min ? "mark-base" : "mark-grid", tick)),
    ...y.ticks.map((tick) =>
      textAt(
        document,
        formatNumber(tick),
        size.left - 6,
        plan.toY(tick) + size.font * 0.35,
        "mark-tick",
        "end",
      ),
    ),
    across("mark-rule", level),
    ...stages.flatMap((stage, i) => drawStage(document, stage, i, plan, names[i], {size, unit: y.unit})),
    ...drawFocus(document, stages, focusedPoint(readings, result, options.focus), plan),
  ];
  return {nodes: [svgElement(document, "g", {class: "panel stages"}, nodes)], height: size.tallest};
}

/**
 * What can be read in it: each kind of bar through all stages.
 *
 * @param {import("../panels/readings.js").ResultOf<Stages>} result
 */
export function readings({chart: {stages, y}}) {
  return stages[0].bars.map(({label}, i) => ({
    piece: "stages",
    label: `${label}, ${y.label}`,
    points: stages.map((stage, at) => ({
      label: stage.label,
      text: `${stage.label}: ${formatQuantity(Math.round(stage.bars[i].value), y.unit)}`,
      part: label,
      at,
      x: at,
      y: stage.bars[i].value,
    })),
  }));
}

/**
 * @param {LifeStage} stage
 * @param {Plan} plan
 */
function drawStage(document, stage, index, plan, names, {size, unit}) {
  const left = plan.left(index);
  const lines = names.map(({text, bold}, i) =>
    textAt(
      document,
      text,
      left + plan.width / 2,
      plan.bottom + (i + 1) * size.line,
      bold ? "mark-text mark-title" : "mark-text",
    ),
  );
  const bars = stage.bars.flatMap((bar, i) => {
    const box = barBox(stage, index, i, plan);
    const {className} = styleOf(bar.role);
    return [
      drawFrame(document, box, `mark-bar ${className}`, 0),
      ...(isHatched(bar.role)
        ? [svgElement(document, "path", {class: `mark-hatch ${className}`, d: strokes(box)})]
        : []),
      textAt(
        document,
        formatQuantity(Math.round(bar.value), plan.width > 100 ? unit : ""),
        box.x + box.width / 2,
        box.y - 5,
        "mark-text mark-value",
      ),
    ];
  });
  const whole = {x: left, y: plan.top, width: plan.width, height: size.tallest - plan.top - 1};
  return [...bars, ...lines, ...(stage.selected ? [drawFrame(document, whole, "mark-chosen")] : [])];
}

function drawFocus(document, stages, focus, plan) {
  if (!focus) return [];
  const stage = stages[focus.at];
  const i = stage.bars.findIndex(({label}) => label === focus.part);
  const {x, y, width, height} = barBox(stage, focus.at, i, plan);
  const around = {x: x - 4, y: y - 4, width: width + 8, height: height + 8};
  return [drawFrame(document, around, "mark-focus", 4)];
}

// A name, and what bone does there; below it the names of pins that stood at this stage.
/**
 * @param {LifeStage} stage
 * @param {Options["pins"]} pins
 * @param {import("../svg/sizes.js").Size} size
 * @param {number} room
 */
function nameLines({key, short, says}, pins, size, room) {
  const wide = size.labels > 0;
  const here = pins.filter(({result}) =>
    result.chart.stages.some((stage) => stage.key === key && stage.selected),
  );
  const pinned = here.map(({name, letter}) => `Pin ${(wide ? name : letter) ?? name}`);
  return [
    ...wrapText(short, size.font, room, BOLD_FACTOR).map((text) => ({text, bold: true})),
    ...[...(wide ? [says] : []), ...pinned]
      .flatMap((text) => wrapText(text, size.font, room))
      .map((text) => ({text, bold: false})),
  ];
}

/**
 * @param {LifeStage} stage
 * @param {number} index
 * @param {number} i
 * @param {Plan} plan
 */
function barBox(stage, index, i, {left, width, toY, bottom}) {
  const share = width / stage.bars.length; // so that the values above two bars do not touch on a phone
  const thick = Math.min(share - 2 * MARGIN, THICKEST);
  const y = toY(stage.bars[i].value);
  const middle = left(index) + (i + 0.5) * share;
  return {x: middle - thick / 2, y, width: thick, height: bottom - y};
}

const isHatched = (/** @type {string} */ role) => role === "progesterone";
/** @returns {"column-hatched" | "column"} */
const keyOf = (/** @type {string} */ role) => (isHatched(role) ? "column-hatched" : "column");

/** Slanted strokes that fill a box; color is never the only sign. */
export function strokes({x, y, width, height}) {
  let d = "";
  for (let from = -height; from < width; from += 7) {
    const [x1, x2] = [Math.max(from, 0), Math.min(from + height, width)];
    if (x2 > x1)
      d += `M${px(x + x1)},${px(y + height - (x1 - from))}L${px(x + x2)},${px(y + height - (x2 - from))}`;
  }
  return d;
}

const textAt = (document, words, x, y, className, anchor = null) =>
  svgElement(document, "text", {class: className, x: px(x), y: px(y), "text-anchor": anchor}, [words]);
