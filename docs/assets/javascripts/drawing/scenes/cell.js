// From hormone to protein as one flow: each station holds as many shapes as the model says, with its
// number, its name and its value below. A cursor is the number of a station.

/** @import {Scene, Stepper} from "contract" */
/** @import {View} from "../panels/stack.js" */

import {drawCrowd, placesFor} from "../figures/crowd.js";
import {drawFocus, drawFrame} from "../figures/focus.js";
import {drawMarrow} from "../figures/ground.js";
import {scatterIn} from "../figures/scatter.js";
import {sceneText} from "../figures/words.js";
import {px, svgElement} from "../svg/element.js";
import {wrapText} from "../svg/text-width.js";

const SIZES = {
  wide: {columns: 6, crowd: 104, shape: 22, line: 16, gap: 0, foot: 22},
  narrow: {columns: 3, crowd: 48, shape: 15, line: 14, gap: 6, foot: 16},
};
const TOP = 8;

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {Scene} scene one or two counts for each step that has a value, by the step's key
 * @param {View} view
 * @param {{chart: Pick<Stepper, "steps">}} result
 */
export function drawCell({counts, says, says_short}, view, {chart: {steps}}) {
  const {document, size, cursor} = view;
  const {columns, crowd, line, gap, foot} = SIZES[size.name];
  const current = cursor == null ? null : Math.round(cursor) - 1;
  const row = crowd + TOP + 3 * line + gap + 6;
  const rows = Math.ceil(steps.length / columns);
  const width = size.width / columns;
  const height = rows * row - gap + foot;
  const placeOf = (/** @type {number} */ i) => ({
    x: (i % columns) * width,
    y: Math.floor(i / columns) * row,
    width,
  });
  const stations = steps.map((step, i) => {
    const own = counts.filter(({key}) => key.startsWith(step.key));
    return drawStation(view, {step, i, place: placeOf(i), counts: own}, current);
  });
  const boxes = counts.map(({key}) => {
    const place = placeOf(steps.findIndex((step) => key.startsWith(step.key)));
    return {x: place.x + 2, y: place.y + 2, width: width - 4, height: TOP + crowd};
  });
  return {
    height,
    nodes: [
      drawMarrow(document, {x: 0, y: 0, width: size.width, height}),
      ...drawBody(document, {columns, rows, row, crowd, width, total: size.width}),
      ...stations.flat(),
      ...drawFocus(view, counts, boxes),
      sceneText(document, (size.name === "narrow" ? says_short : says).join(", "), {
        x: size.width / 2,
        y: height - 6,
        anchor: "middle",
        small: true,
        quiet: true,
      }),
    ],
  };
}

/**
 * What can be read in its steps, as one group.
 *
 * @param {{chart: Pick<Stepper, "steps" | "steps_label">}} result
 */
export function stepReadings({chart: {steps, steps_label: label}}) {
  const points = steps.map(({label: text, note}, i) => ({
    label: `Step ${i + 1}`,
    text: `Step ${i + 1} of ${steps.length}: ${text}${note ? `, ${note}` : ""}`,
  }));
  return [{piece: "steps", label, points}];
}

// The cell's inside begins after the first station, its nucleus holds DNA and the reading of genes.
function drawBody(document, {columns, rows, row, crowd, width, total}) {
  const band = (first, last, className, inset) => {
    const nodes = [];
    for (let r = 0; r < rows; r++) {
      const from = Math.max(first, r * columns);
      const to = Math.min(last, (r + 1) * columns);
      if (from >= to) continue;
      const [x1, x2] = [(from - r * columns) * width, (to - r * columns) * width];
      const right = to === last ? x2 : total;
      nodes.push(
        svgElement(document, "rect", {
          class: className,
          x: px(x1 + inset),
          y: px(r * row + TOP - 2 + inset),
          width: px(Math.max(right - x1 - 2 * inset, 0)),
          height: px(crowd + 4 - 2 * inset),
          rx: px(crowd / 4),
        }),
      );
    }
    return nodes;
  };
  const steps = columns * rows;
  return [...band(1, steps, "scene-cell", 2), ...band(3, 5, "scene-nucleus", 7)];
}

function drawStation(view, {step, i, place, counts}, current) {
  const {document, size, focus} = view;
  const {crowd, shape, line} = SIZES[size.name];
  const {x, y, width} = place;
  const middle = x + width / 2;
  const inner = {x: x + 12, y: y + TOP + 8, width: width - 24, height: crowd - 16};
  const share = inner.height / Math.max(counts.length, 1);
  const crowds = counts.map((count, n) =>
    drawCrowd(
      document,
      count,
      scatterIn({...inner, y: inner.y + n * share, height: share}, placesFor(count), shape),
    ),
  );
  const below = y + TOP + crowd + line;
  const name = `${i + 1} ${step.short ?? step.label}`;
  const notes = wrapText(step.note ?? "", 13, width - 4).slice(0, 2);
  const dimmed = current != null && current !== i;
  const frame = {x: x + 2, y: y + 2, width: width - 4, height: TOP + crowd + 3 * line + 4};
  return [
    svgElement(document, "g", {class: `scene-station${dimmed ? " scene-dimmed" : ""}`}, [
      ...crowds,
      ...(step.key === "pre" ? [drawHelix(document, inner)] : []),
    ]),
    svgElement(document, "g", {}, [
      sceneText(document, name, {x: middle, y: below, anchor: "middle"}),
      ...notes.map((text, n) =>
        sceneText(document, text, {
          x: middle,
          y: below + (n + 1) * line,
          anchor: "middle",
          small: true,
          quiet: true,
        }),
      ),
    ]),
    ...(current === i ? [drawFrame(document, frame, "mark-chosen")] : []),
    ...(focus?.piece === "steps" && focus.index === i ? [drawFrame(document, frame, "mark-focus")] : []),
  ];
}

// DNA: two strands and their rungs. The model does not count it, so it is an outline only.
function drawHelix(document, {x, y, width, height}) {
  const [middle, swing, turns] = [x + width / 2, Math.min(width, 60) / 4, 3];
  const at = (t, side) => [middle + side * swing * Math.sin(t * turns * Math.PI), y + t * height];
  const strand = (side) =>
    Array.from(
      {length: 25},
      (_, i) =>
        `${i ? "L" : "M"}${at(i / 24, side)
          .map(px)
          .join(" ")}`,
    ).join("");
  const rungs = Array.from({length: 3 * turns}, (_, i) => {
    const t = (i + 0.5) / (3 * turns);
    return `M${at(t, 1).map(px).join(" ")}L${at(t, -1).map(px).join(" ")}`;
  }).join("");
  return svgElement(document, "path", {class: "scene-helix", d: strand(1) + strand(-1) + rungs});
}
