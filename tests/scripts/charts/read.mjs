// What a keyboard reader walks through, for tests in Python: one JSON request per line
// ({"result"}, and a focus to draw), one answer per line ({"groups", "svg"}).

import {createInterface} from "node:readline";
import {parseHTML} from "linkedom";
import {draw, readings} from "../../../docs/assets/javascripts/drawing/draw.js";

const {document} = parseHTML("<!doctype html><html><head></head><body></body></html>");

for await (const line of createInterface({input: process.stdin})) {
  const {result, focus, width, cursor} = JSON.parse(line);
  process.stdout.write(
    `${JSON.stringify({groups: readings(result), svg: draw(result, {document, width, focus, cursor}).outerHTML})}\n`,
  );
}
