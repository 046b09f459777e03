// Panels over one shared horizontal axis, under one another and, where some say so, in
// columns beside each other. Never two axes in one panel: a second quantity gets a second
// panel. All of them fit into a given height: the curves get what titles and keys leave.

/** @import {Axis, CycleAnimation, DialBalance, Panel, Rope, Series} from "contract" */
/** @import {PanelResult} from "./readings.js" */

import {px, svgElement} from "../svg/element.js";
import {wrapText} from "../svg/text-width.js";
import {columnsOf} from "./columns.js";
import {AXIS, drawPanel, FOOT, panelHeader, preparePanel, rightMargin} from "./panel.js";

const GAP = 8; // between two panels
const SCENE = 0.6; // of the height that a scene and the curves below it share
const LEAST = 44; // a curve that is any flatter says nothing

/**
 * @typedef {PanelResult & {chart: Partial<Pick<DialBalance, "rope" | "scene"> & Pick<CycleAnimation, "unit">>}} DrawnResult
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
 * @property {Guess | null} [guess]
 * @property {number} frame
 *
 * @typedef {object} Guess a curve that the reader drew; `asked` are the times at which it is still asked for
 * @property {string} panel
 * @property {string} label
 * @property {{x: number, y: number}[]} points
 * @property {number[]} asked
 *
 * @typedef {object} PinView what the panels need of a pin
 * @property {string} name
 * @property {string} label
 * @property {string} letter
 * @property {number[]} time
 * @property {Map<string, Series>} series
 * @property {Rope | null} [rope]
 * @property {import("contract").Scene | null} [scene]
 * @property {import("contract").Spot} [unit]
 * @property {Map<string, Panel>} panels
 *
 * @typedef {object} View what all panels of a picture share
 * @property {Document} document
 * @property {import("../svg/sizes.js").Size} size
 * @property {number | null} cursor
 * @property {import("./readings.js").Focus | null} focus
 * @property {import("./uncertainty.js").Encoding | null} encoding
 * @property {Guess | null} [guess]
 * @property {number} frame
 * @property {Axis} x range of the horizontal axis
 * @property {number[]} time
 * @property {Map<string, Series>} series
 * @property {string | null} [bandLabel]
 * @property {boolean} [endValues] whether the names at the ends of lines have their values beside them
 * @property {boolean} [lineKey] whether a key names lines that have no name at their end
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
export function sharedView(result, {document, size, pins, cursor, focus, encoding, guess, frame}, x) {
  return {
    document,
    size,
    cursor,
    focus,
    encoding,
    guess,
    frame,
    x,
    time: result.time.values,
    series: byName(result.series),
    bandLabel: result.chart.band_label,
    pins: pins.map((/** @type {{name: string, letter?: string, result: DrawnResult}} */ pin) => ({
      name: pin.name,
      letter: pin.letter ?? pin.name,
      label: size.labels > 0 ? pin.name : (pin.letter ?? pin.name), // no room for names on a phone
      time: pin.result.time.values,
      series: byName(pin.result.series),
      rope: pin.result.chart.rope,
      scene: pin.result.chart.scene,
      unit: pin.result.chart.unit,
      panels: new Map(pin.result.chart.panels.map((panel) => [panel.key, panel])),
    })),
  };
}

/**
 * Pins by their letters alone, where a name has no room; the list of pins has both.
 *
 * @param {Pin[]} pins
 */
export const pinsByLetter = (pins) => pins.map((pin) => ({...pin, name: pin.letter ?? pin.name}));

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
 * Draw all panels below `top`, then the title of their axis, in at most `height` where that
 * is not far too low. Returns {nodes, bottom, right}: where it ends, and the margin at the
 * right of the first column.
 *
 * @param {Panel[]} panels
 * @param {View} view
 * @param {{top?: number, height?: number, scene?: Scene}} [room] `scene` is drawn above the panels of
 *   the last column
 */
export function drawStack(panels, view, {top = 0, height = view.size.tallest - top, scene} = {}) {
  const {size, x, document} = view;
  const columns = columnsOf(panels, size).map((column) => prepareColumn(column, view));
  const titles = wrapText(x.label, size.font, size.width - 8);
  const room = height - titles.length * size.line - 4;
  const drawn = columns.map((column, i) =>
    drawColumn(column, room, i === columns.length - 1 ? scene : undefined),
  );
  const nodes = drawn.flatMap((column, i) =>
    column.nodes.map(({node, y}) => {
      node.setAttribute("transform", `translate(${px(columns[i].x)},${px(top + y)})`);
      return node;
    }),
  );
  let y = top + Math.max(...drawn.map((column) => column.height));
  const [{right, view: first}] = columns;
  const middle =
    columns.length > 1 ? size.width / 2 : first.size.left + (size.width - first.size.left - right) / 2;
  for (const line of titles) {
    y += size.line;
    nodes.push(svgElement(document, "text", {class: "mark-text", x: px(middle), y: px(y - 2)}, [line]));
  }
  return {nodes, bottom: y + 4, right};
}

/**
 * @param {ReturnType<typeof columnsOf>[number]} column
 * @param {View} shared
 */
function prepareColumn({panels, x, size}, shared) {
  const view = {...shared, size};
  const prepared = panels.map((panel) => preparePanel(panel, view));
  const right = rightMargin(prepared);
  return {
    x,
    view,
    right,
    panels: prepared.map((panel) => ({panel, header: panelHeader(panel, view, right)})),
  };
}

/** @typedef {(view: View, room: {width: number, height: number}) => {nodes: Node[], height: number}} Scene */

// The panels of a column under one another; the last one has the numbers of the axis.
/**
 * @param {ReturnType<typeof prepareColumn>} column
 * @param {number} room
 * @param {Scene} [scene]
 */
function drawColumn({panels, view, right}, room, scene) {
  const last = panels.length - 1;
  const taken = panels.reduce((sum, {header}) => sum + header.height, 0) + AXIS + last * (FOOT + GAP);
  const left = room - taken;
  const above = scene ? Math.max(LEAST, Math.floor(left * SCENE) - GAP) : 0;
  const height = Math.max(LEAST, Math.floor((left - (scene ? above + GAP : 0)) / panels.length));
  const nodes = [];
  let y = 0;
  if (scene) {
    const drawn = scene(view, {width: view.size.width, height: above});
    nodes.push({node: svgElement(view.document, "g", {}, drawn.nodes), y});
    y += above + GAP;
  }
  panels.forEach(({panel, header}, i) => {
    const drawn = drawPanel(panel, view, {header, height, right, bottom: i === last ? AXIS : FOOT});
    nodes.push({node: drawn.node, y});
    y += drawn.height + (i === last ? 0 : GAP);
  });
  return {nodes, height: y};
}

/** @param {Series[]} series */
function byName(series) {
  return new Map(series.map((item) => [item.name, item]));
}
