// RANKL, its decoy and the cells that follow: signals float in the marrow, breakdown cells stand in
// their pits, builders beside them.

/** @import {Scene} from "contract" */
/** @import {View} from "../panels/stack.js" */

import {drawCrowd, drawShapes, placesFor} from "../figures/crowd.js";
import {drawFocus} from "../figures/focus.js";
import {drawGround, pittedSurface} from "../figures/ground.js";
import {rowAlong, scatterIn} from "../figures/scatter.js";
import {readingOf, sceneText} from "../figures/words.js";
import {px, svgElement} from "../svg/element.js";

const SIZES = {
  wide: {
    height: 200,
    surface: 132,
    head: 30,
    cell: 46,
    builder: 30,
    signal: 11,
    cup: 13,
    split: 0.57,
    edge: 12,
  },
  narrow: {
    height: 140,
    surface: 86,
    head: 26,
    cell: 30,
    builder: 20,
    signal: 8.5,
    cup: 10,
    split: 0.56,
    edge: 8,
  },
};

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {Scene} scene four counts: the signal, its decoy, breakdown cells, builders
 * @param {View} view
 */
export function drawSignals({counts, says, says_short}, view) {
  const {document, size} = view;
  const narrow = size.name === "narrow";
  const {height, surface, head, cell, builder, signal, cup, split, edge} = SIZES[size.name];
  const {width} = size;
  const middle = split * width;
  const [free, decoy, eaters, builders] = counts;
  const line = (x, end, most, count) => rowAlong({x, y: surface, width: end - x}, placesFor(count), most);
  const eaterPlaces = line(edge, middle - edge, cell, eaters);
  const builderPlaces = line(middle + edge / 2, width - edge, builder, builders);
  const float = (x, end) => ({x, y: head, width: end - x, height: surface - head - cell * 0.86});
  const boxes = [
    float(edge, middle - edge),
    float(middle + edge / 2, width - edge),
    {x: edge, y: surface - cell, width: middle - 2 * edge, height: 1.2 * cell},
    {x: middle + edge / 2, y: surface - builder - 4, width: width - middle - 1.5 * edge, height: builder + 8},
  ];
  const name = (count) => (narrow ? (count.short ?? count.label) : count.label);
  const words = (count, x, y, anchor = "start") =>
    sceneText(document, name(count), {x, y, anchor, value: readingOf(count), role: count.role});
  const icon = (count, x, y, size) => drawShapes(document, count.shape, [{x, y, size}]);
  const low = height - (narrow ? 25 : 11);
  return {
    height,
    nodes: [
      ...drawGround(document, {width, height, surface: pittedSurface(width, surface, eaterPlaces)}),
      grain(document, width, surface, height),
      drawCrowd(document, eaters, eaterPlaces),
      drawCrowd(document, builders, builderPlaces),
      drawCrowd(document, free, scatterIn(boxes[0], placesFor(free), signal)),
      drawCrowd(document, decoy, scatterIn(boxes[1], placesFor(decoy), cup)),
      ...icon(free, edge + 6, 14, 11),
      words(free, edge + 17, 19),
      ...icon(decoy, middle + edge / 2 + 7, 14, 12),
      words(decoy, middle + edge / 2 + 20, 19),
      words(eaters, edge, low),
      words(builders, width - edge, low, "end"),
      narrow
        ? sceneText(document, says_short.join(", "), {x: edge, y: height - 8, small: true, quiet: true})
        : sceneText(document, says.join(", "), {
            x: width / 2 + 20,
            y: low,
            anchor: "middle",
            small: true,
            quiet: true,
          }),
      ...drawFocus(view, counts, boxes),
    ],
  };
}

const grain = (document, width, top, height) =>
  svgElement(document, "path", {
    class: "scene-grain",
    d: [0.42, 0.62]
      .map((part, i) => {
        const [step, bend] = [width / 4, i % 2 ? -5 : 5];
        return `M12 ${px(top + part * (height - top))}q${px(step)} ${bend} ${px(2 * step - 12)} 0t${px(2 * step - 12)} 0`;
      })
      .join(""),
  });
