// A table of counts drawn as cells: how many results there are of each kind, and where none.

/** @import {Counts} from "contract" */

import * as Plot from "@observablehq/plot";
import {layoutHeader} from "../panels/legend.js";
import {px, svgElement} from "../svg/element.js";
import {drawPlot} from "../svg/plot-group.js";
import {textWidth} from "../svg/text-width.js";

const MOST_ROW = 36; // height of a row and the gap above it

/**
 * Draw it below `top`. Returns {nodes, bottom}.
 *
 * @param {Counts} matrix
 * @param {import("./forest.js").PartOptions} options
 * @param {number} top
 */
export function drawCountMatrix({label, columns, rows, note}, {document, size, focus}, top) {
  const left = Math.max(...rows.map((row) => textWidth(row.label, size.font))) + 8;
  const width = (size.width - left - 4) / columns.length;
  // Names of columns stand in turn in two rows where they would touch.
  const turns = columns.some((name) => textWidth(name, size.font) > width - 4) ? 2 : 1;
  const header = layoutHeader({title: label, note, items: [], spans: []}, size);
  const start = header.height + turns * size.line + 2;
  const step = Math.min((size.tallest - top - start) / rows.length, MOST_ROW);
  const cell = step - 4;
  const height = start + rows.length * step;
  const cells = rows.flatMap(({cells: counts}, y) =>
    counts.map((count, x) => ({x, y, count, at: y * columns.length + x})),
  );
  const squares = (group, className) =>
    Plot.rect(group, {
      x1: ({x}) => x + 0.03,
      x2: ({x}) => x + 0.97,
      y1: ({y}) => y * step + (step - cell),
      y2: ({y}) => y * step + step,
      className: `mark-cell ${className}`,
    });
  const node = drawPlot("matrix", {
    document,
    header,
    top,
    width: size.width,
    height,
    marginTop: start,
    marginRight: 4,
    marginBottom: 0,
    marginLeft: left,
    x: {domain: [0, columns.length], axis: null},
    y: {domain: [0, rows.length * step], range: [start, height], axis: null},
    marks: [
      squares(
        cells.filter(({count}) => count > 0),
        "cell-half",
      ),
      squares(
        cells.filter(({count}) => count === 0),
        "cell-empty",
      ),
      Plot.text(cells, {
        x: ({x}) => x + 0.5,
        y: ({y}) => y * step + step - cell / 2,
        text: ({count}) => String(count),
        className: "mark-text",
      }),
      focus == null
        ? []
        : squares(
            cells.filter(({at}) => at === focus),
            "mark-focus",
          ),
    ],
  });
  const words = (text, x, y, anchor) =>
    svgElement(document, "text", {class: "mark-text", "text-anchor": anchor, x: px(x), y: px(y)}, [text]);
  const above = (i) => ((i + 1) % turns) * size.line;
  node.append(
    ...columns.map((name, i) => words(name, left + (i + 0.5) * width, start - 4 - above(i), "middle")),
    ...rows.map((row, i) => words(row.label, 2, start + i * step + step - cell / 2 + 5, "start")),
  );
  return {nodes: [node], bottom: top + height};
}

/**
 * The cells as groups of points for a reader at the keyboard: one group, row by row.
 *
 * @param {Counts} matrix
 */
export function countMatrixReadings({label, columns, rows}) {
  return [
    {
      label,
      points: rows.flatMap((row) =>
        row.cells.map((count, i) => ({
          label: `${row.label}, ${columns[i]}`,
          text: `${row.label}, ${columns[i]}: ${count}`,
        })),
      ),
    },
  ];
}
