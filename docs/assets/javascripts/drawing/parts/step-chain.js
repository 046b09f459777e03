// A chain of steps as boxes in reading order: rows on wide pictures, a list on phones.

/** @import {Step, Stepper} from "contract" */

import {layoutHeader} from "../panels/legend.js";
import {px, svgElement} from "../svg/element.js";
import {BOLD_FACTOR, textWidth, wrapText} from "../svg/text-width.js";

const GAP = 22; // between two boxes, for the arrow
const PAD = 6;
const MAX_COLUMNS = 5; // boxes in a row

/**
 * Draw `steps`. Returns {nodes, height}.
 *
 * @param {Step[]} steps
 * @param {{title?: string | null, current?: number | null}} words `current` is the index of the one to mark
 * @param {import("../panels/stack.js").View} view
 */
export function drawSteps(steps, {title, current = null}, view) {
  if (!steps?.length) return {nodes: [], height: 0};
  const {document, size} = view;
  const header = layoutHeader({title, items: [], spans: []}, size);
  const columns = columnCount(steps, size);
  const width = (size.width - 4 - (columns - 1) * GAP) / columns;
  const boxes = steps.map((step, i) => ({
    step,
    i,
    lines: [
      ...wrapText(`${i + 1}.\u00a0${step.label}`, size.font, width - 2 * PAD, BOLD_FACTOR).map((text) => ({
        text,
        bold: true,
      })),
      ...(step.note ? wrapText(step.note, size.font, width - 2 * PAD).map((text) => ({text})) : []),
    ],
  }));
  const nodes = header.draw(document);
  let y = header.height;
  for (let first = 0; first < boxes.length; first += columns) {
    const row = boxes.slice(first, first + columns);
    const height = Math.max(...row.map(({lines}) => lines.length)) * size.line + 2 * PAD;
    row.forEach((box, n) =>
      nodes.push(
        ...drawBox(document, box, {x: 2 + n * (width + GAP), y, width, height}, size, {
          marked: box.i === current,
          focused: view.focus?.piece === "steps" && view.focus.index === box.i,
          arrow: arrowAfter(box.i, n, steps.length, columns),
        }),
      ),
    );
    y += height + (columns === 1 ? GAP - 4 : GAP / 2 + 4);
  }
  return {nodes, height: y, name: "steps"};
}

/**
 * What can be read in the steps, as one group.
 *
 * @param {{chart: Pick<Stepper, "steps">}} result
 * @param {string} label
 */
export function stepReadings({chart}, label) {
  if (!chart.steps?.length) return [];
  const points = chart.steps.map(({label: text, note}, i) => ({
    label: `Step ${i + 1}`,
    text: `Step ${i + 1} of ${chart.steps.length}: ${text}${note ? `, ${note}` : ""}`,
  }));
  return [{piece: "steps", label, points}];
}

// As many boxes in a row as let every word stand whole.
/**
 * @param {Step[]} steps
 * @param {import("../svg/sizes.js").Size} size
 */
function columnCount(steps, size) {
  const words = steps.flatMap(({label, note}, i) => `${i + 1}.\u00a0${label} ${note ?? ""}`.split(" "));
  const longest = Math.max(...words.map((word) => textWidth(word, size.font, BOLD_FACTOR)));
  const room = Math.floor((size.width - 4 + GAP) / (longest + 2 * PAD + GAP));
  if (size.labels === 0) return 1;
  const most = Math.max(1, Math.min(room, MAX_COLUMNS, steps.length));
  return Math.ceil(steps.length / Math.ceil(steps.length / most)); // rows of about the same length
}

function arrowAfter(i, place, count, columns) {
  if (i === count - 1) return null;
  if (columns === 1) return "down";
  return place < columns - 1 ? "right" : null; // the number leads on to the next row
}

function drawBox(document, {lines}, {x, y, width, height}, size, {marked, focused, arrow}) {
  const middle = y + height / 2;
  const arrows = {
    right: `M${px(x + width + 4)},${px(middle)}h12m-5,-5l5,5l-5,5`,
    down: `M${px(x + width / 2)},${px(y + height + 3)}v11m-5,-5l5,5l5,-5`,
  };
  return [
    svgElement(document, "rect", {
      class: `mark-step${marked ? " mark-selected" : ""}`,
      x: px(x),
      y: px(y),
      width: px(width),
      height: px(height),
      rx: 4,
    }),
    ...(focused
      ? [
          svgElement(document, "rect", {
            class: "mark-focus",
            x: px(x + 3),
            y: px(y + 3),
            width: px(width - 6),
            height: px(height - 6),
            rx: 2,
          }),
        ]
      : []),
    ...lines.map(({text, bold}, i) =>
      svgElement(
        document,
        "text",
        {
          class: `mark-text${bold ? " mark-title" : ""}`,
          "text-anchor": "start",
          x: px(x + PAD),
          y: px(y + PAD + (i + 1) * size.line - 4),
        },
        [text],
      ),
    ),
    ...(arrow ? [svgElement(document, "path", {class: "mark-arrow", d: arrows[arrow]})] : []),
  ];
}
