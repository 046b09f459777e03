// A table of rows against columns inside a picture: a sign with its word in each cell.

/** @import {Sign, SignMatrix, Stepper} from "contract" */

import {layoutHeader} from "../panels/legend.js";
import {px, svgElement} from "../svg/element.js";
import {BOLD_FACTOR, wrapText} from "../svg/text-width.js";

/** @type {Record<Sign["sign"], string>} */
const SIGNS = {up: "↑", "no change": "=", opposite: "↓", mixed: "↑↓", "no data": ""};
const PAD = 6;

/**
 * Draw `chart.matrix`. Returns {nodes, height}.
 *
 * @param {SignMatrix | null | undefined} matrix
 * @param {import("../panels/stack.js").View} view
 */
export function drawSignMatrix(matrix, view) {
  if (!matrix) return {nodes: [], height: 0};
  const {document, size} = view;
  const beside = size.labels > 0; // room for the names of rows beside the cells
  const left = beside ? 132 : 2;
  const width = (size.width - left - 2) / matrix.columns.length;
  const header = layoutHeader({title: matrix.label, note: matrix.note, items: [], spans: []}, size);
  const nodes = header.draw(document);
  const text = (line, x, y, more = {}) =>
    svgElement(document, "text", {class: "mark-text", x: px(x), y: px(y), ...more}, [line]);
  const heads = matrix.columns.map((name) => wrapText(name, size.font, width - 4));
  const deep = Math.max(...heads.map((lines) => lines.length)) * size.line;
  heads.forEach((lines, c) =>
    lines.forEach((line, i) =>
      nodes.push(text(line, left + (c + 0.5) * width, header.height + (i + 1) * size.line - 4)),
    ),
  );
  let y = header.height + deep + 2;
  matrix.rows.forEach(({label, cells}, r) => {
    const name = wrapText(label, size.font, beside ? left - 8 : size.width - 4, BOLD_FACTOR);
    const words = cells.map((cell) => wrapText(wordsOf(cell), size.font, width - 2 * PAD));
    const inner =
      Math.max(...words.map((lines) => lines.length), beside ? name.length : 1) * size.line + 2 * PAD;
    const top = beside ? y : y + name.length * size.line + 2;
    name.forEach((line, i) =>
      nodes.push(
        text(line, 2, beside ? top + PAD + (i + 1) * size.line - 4 : y + (i + 1) * size.line - 4, {
          "text-anchor": "start",
          class: "mark-text mark-title",
        }),
      ),
    );
    cells.forEach((cell, c) => {
      const x = left + c * width;
      nodes.push(
        svgElement(document, "rect", {
          class: `mark-cell ${isEmpty(cell) ? "cell-empty" : "cell-light"}`,
          "stroke-dasharray": isEmpty(cell) ? "3 3" : null,
          x: px(x + 1),
          y: px(top + 1),
          width: px(width - 2),
          height: px(inner - 2),
        }),
      );
      const start = top + (inner - words[c].length * size.line) / 2;
      words[c].forEach((line, i) => nodes.push(text(line, x + width / 2, start + (i + 1) * size.line - 4)));
      if (view.focus?.piece === "matrix" && view.focus.index === r * cells.length + c) {
        nodes.push(
          svgElement(document, "rect", {
            class: "mark-focus",
            x: px(x + 3),
            y: px(top + 3),
            width: px(width - 6),
            height: px(inner - 6),
          }),
        );
      }
    });
    y = top + inner + (beside ? 0 : 4);
  });
  return {nodes, height: y + 4, name: "matrix"};
}

/**
 * What can be read in it, cell by cell.
 *
 * @param {{chart: Pick<Stepper, "matrix">}} result
 */
export function signMatrixReadings({chart: {matrix}}) {
  if (!matrix) return [];
  const points = matrix.rows.flatMap(({label, cells}) =>
    cells.map((cell, c) => ({
      label: `${label}, ${matrix.columns[c]}`,
      text: [`${label}, ${matrix.columns[c]}: ${cell.word}`, cell.note].filter(Boolean).join(", "),
    })),
  );
  return [{piece: "matrix", label: matrix.label, points}];
}

const isEmpty = (/** @type {Sign} */ cell) => cell.sign === "no data";

const wordsOf = (/** @type {Sign} */ cell) => `${SIGNS[cell.sign]} ${cell.word}`.trim();
