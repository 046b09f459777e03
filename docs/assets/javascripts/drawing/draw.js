// From a result of the model to a finished <svg>. The build (Node) and the browser
// call this same function, which is why the static picture equals the live one.

/** @import {Result} from "contract" */

import {kindOf} from "./kinds.js";
import {px, svgElement} from "./svg/element.js";
import {sizeOf} from "./svg/sizes.js";
import {makeIdsUnique} from "./svg/unique-ids.js";

/**
 * @typedef {object} Options
 * @property {Document} document where to make elements (the page's, or linkedom's in the build)
 * @property {"wide" | "narrow"} [width]
 * @property {string} [id] id of the chart in its page; ids inside the picture start with it
 * @property {import("./panels/stack.js").Pin[]} [pins] up to three, drawn as thinner lines
 * @property {number | null} [cursor] a time at which to draw a rule and mark the values
 * @property {import("./panels/readings.js").Place | null} [focus] a point of `readings`, to ring
 * @property {import("./panels/uncertainty.js").Encoding | null} [encoding] how virtual women are drawn
 * @property {import("./panels/stack.js").Guess | null} [guess] a curve that the reader drew
 * @property {number} [frame] which of them "frames" shows
 */

/**
 * Draw `result` and return an <svg>.
 *
 * @param {Result} result
 * @param {Options} options
 */
export function draw(result, {document, width = "wide", id = result.scenario, ...rest}) {
  const options = {pins: [], cursor: null, focus: null, encoding: null, guess: null, frame: 0, ...rest};
  const {chart, description} = result;
  const size = sizeOf(width);
  const {nodes, height} = kindOf(result).draw(result, {...options, document, size});
  const title = `${id}-${width}-title`;
  const desc = `${id}-${width}-desc`;
  return makeIdsUnique(
    svgElement(
      document,
      "svg",
      {
        class: `chart-svg chart-svg--${width}`,
        viewBox: `0 0 ${size.width} ${px(height)}`,
        width: size.width,
        height: px(height),
        role: "img",
        "aria-labelledby": `${title} ${desc}`,
        fill: "currentColor",
        "font-size": size.font,
        "text-anchor": "middle",
      },
      [
        svgElement(document, "title", {id: title}, [chart.title]),
        svgElement(document, "desc", {id: desc}, [
          [description.build, description.stats, description.trend].join(" "),
        ]),
        ...nodes,
      ],
    ),
    `${id}-${width}`,
  );
}

/**
 * What a reader can walk through by keyboard.
 *
 * @param {Result} result
 * @returns {import("./panels/readings.js").Group[]}
 */
export const readings = (result) => kindOf(result).readings(result);
