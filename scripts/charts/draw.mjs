// Draws charts for the build: one JSON request per line on stdin, one answer per
// line on stdout. One process serves the whole build, because starting Node and
// loading the drawing code takes longer than drawing.
//
//   {"id": "menopause", "width": "wide", "encoding": "band", "result": {...}}  ->  {"id": "menopause", "svg": "<svg ...>"}
//                                                         or  {"id": "menopause", "error": "..."}
//   {"id": "hero", "lens": {...}}  ->  the same, for the lens of the first page

import {createInterface} from "node:readline";
import {parseHTML} from "linkedom";
import {draw} from "../../docs/assets/javascripts/drawing/draw.js";
import {drawLens} from "../../docs/assets/javascripts/drawing/scenes/lens.js";
import {sizeOf} from "../../docs/assets/javascripts/drawing/svg/sizes.js";

const {document} = parseHTML("<!doctype html><html><head></head><body></body></html>");

// What has hundreds of points from edge to edge, each at its own place.
const DENSE = [".mark-band", ".mark-average", ".mark-sample"].map((mark) => `g${mark} path`).join(", ");

// Only answers may reach stdout, whatever a library prints.
console.log = console.warn = console.info = console.error;

for await (const line of createInterface({input: process.stdin})) {
  if (line.trim()) process.stdout.write(`${JSON.stringify(answer(line))}\n`);
}

// A picture must leave room on one screen for its sentence and its controls.
function checkHeight(picture, chart, {name, tallest}) {
  const height = Number(picture.getAttribute("height"));
  if (height <= tallest) return;
  const drawn = new Set([...picture.querySelectorAll("[data-panel]")].map((node) => node.dataset.panel));
  const panels = (chart.panels ?? []).filter(({key}) => drawn.has(key)).map(({label}) => `"${label}"`);
  const place = panels.length ? `its panels ${panels.join(", ")}` : `"${chart.title}"`;
  throw new Error(
    `The ${name} picture is ${height} px tall, ${tallest} fit on one screen. Take lines or rows out of ${place}, put panels beside each other, or leave one to the table.`,
  );
}

// Plot writes thousandths of a px; a page full of women is a third smaller with tenths.
function coarse(path) {
  return path.replace(/\d+\.\d\d+/g, (number) => String(Number(Number(number).toFixed(1))));
}

function answer(line) {
  let id = null;
  try {
    const {id: given, lens, result, width, encoding} = JSON.parse(line);
    id = given;
    if (lens) return {id, svg: drawLens(document, lens, id).outerHTML};
    const picture = draw(result, {document, width, id, encoding: encoding ?? undefined});
    checkHeight(picture, result.chart, sizeOf(width));
    for (const path of picture.querySelectorAll(DENSE))
      path.setAttribute("d", coarse(path.getAttribute("d")));
    return {id, svg: picture.outerHTML};
  } catch (error) {
    return {id, error: error.message};
  }
}
