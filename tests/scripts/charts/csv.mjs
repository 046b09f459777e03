// What a reader takes away of a result, for tests in Python: one JSON request per line
// ({"result", "pins", "lines"}), the CSV as one JSON text per answer.

import {createInterface} from "node:readline";
import {toCsv} from "../../../docs/assets/javascripts/chart/export/csv.js";

for await (const line of createInterface({input: process.stdin})) {
  const {result, pins, lines} = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(toCsv(result, pins, lines))}\n`);
}
