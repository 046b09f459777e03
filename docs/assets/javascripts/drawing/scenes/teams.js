// Two teams at one rope: as many shapes pull on each side as the model says, and the builder
// between them works as fast as the rope lets it.

/** @import {Scene, Rope} from "contract" */
/** @import {View} from "../panels/stack.js" */

import {valueAt} from "../figures/at-cursor.js";
import {drawCrowd, drawShapes, placesFor} from "../figures/crowd.js";
import {drawFocus} from "../figures/focus.js";
import {drawMarrow} from "../figures/ground.js";
import {scatterIn} from "../figures/scatter.js";
import {readingOf, sceneText} from "../figures/words.js";
import {px, svgElement} from "../svg/element.js";
import {formatNumber} from "../svg/format.js";
import {BOLD_FACTOR, textWidth} from "../svg/text-width.js";
import {ticksBetween} from "../svg/ticks.js";

const SIZES = {
  wide: {height: 200, head: 30, rope: 138, edge: 14, shape: 17, builder: 32, team: 0.42},
  narrow: {height: 140, head: 24, rope: 84, edge: 9, shape: 12, builder: 24, team: 0.44},
};

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {Scene} scene two counts: who pulls to the left, who to the right
 * @param {View} view
 * @param {import("../figures/at-cursor.js").Courses & {chart: any}} result
 */
export function drawTeams({counts, says, says_short}, view, result) {
  const {document, size} = view;
  const {width} = size;
  const narrow = size.name === "narrow";
  const {height, head, rope: y, edge, shape, builder, team} = SIZES[size.name];
  const {rope} = result.chart;
  const {value} = valueAt({key: rope.series, value: rope.value}, result, view.cursor);
  const pins = view.pins.filter((pin) => pin.rope);
  const {min, max, ticks} = reach(rope, [value, rope.rest, ...pins.map((pin) => pin.rope.value)]);
  const inset = edge + 18;
  const toX = (at) => inset + ((at - min) / (max - min)) * (width - 2 * inset);
  const [left, right] = counts;
  const crowd = {y: head, width: team * width - edge, height: y - head - builder - 14};
  const boxes = [
    {...crowd, x: edge},
    {...crowd, x: width - edge - crowd.width},
  ];
  const name = (count) => (narrow ? (count.short ?? count.label) : count.label);
  const said = readingOf({value, unit: rope.unit});
  const x = toX(value);
  const half = textWidth(said, size.font, BOLD_FACTOR) / 2 + 2;
  const upright = (at, up, down) => `M${px(toX(at))} ${y - up}V${y + down}`;
  const restHalf = textWidth(rope.rest_label, 13) / 2 + 2;
  return {
    height,
    nodes: [
      drawMarrow(document, {x: 0, y: 0, width, height}),
      drawCrowd(document, left, scatterIn(boxes[0], placesFor(left), shape)),
      drawCrowd(document, right, scatterIn(boxes[1], placesFor(right), shape)),
      sceneText(document, name(left), {x: edge, y: 20, value: readingOf(left), role: left.role}),
      sceneText(document, name(right), {
        x: width - edge,
        y: 20,
        anchor: "end",
        value: readingOf(right),
        role: right.role,
      }),
      svgElement(document, "path", {
        class: "scene-rope",
        d: `M${edge} ${y}H${width - edge}m-7 -5l7 5l-7 5M${edge + 7} ${y - 5}l-7 5l7 5`,
      }),
      svgElement(document, "path", {
        class: "scene-line",
        d: ticks.map((tick) => upright(tick, 0, 7)).join(""),
      }),
      ...ticks.map((tick) =>
        sceneText(document, `${formatNumber(tick)}${tick === ticks.at(-1) ? rope.unit : ""}`, {
          x: toX(tick),
          y: y + 20,
          anchor: "middle",
          small: true,
          quiet: true,
        }),
      ),
      svgElement(document, "path", {class: "scene-start", d: upright(rope.rest, 16, 26)}),
      sceneText(document, rope.rest_label, {
        x: clamp(toX(rope.rest), restHalf, width),
        y: y + 37,
        anchor: "middle",
        small: true,
        quiet: true,
      }),
      svgElement(document, "path", {class: "mark-trail", d: `M${px(toX(rope.trail[0]))} ${y}H${px(x)}`}),
      ...pins.flatMap((pin, i) => [
        svgElement(document, "path", {class: "scene-ghost", d: upright(pin.rope.value, builder, 4)}),
        sceneText(document, pin.letter, {
          x: toX(pin.rope.value),
          y: y - builder - 3 - 12 * (i % 2),
          anchor: "middle",
          small: true,
        }),
      ]),
      svgElement(
        document,
        "g",
        {class: "scene-knot", "data-at": px(x)},
        drawShapes(document, "builder", [{x, y: y + builder / 2, size: builder}]),
      ),
      sceneText(document, "", {
        x: clamp(x, half, width),
        y: y - builder / 2 - 5,
        anchor: "middle",
        value: said,
        role: "building",
      }),
      ...(narrow
        ? [
            sceneText(document, says_short.join(", "), {
              x: width - edge,
              y: height - 7,
              anchor: "end",
              small: true,
              quiet: true,
            }),
          ]
        : [
            sceneText(document, rope.label, {x: edge, y: height - 9, small: true}),
            sceneText(document, says.join(", "), {
              x: width - edge,
              y: height - 9,
              anchor: "end",
              small: true,
              quiet: true,
            }),
          ]),
      ...(narrow
        ? [sceneText(document, rope.short ?? rope.label, {x: edge, y: height - 7, small: true})]
        : []),
      ...drawFocus(view, counts, boxes),
      ...(view.focus?.piece === "rope"
        ? [svgElement(document, "circle", {class: "mark-focus", cx: px(x), cy: y, r: builder * 0.75})]
        : []),
    ],
  };
}

const clamp = (x, half, width) => Math.min(Math.max(x, half), width - half);

// The declared axis; where the mark or a pin is beyond it, it grows by whole ticks.
/**
 * @param {Rope} rope
 * @param {number[]} values
 */
function reach({min, max, ticks}, values) {
  const step = ticks[1] - ticks[0];
  while (Math.min(...values) < min) min -= step;
  while (Math.max(...values) > max) max += step;
  return {min, max, ticks: ticksBetween(min, max, step)};
}
