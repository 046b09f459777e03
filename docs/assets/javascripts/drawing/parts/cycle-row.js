// Cycles in a row: whether each had its egg, by shade and sign.

import {px, svgElement} from "../svg/element.js";
import {cellStyleOf} from "../svg/roles.js";
import {BOLD_FACTOR, wrapText} from "../svg/text-width.js";

const HEIGHT = 20;

/**
 * Draw them under their name. Returns {nodes, height}.
 *
 * @param {import("contract").Cycle[]} cycles
 * @param {string} label
 * @param {{document: Document, size: import("../svg/sizes.js").Size, focus: number | null}} options
 */
export function drawCycleRow(cycles, label, {document, size, focus}) {
  const width = (size.width - 4) / cycles.length;
  const lines = wrapText(label, size.font, size.width - 4, BOLD_FACTOR);
  const top = lines.length * size.line + 2;
  const cell = (className, i, inset) =>
    svgElement(document, "rect", {
      class: className,
      x: px(2 + i * width + inset),
      y: top + inset,
      width: px(width - 2 * inset),
      height: HEIGHT - 2 * inset,
    });
  const nodes = [
    ...lines.map((words, i) =>
      svgElement(
        document,
        "text",
        {class: "mark-text mark-title", x: 2, y: (i + 1) * size.line - 4, "text-anchor": "start"},
        [words],
      ),
    ),
    ...cycles.flatMap(({kind}, i) => {
      const {className, sign} = cellStyleOf(kind);
      return [
        cell(`mark-cell ${className}`, i, 0.5),
        svgElement(document, "text", {class: "mark-text", x: px(2 + (i + 0.5) * width), y: top + 15}, [sign]),
      ];
    }),
    ...(focus === null ? [] : [cell("mark-focus", focus, 2)]),
  ];
  return {nodes: [svgElement(document, "g", {class: "strip strip-cycles"}, nodes)], height: top + HEIGHT};
}
