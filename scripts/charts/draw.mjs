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

const {document} = parseHTML("<!doctype html><html><head></head><body></body></html>");

// Only answers may reach stdout, whatever a library prints.
console.log = console.warn = console.info = console.error;

for await (const line of createInterface({input: process.stdin})) {
  if (line.trim()) process.stdout.write(`${JSON.stringify(answer(line))}\n`);
}

function answer(line) {
  let id = null;
  try {
    const {id: given, lens, result, width, encoding} = JSON.parse(line);
    id = given;
    const picture = lens
      ? drawLens(document, lens, id)
      : draw(result, {document, width, id, encoding: encoding ?? undefined});
    return {id, svg: picture.outerHTML};
  } catch (error) {
    return {id, error: error.message};
  }
}
