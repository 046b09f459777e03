// A Plot as a plain group inside a picture: with its header, in its place.

import * as Plot from "@observablehq/plot";
import {px} from "./element.js";

/**
 * Draw with Plot into a group of the classes "panel" and `name`. `header` is drawn above and has
 * the room of the upper margin; `top` moves the group down; the rest are options of Plot.
 *
 * @param {string} name
 * @param {{document: Document, header: {height: number, draw: (document: Document) => Node[]}, top?: number,
 *   [option: string]: unknown}} parts
 */
export function drawPlot(name, {document, header, top, ...options}) {
  const node = plotToGroup(
    document,
    Plot.plot({document, className: "bone-plot", marginTop: header.height, ...options}),
  );
  node.setAttribute("class", `panel ${name}`.trim());
  if (top !== undefined) node.setAttribute("transform", `translate(0,${px(top)})`);
  node.append(...header.draw(document));
  return node;
}

/** Move what Plot drew into a plain group: one picture has one <svg> and no <style>. */
export function plotToGroup(document, figure) {
  const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
  for (const child of [...figure.children]) {
    if (child.localName !== "style") group.append(child);
  }
  // The whole picture is one image with a name; labels on its parts would be noise.
  for (const part of group.querySelectorAll("[aria-label], [aria-hidden], [aria-description]")) {
    for (const name of ["aria-label", "aria-hidden", "aria-description"]) part.removeAttribute(name);
  }
  return group;
}
