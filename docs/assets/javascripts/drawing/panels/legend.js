// What stands above a panel: its title, how its axis starts, a key for everything
// that has no label of its own, and the names of shaded spans.

import {px, svgElement} from "../svg/element.js";
import {BOLD_FACTOR, textWidth, wrapText} from "../svg/text-width.js";
import {drawLegendSample, SAMPLE_WIDTH} from "./legend-samples.js";

const GAP = 16; // between two keys in one row

/**
 * @typedef {object} LegendItem what stands beside its sample in a legend: an item of the contract, or one
 *   that a picture adds for what only it draws
 * @property {import("contract").LegendItem["kind"] | "cell" | "disc" | "icon" | "sample" | "one" | "quantile"
 *   | "zero" | "here" | "cross" | "rule" | "band"} kind which sample, see legend-samples.js
 * @property {string} text
 * @property {import("contract").LegendItem["role"]} [role] whose style the sample has
 * @property {import("contract").LegendItem["hollow"]} [hollow]
 * @property {string} [className]
 * @property {{className: string, sign?: string}} [style]
 *
 * @typedef {object} Header
 * @property {number} height
 * @property {(document: Document) => Node[]} draw
 */

/**
 * Lay out the header of a panel.
 *
 * @param {{title: string | null, note?: string | null, items: LegendItem[], spans: {text: string, x: number}[]}} parts
 * @param {import("../svg/sizes.js").Size} size
 * @returns {Header}
 */
export function layoutHeader({title, note, items, spans}, size) {
  const texts = titleLines(title, note, size);
  const rows = legendRows(items, size);
  const labels = spanRows(spans, size);
  const titleHeight = texts.length * size.line;
  const keyHeight = rows.length * (size.line + 2);
  const spanHeight = labels.rows * size.line;
  return {
    height: titleHeight + keyHeight + spanHeight + 8,
    draw(document) {
      return [
        ...texts.map((line, i) => line(document, (i + 1) * size.line - 4)),
        ...rows.flatMap((row, i) => drawRow(document, row, titleHeight + (i + 0.5) * (size.line + 2), size)),
        ...labels.items.map(({x, row, text}) =>
          svgElement(
            document,
            "text",
            {
              class: "mark-text",
              "text-anchor": "middle",
              x: px(x),
              y: px(titleHeight + keyHeight + (row + 1) * size.line - 3),
            },
            [text],
          ),
        ),
      ];
    },
  };
}

// The title is bold; the note follows on the same line where it fits.
function titleLines(title, note, size) {
  const lines = title ? wrapText(title, size.font, size.width - 4, BOLD_FACTOR) : [];
  const last = lines.at(-1) ?? "";
  const fits =
    note && lines.length > 0 && textWidth(`${last}  ${note}`, size.font, BOLD_FACTOR) < size.width - 4;
  const drawn = lines.map((text, i) => (document, y) => {
    const children = [svgElement(document, "tspan", {class: "mark-title"}, [text])];
    if (fits && i === lines.length - 1) {
      children.push(svgElement(document, "tspan", {dx: "0.6em"}, [note]));
    }
    return svgElement(document, "text", {class: "mark-text", "text-anchor": "start", x: 2, y}, children);
  });
  if (note && !fits) {
    for (const text of wrapText(note, size.font, size.width - 4)) {
      drawn.push((document, y) =>
        svgElement(document, "text", {class: "mark-text", "text-anchor": "start", x: 2, y}, [text]),
      );
    }
  }
  return drawn;
}

function legendRows(items, size) {
  const rows = [];
  let x = Infinity;
  for (const item of items) {
    const lines = wrapText(item.text, size.font, size.width - SAMPLE_WIDTH - 12);
    const width = SAMPLE_WIDTH + 6 + Math.max(...lines.map((line) => textWidth(line, size.font)));
    lines.forEach((text, i) => {
      if (i > 0 || x + width > size.width) {
        rows.push([]);
        x = 2;
      }
      rows.at(-1).push({...item, text, x, sample: i === 0});
    });
    x += width + GAP;
  }
  return rows;
}

function drawRow(document, row, y, size) {
  return row.flatMap((item) => [
    ...(item.sample ? drawLegendSample(document, item, y) : []),
    svgElement(
      document,
      "text",
      {
        class: "mark-text",
        "text-anchor": "start",
        x: px(item.x + SAMPLE_WIDTH + 6),
        y: px(y + size.font * 0.35),
      },
      [item.text],
    ),
  ]);
}

// Names of spans sit above their middle, pushed to a second row where two would touch.
function spanRows(spans, size) {
  const ends = [];
  const items = [];
  for (const {text, x} of [...spans].sort((a, b) => a.x - b.x)) {
    const half = textWidth(text, size.font) / 2;
    const middle = Math.min(Math.max(x, half + 2), size.width - half - 2);
    let row = ends.findIndex((end) => end + 8 <= middle - half);
    if (row < 0) row = ends.push(0) - 1;
    ends[row] = middle + half;
    items.push({text, x: middle, row});
  }
  return {rows: ends.length, items};
}
