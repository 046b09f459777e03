// Pieces of a picture, one below the other.

import {px, svgElement} from "../svg/element.js";

const GAP = 16;

/**
 * Put pieces ({nodes, height}, each drawn from its own top) under one another.
 * Empty pieces take no room. Returns {nodes, height}.
 */
export function layoutColumn(document, pieces, {top = 0, gap = GAP} = {}) {
  const nodes = [];
  let y = top;
  for (const piece of pieces.filter((piece) => piece && piece.nodes.length > 0)) {
    if (nodes.length > 0) y += gap;
    nodes.push(
      svgElement(
        document,
        "g",
        {class: piece.name ? `piece piece-${piece.name}` : "piece", transform: `translate(0,${px(y)})`},
        piece.nodes,
      ),
    );
    y += piece.height;
  }
  return {nodes, height: y};
}
