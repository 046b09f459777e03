// What stands above a panel: its title, how its axis starts and a key for everything that
// has no label of its own, in one row where they fit; then the names of shaded spans.

import {px, svgElement} from "../svg/element.js";
import {BOLD_FACTOR, textWidth, wrapText} from "../svg/text-width.js";
import {drawLegendSample, SAMPLE_WIDTH} from "./legend-samples.js";

const GAP = 14; // between two of them in one row

/**
 * @typedef {object} LegendItem what stands beside its sample in a legend: an item of the contract, or one
 *   that a picture adds for what only it draws
 * @property {import("contract").LegendItem["kind"] | "cell" | "column" | "column-hatched" | "disc" | "icon" | "sample" | "one" | "quantile"
 *   | "zero" | "here" | "cross" | "rule" | "band" | "average" | "truth" | "simulated" | "found"} kind which sample, see legend-samples.js
 * @property {string} text
 * @property {import("contract").LegendItem["short"]} [short]
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
  const rows = headerRows({title, note, items}, size);
  const labels = spanRows(spans, size);
  const tops = rows.map((row) => size.line + (row.some(({kind}) => kind) ? 2 : 0));
  const key = tops.reduce((sum, top) => sum + top, 0);
  return {
    height: key + labels.rows * size.line + 8,
    draw(document) {
      let y = 0;
      const drawn = rows.flatMap((row, i) => {
        y += tops[i];
        return drawRow(document, row, y - tops[i] / 2, size);
      });
      const names = labels.items.map(({x, row, text}) =>
        svgElement(
          document,
          "text",
          {
            class: "mark-text",
            "text-anchor": "middle",
            x: px(x),
            y: px(key + (row + 1) * size.line - 3),
          },
          [text],
        ),
      );
      return [...drawn, ...names];
    },
  };
}

// The bold title, the note and the keys follow one another, in a new row where one does not fit.
function headerRows({title, note, items}, size) {
  const rows = [];
  let x = Infinity;
  const put = (piece, weight = 1) => {
    const before = piece.kind ? SAMPLE_WIDTH + 6 : 0;
    const lines = wrapText(piece.text, size.font, size.width - before - 6, weight);
    const widths = lines.map((line) => before + textWidth(line, size.font, weight));
    lines.forEach((text, i) => {
      if (i > 0 || x + Math.max(...widths) > size.width - 2) {
        rows.push([]);
        x = 2;
      }
      rows.at(-1).push({...piece, text, x: x + before, sample: piece.kind && i === 0 ? x : null});
    });
    x += widths.at(-1) + GAP;
  };
  if (title) put({text: title, bold: true}, BOLD_FACTOR);
  if (note) put({text: note});
  for (const item of items) put(size.labels > 0 ? item : {...item, text: item.short ?? item.text});
  return rows;
}

function drawRow(document, row, y, size) {
  return row.flatMap((piece) => [
    ...(piece.sample == null ? [] : drawLegendSample(document, {...piece, x: piece.sample}, y)),
    svgElement(
      document,
      "text",
      {
        class: piece.bold ? "mark-text mark-title" : "mark-text",
        "text-anchor": "start",
        x: px(piece.x),
        y: px(y + size.font * 0.35),
      },
      [piece.text],
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
