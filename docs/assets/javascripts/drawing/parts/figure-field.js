// A field of equal figures, one for each woman: dark for those who had the event, pale for all
// others. Counting the figures gives the declared numbers.

import {px, svgElement} from "../svg/element.js";
import {drawPerson} from "../svg/person.js";

const COLUMNS = [10, 20, 25, 40, 50];

/**
 * Columns, rows and the cell that make `of` figures largest in a box.
 *
 * @param {number} of
 * @param {number} width
 * @param {number} height
 */
export function fieldSize(of, width, height) {
  const fields = COLUMNS.map((columns) => {
    const rows = Math.ceil(of / columns);
    return {of, columns, rows, cell: Math.min(width / columns, height / rows)};
  });
  return fields.reduce((best, field) => (field.cell > best.cell ? field : best));
}

/**
 * Draw `count` dark figures among all, from the top left.
 *
 * @param {Document} document
 * @param {number} count
 * @param {ReturnType<typeof fieldSize>} field
 */
export function drawField(document, count, field) {
  return [
    drawFigures(document, "icon-event", 0, count, field),
    drawFigures(document, "icon-rest", count, field.of, field),
  ];
}

// A thousand figures are one path that is filled with a pattern of one.
function drawFigures(document, name, from, to, {columns, cell}) {
  const size = px(cell);
  return svgElement(document, "g", {class: `mark-icon ${name}`}, [
    svgElement(
      document,
      "pattern",
      {id: name, width: size, height: size, patternUnits: "userSpaceOnUse"},
      drawPerson(document, {x: 0, y: 0, size}),
    ),
    svgElement(document, "path", {d: outline(from, to, columns, size), fill: `url(#${name})`}),
  ]);
}

// Around the cells from one to another, row by row: both ends can lie within a row.
function outline(from, to, columns, cell) {
  const [[c1, r1], [c2, r2]] = [from, to].map((at) => [at % columns, Math.floor(at / columns)]);
  const corners = [
    [c1, r1],
    [columns, r1],
    [columns, r2],
    [c2, r2],
    [c2, r2 + 1],
    [0, r2 + 1],
    [0, r1 + 1],
    [c1, r1 + 1],
  ];
  return `M${corners.map(([x, y]) => `${px(x * cell)},${px(y * cell)}`).join("L")}Z`;
}
