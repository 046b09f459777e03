// Pieces of a picture, one below the other.

import {element, px} from "../svg/element.js";

const SPACE = 16;

/**
 * Put pieces ({nodes, height}, each drawn from its own top) under one another.
 * Empty pieces take no room. Returns {nodes, height}.
 */
export function column(document, pieces, top = 0) {
  const nodes = [];
  let y = top;
  for (const piece of pieces.filter((one) => one && one.nodes.length > 0)) {
    if (nodes.length > 0) y += SPACE;
    nodes.push(element(document, "g", {class: piece.name ? `piece piece-${piece.name}` : "piece", transform: `translate(0,${px(y)})`}, piece.nodes));
    y += piece.height;
  }
  return {nodes, height: y};
}
