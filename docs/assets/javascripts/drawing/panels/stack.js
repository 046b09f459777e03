// Panels under one another with one shared horizontal axis. Never two axes in one
// panel: a second quantity gets a second panel.

/** @import {Axis, Bar, DialBalance, Panel, Rope, Series} from "contract" */
/** @import {PanelResult} from "./readings.js" */

import {px, svgElement} from "../svg/element.js";
import {panelHeight} from "../svg/sizes.js";
import {wrapText} from "../svg/text-width.js";
import {drawPanel, preparePanel} from "./panel.js";

const GAP = 12; // between two panels

/**
 * @typedef {PanelResult & {chart: Partial<Pick<DialBalance, "bars" | "rope">>}} DrawnResult
 *
 * @typedef {object} Pin a result that stays in the picture for comparison
 * @property {string} name
 * @property {string} [letter]
 * @property {any} result of the same kind as the one that is drawn
 *
 * @typedef {object} Options those of `draw`, complete
 * @property {Document} document
 * @property {import("../svg/sizes.js").Size} size
 * @property {Pin[]} pins
 * @property {number | null} cursor
 * @property {import("./readings.js").Place | null} focus
 * @property {import("./uncertainty.js").Encoding | null} encoding
 * @property {number} frame
 *
 * @typedef {object} PinView what the panels need of a pin
 * @property {string} name
 * @property {string} label
 * @property {number[]} time
 * @property {Map<string, Series>} series
 * @property {Bar[]} [bars]
 * @property {Rope | null} [rope]
 * @property {Map<string, Panel>} panels
 *
 * @typedef {object} View what all panels of a picture share
 * @property {Document} document
 * @property {import("../svg/sizes.js").Size} size
 * @property {number | null} cursor
 * @property {import("./readings.js").Focus | null} focus
 * @property {import("./uncertainty.js").Encoding | null} encoding
 * @property {number} frame
 * @property {Axis} x range of the horizontal axis
 * @property {number[]} time
 * @property {Map<string, Series>} series
 * @property {string | null} [bandLabel]
 * @property {number} panels how many share the height
 * @property {PinView[]} pins
 */

/**
 * What all panels of a picture share.
 *
 * @param {PanelResult} result
 * @param {Omit<Options, "focus"> & {focus: import("./readings.js").Focus | null}} options
 * @param {Axis} x
 * @returns {View}
 */
export function sharedView(result, {document, size, pins, cursor, focus, encoding, frame}, x) {
  return {
    document,
    size,
    cursor,
    focus,
    encoding,
    frame,
    x,
    time: result.time.values,
    series: byName(result.series),
    bandLabel: result.chart.band_label,
    panels: result.chart.panels.length,
    pins: pins.map((/** @type {{name: string, letter?: string, result: DrawnResult}} */ pin) => ({
      name: pin.name,
      label: size.labels > 0 ? pin.name : (pin.letter ?? pin.name), // no room for names on a phone
      time: pin.result.time.values,
      series: byName(pin.result.series),
      bars: pin.result.chart.bars,
      rope: pin.result.chart.rope,
      panels: new Map(pin.result.chart.panels.map((panel) => [panel.key, panel])),
    })),
  };
}

/**
 * The range of the horizontal axis: as declared, widened so that pinned lines fit.
 *
 * @param {PanelResult} result
 * @param {Pin[]} pins
 * @returns {Axis}
 */
export function sharedRange(result, pins) {
  const all = [result, ...pins.map((pin) => pin.result)];
  const ends = all.map(({chart, time}) => [chart.x.min ?? time.values[0], chart.x.max ?? time.values.at(-1)]);
  return {
    ...result.chart.x,
    min: Math.min(...ends.map(([min]) => min)),
    max: Math.max(...ends.map(([, max]) => max)),
  };
}

/**
 * Draw all panels below `top`, then the axis title. Returns {nodes, bottom, right}.
 *
 * @param {Panel[]} panels
 * @param {View} view
 */
export function drawStack(panels, view, top = 0) {
  const prepared = panels.map((panel) => preparePanel(panel, view));
  const right = Math.ceil(Math.max(14, ...prepared.map((panel) => panel.width + 14)));
  const height = panelHeight(view.size, panels.length);
  const nodes = [];
  let y = top;
  prepared.forEach((panel, i) => {
    const axis = i === prepared.length - 1;
    const drawn = drawPanel(panel, view, {height, right, axis});
    drawn.node.setAttribute("transform", `translate(0,${px(y)})`);
    nodes.push(drawn.node);
    y += drawn.height + (axis ? 0 : GAP);
  });
  const {size, x, document} = view;
  const middle = size.left + (size.width - size.left - right) / 2;
  for (const line of wrapText(x.label, size.font, size.width - 8)) {
    y += size.line;
    nodes.push(svgElement(document, "text", {class: "mark-text", x: px(middle), y: px(y - 2)}, [line]));
  }
  return {nodes, bottom: y + 6, right};
}

/** @param {Series[]} series */
function byName(series) {
  return new Map(series.map((item) => [item.name, item]));
}
