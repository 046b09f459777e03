// Struts of spongy bone that thin and thicken with a series of density. A pale rim shows how
// thick they were at the start.

/** @import {Struts} from "contract" */
/** @import {View} from "../panels/stack.js" */

import {px, svgElement} from "../svg/element.js";
import {formatPosition, formatQuantity} from "../svg/format.js";
import {lastPoint, nearestPoint} from "../svg/nearest-point.js";
import {wrapText} from "../svg/text-width.js";

const THICK = 13; // px of a strut at the start
const THINNEST = 1; // px; a strut that is there must be seen
const MESH = 44; // px between two crossings

/**
 * Draw the struts at the cursor, or at the end where there is none.
 *
 * @param {Struts} struts
 * @param {View} view
 * @param {{width: number, height: number}} room
 * @returns {{nodes: Node[], height: number}}
 */
export function drawStruts({series, label, times}, view, {width, height}) {
  const {document, size, x} = view;
  const {values = [], unit = ""} = view.series.get(series) ?? {};
  const points = values.map((y, i) => ({x: view.time[i], y}));
  const {x: at, y: density} = view.cursor == null ? lastPoint({points}) : nearestPoint(points, view.cursor);
  const now = Math.max(THINNEST, THICK * (1 - (times * (100 - density)) / 100));
  const says = `${formatPosition(x, at)}: ${formatQuantity(density, unit)}`;
  const words = [says, ...wrapText(label, size.font, width)];
  const top = words.length * size.line + 4;
  const path = lattice(width, height - top);
  const strut = (className, thickness) =>
    svgElement(document, "path", {class: className, d: path, "stroke-width": px(thickness)});
  const inside = {x: 0, y: px(top), width: px(width), height: px(height - top)};
  const text = (line, i) =>
    svgElement(
      document,
      "text",
      {
        class: i === 0 ? "mark-text mark-title" : "mark-text",
        "text-anchor": "start",
        x: 2,
        y: px((i + 1) * size.line - 4),
      },
      [line],
    );
  return {
    nodes: [
      svgElement(document, "g", {class: "scene scene-struts", "data-strut": px(now / THICK)}, [
        ...words.map(text),
        svgElement(document, "rect", {class: "scene-marrow", ...inside, rx: 8}),
        // Struts end at the edge of the marrow.
        svgElement(document, "clipPath", {id: "struts"}, [
          svgElement(document, "rect", {...inside, y: 0, rx: 8}),
        ]),
        svgElement(document, "g", {transform: `translate(0,${px(top)})`, "clip-path": "url(#struts)"}, [
          strut("scene-strut-start", THICK),
          strut("scene-strut-edge", now + 2),
          strut("scene-strut", now),
        ]),
      ]),
    ],
    height,
  };
}

// Crossings on a grid that is shaken a little, each tied to its neighbors; some ties are missing.
function lattice(width, height) {
  const columns = Math.max(2, Math.round(width / MESH));
  const rows = Math.max(2, Math.round(height / MESH));
  const at = (column, row) => [
    ((column + 0.34 * shake(column, row)) * width) / columns,
    ((row + 0.5 + 0.3 * shake(row + 7, column + 3)) * height) / rows,
  ];
  const ties = [];
  for (let column = -1; column <= columns; column++) {
    for (let row = -1; row <= rows; row++) {
      if (shake(column + 11, row) < 0.72) ties.push([at(column, row), at(column + 1, row)]);
      if (shake(column, row + 13) < 0.86) ties.push([at(column, row), at(column, row + 1)]);
    }
  }
  return ties.map(bend).join("");
}

/** A tie as a slightly bent line. */
function bend([[x1, y1], [x2, y2]]) {
  const lean = 0.12 * shake(x1, y2);
  const [middleX, middleY] = [(x1 + x2) / 2 + lean * (y2 - y1), (y1 + y2) / 2 - lean * (x2 - x1)];
  return `M${px(x1)},${px(y1)}Q${px(middleX)},${px(middleY)} ${px(x2)},${px(y2)}`;
}

/** A number between -1 and 1 that looks like chance but is the same for the same place. */
const shake = (a, b) => 2 * fraction(Math.sin(a * 12.9898 + b * 78.233) * 43758.5453) - 1;
const fraction = (value) => value - Math.floor(value);
