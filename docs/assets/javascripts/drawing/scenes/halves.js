// The same hormone on two bone surfaces: builders as fast as the model says, bone as high as it grows.

/** @import {Scene} from "contract" */
/** @import {View} from "../panels/stack.js" */

import {drawCrowd, placesFor} from "../figures/crowd.js";
import {drawFocus, drawFrame} from "../figures/focus.js";
import {drawMarrow} from "../figures/ground.js";
import {rowAlong, scatterIn} from "../figures/scatter.js";
import {readingOf, sceneText} from "../figures/words.js";
import {px, svgElement} from "../svg/element.js";
import {formatNumber} from "../svg/format.js";

const SIZES = {
  wide: {height: 200, start: 142, gap: 12, builder: 27, hormone: 12, percent: 1.3, line: 17},
  narrow: {height: 140, start: 88, gap: 8, builder: 15, hormone: 9, percent: 0.5, line: 15},
};
const EDGE = 10;
const MOST = 30; // % that bone gains at most, so that the hormone floats above

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {Scene} scene for each half a count of the hormone, one of builders and a level of bone
 * @param {View} view
 */
export function drawHalves(scene, view) {
  const {height, gap} = SIZES[view.size.name];
  const width = (view.size.width - gap) / 2;
  const parts = [...scene.counts, ...scene.levels];
  const halves = scene.sides.map((_, side) => drawHalf(scene, side, view, {x: side * (width + gap), width}));
  const boxes = parts.map((part) => halves[part.side].boxes.get(part));
  return {height, nodes: [...halves.flatMap(({nodes}) => nodes), ...drawFocus(view, parts, boxes)]};
}

/**
 * @param {Scene} scene
 * @param {number} side
 * @param {View} view
 * @param {{x: number, width: number}} room
 */
function drawHalf({counts, levels, sides, selected, says, says_short}, side, view, {x, width}) {
  const {document, size} = view;
  const narrow = size.name === "narrow";
  const {height, start, builder, hormone, percent, line} = SIZES[size.name];
  const [signal, builders] = counts.filter((count) => count.side === side);
  const level = levels.find((one) => one.side === side);
  const change = level.value - 100;
  const top = start - change * percent;
  const inner = {x: x + EDGE, width: width - 2 * EDGE};
  const heads = [22, 22 + line];
  const floating = {
    ...inner,
    y: heads[1] + 6,
    height: Math.max(start - MOST * percent - builder - heads[1] - 8, 14),
  };
  const places = rowAlong({...inner, y: Math.min(top, start)}, placesFor(builders), builder);
  const name = (one) => (narrow ? (one.short ?? one.label) : one.label);
  const rows = {x: px(x), width: px(width)};
  const bone = Math.max(top, start);
  const low = height - 8;
  const bottom = narrow ? low - line : low;
  const ghosts = view.pins.flatMap((pin) => {
    const other = pin.scene?.levels.find((one) => one.side === side);
    if (!other) return [];
    const y = px(start - (other.value - 100) * percent);
    return [svgElement(document, "path", {class: "scene-ghost", d: `M${px(x)} ${y}h${px(width)}`})];
  });
  const nodes = [
    drawMarrow(document, {x, y: 0, width, height}),
    svgElement(document, "rect", {
      class: "scene-bone",
      ...rows,
      y: px(bone),
      height: px(height - bone),
      rx: 3,
    }),
    ...(Math.abs(change) < 0.05
      ? []
      : [
          svgElement(document, "rect", {
            class: change > 0 ? "scene-new-bone" : "scene-lost-bone",
            ...rows,
            y: px(Math.min(top, start)),
            height: px(Math.max(Math.abs(top - start), 1)),
          }),
        ]),
    svgElement(document, "path", {class: "scene-start", d: `M${px(x)} ${start}h${px(width)}`}),
    ...ghosts,
    drawCrowd(document, signal, scatterIn(floating, placesFor(signal), hormone)),
    drawCrowd(document, builders, places),
    sceneText(document, sides[side], {x: inner.x, y: heads[0]}),
    sceneText(document, name(signal), {
      x: inner.x,
      y: heads[1],
      value: signal.reads ?? readingOf(signal),
      role: signal.role,
      small: true,
    }),
    sceneText(document, name(level), {
      x: inner.x,
      y: bottom,
      value: `${change >= 0.05 ? "+" : ""}${formatNumber(Number(change.toFixed(1)))}%`,
      role: change < -0.05 ? "breakdown" : "building",
      small: narrow,
    }),
    sceneText(document, name(builders), {
      x: inner.x,
      y: bottom - line,
      value: readingOf(builders),
      role: "building",
      small: narrow,
    }),
    sceneText(document, (narrow ? says_short : says)[side], {
      x: inner.x + (narrow ? 0 : inner.width),
      y: narrow ? low : heads[0],
      anchor: narrow ? "start" : "end",
      small: true,
      quiet: true,
    }),
    ...(side === selected
      ? [drawFrame(document, {x: x + 1, y: 1, width: width - 2, height: height - 2}, "mark-chosen")]
      : []),
  ];
  const boxes = new Map([
    [signal, floating],
    [builders, {...inner, y: places[0] ? places[0].y - builder - 3 : start - builder, height: builder + 6}],
    [level, {x: inner.x, y: Math.min(top, start) - 2, width: inner.width, height: Math.abs(top - start) + 4}],
  ]);
  return {nodes, boxes};
}
