// A field of equal figures, one for each woman: filled for those who had the event,
// light for all others. Counting the figures gives the declared numbers.

import * as Plot from "@observablehq/plot";
import {adopt} from "./plotted.js";

const COLUMNS = {1000: 50, 100: 20};

/** Height of a field of `of` figures in `width` pixels. */
export const fieldHeight = (of, width) => (of / columnsOf(of)) * (width / columnsOf(of));

/** Draw `count` filled figures among `of`. Returns a <g> with its origin at the top left. */
export function drawField(document, {count, of, width}) {
  const columns = columnsOf(of);
  const height = fieldHeight(of, width);
  const gap = columns > 20 ? 0.6 : 1.5;
  const look = {x: () => "all", unit: 1, multiple: columns, gap};
  const figure = Plot.plot({
    document, className: "bone-plot", width, height, margin: 0,
    x: {domain: ["all"], padding: 0, axis: null}, y: {domain: [0, of], axis: null},
    marks: [
      Plot.waffleY([1], {...look, y1: count, y2: of, className: "mark-icon icon-rest"}),
      Plot.waffleY([1], {...look, y1: 0, y2: count, className: "mark-icon icon-event"}),
    ],
  });
  return adopt(document, figure);
}

const columnsOf = (of) => COLUMNS[of] ?? Math.ceil(Math.sqrt(of * 2));
