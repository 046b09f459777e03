// Small panels side by side on one pair of axes: the same axis in every panel, so that
// lines can be compared between them. One Plot with facets; the names stand above each.

/** @import {Axis, DotWords, Facet, Line, Panel, Series} from "contract" */
/** @import {View} from "./stack.js" */

import * as Plot from "@observablehq/plot";
import {px, svgElement} from "../svg/element.js";
import {lastPoint} from "../svg/nearest-point.js";
import {plotToGroup} from "../svg/plot-group.js";
import {styleOf} from "../svg/roles.js";
import {BOLD_FACTOR, wrapText} from "../svg/text-width.js";
import {thinTicks} from "../svg/ticks.js";
import {cursorMarks, dotMarks, focusMarks, lacksInterval} from "./plot-marks.js";
import {uncertaintyMarks, uncertaintyOf} from "./uncertainty.js";

const GAP = {wide: 14, narrow: 18}; // between two columns
const AXIS_HEIGHT = 22; // room for the numbers of the horizontal axis
const RIGHT = 10;

/** @typedef {Facet & {row: number, column: number, short?: string | null}} PlacedFacet */

/**
 * Draw `panels` from `top` down to the end of the picture. Where the height is scarce, they have
 * their short names, what they say stands inside, and the axis has its unit beside its numbers.
 * Returns nodes.
 *
 * @param {PlacedFacet[]} panels
 * @param {View} view
 * @param {number} top
 */
export function drawFacets(panels, view, top) {
  const {size, document} = view;
  const roomy = size.labels > 0;
  const gap = GAP[size.name];
  const columns = 1 + Math.max(...panels.map((panel) => panel.column));
  const rows = 1 + Math.max(...panels.map((panel) => panel.row));
  const wide = (size.width - size.left - RIGHT - (columns - 1) * gap) / columns;
  const names = panels.map((panel) => nameLines(panel, size, wide));
  const head = Math.max(...names.map((lines) => lines.length)) * size.line + (roomy ? 8 : 4);
  const marginTop = top + head;
  const whole = size.tallest - (roomy ? size.line : 0);
  const height = (whole - AXIS_HEIGHT - top) / rows - head;
  const [low, high, every] = commonDomain(panels, view);
  const ticks = thinTicks(every, height, size.line + 2);
  const facet = (count, band, gap) => ({
    domain: [...Array(count).keys()],
    paddingOuter: 0,
    paddingInner: gap / (band + gap),
    round: false,
    axis: null,
  });
  const figure = Plot.plot({
    document,
    className: "bone-plot",
    width: size.width,
    height: whole,
    marginTop,
    marginRight: RIGHT,
    marginBottom: AXIS_HEIGHT,
    marginLeft: size.left,
    x: {domain: [view.x.min, view.x.max], axis: null},
    y: {domain: [low, high], axis: null},
    fx: facet(columns, wide, gap),
    fy: facet(rows, height, rows > 1 ? head : 0),
    marks: [
      Plot.gridY({ticks, className: "mark-grid"}),
      panels.map((panel) => panelMarks(panel, view, [low, high])),
      Plot.axisY({
        ticks,
        tickFormat: String,
        label: null,
        tickSize: 0,
        tickPadding: 6,
        className: "mark-tick",
      }),
      Plot.axisX({ticks: view.x.ticks, tickFormat: String, label: null, tickSize: 5, className: "mark-tick"}),
    ],
  });
  const node = plotToGroup(document, figure);
  node.setAttribute("class", "panel facets");
  panels.forEach((panel, i) => {
    const x = size.left + panel.column * (wide + gap);
    const y = top + panel.row * (height + head);
    const frame = {left: x, right: x + wide, top: y + head, bottom: y + head + height};
    node.append(
      svgElement(document, "g", {
        "data-panel": panel.key,
        "data-frame": JSON.stringify({...frame, x: [view.x.min, view.x.max], y: [low, high]}),
      }),
    );
    node.append(...drawName(document, names[i], x, y + head - names[i].length * size.line - 4, size));
    if (!roomy) node.append(...drawInside(document, panel, view, [low, high], {x, y: y + head, height}));
  });
  return [node, axisTitle(view, size.tallest - 4, roomy ? null : whole - 5)];
}

/**
 * @param {PlacedFacet} panel
 * @param {View} view
 * @param {[number, number]} ends of the vertical axis
 */
function panelMarks(panel, view, [low, high]) {
  const place = {fx: () => panel.column, fy: () => panel.row};
  const at = (marks) => marks.flat(Infinity).map((mark) => placed(mark, place));
  const lines = panel.lines.map((line) => trace(line, view.series.get(line.series), view.time, view.x));
  const pins = view.pins.flatMap((pin) =>
    (pin.panels.get(panel.key)?.lines ?? []).map((line) => ({
      ...trace(line, pin.series.get(line.series), pin.time, view.x),
      name: pin.name,
    })),
  );
  const box = {x1: view.x.min, x2: view.x.max, y1: low, y2: high, ...place};
  return [
    Plot.rect([panel], {...box, className: panel.selected ? "mark-chosen" : "mark-box"}),
    (panel.rules ?? []).map((rule) => Plot.ruleY([rule.y], {...place, className: "mark-rule"})),
    at(
      lines.map((line) =>
        uncertaintyMarks({
          ...line,
          uncertainty: uncertaintyOf(view.series.get(line.series), view.time, view.x, view),
        }),
      ),
    ),
    pins.map((line) =>
      Plot.lineY(line.points, {
        x: "x",
        y: "y",
        strokeDasharray: line.dash,
        ...place,
        className: `mark-line mark-pin ${line.className}`,
      }),
    ),
    lines.map((line) =>
      Plot.lineY(line.points, {
        x: "x",
        y: "y",
        strokeDasharray: line.dash,
        ...place,
        className: `mark-line ${line.className}`,
      }),
    ),
    at(dotMarks(panel.dots ?? [])),
    pins.map((line) =>
      Plot.text([lastPoint(line)].filter(Boolean), {
        x: "x",
        y: "y",
        text: () => line.name,
        dx: -6,
        dy: -8,
        ...place,
        className: "mark-text",
      }),
    ),
    view.cursor == null ? [] : at(cursorMarks(lines, view.cursor)),
    view.focus?.panel === panel.key ? at(focusMarks(view.focus, view.x)) : [],
  ];
}

// A finished mark of the shared layers, moved into one of the facets.
function placed(mark, {fx, fy}) {
  if (mark == null) return [];
  mark.fx = fx;
  mark.fy = fy;
  return mark;
}

/**
 * @param {Line} line
 * @param {Series} series
 * @param {number[]} time
 * @param {Axis} axis
 */
function trace(line, series, time, {min, max}) {
  const points = series.values
    .map((y, i) => ({x: time[i], y}))
    .filter((point) => point.x >= min && point.x <= max);
  return {...line, ...styleOf(line.outline ? "progestin" : line.role), points};
}

// The axis that all panels declare, or the longer one of a pinned result.
/**
 * @param {Panel[]} panels
 * @param {View} view
 * @returns {[low: number, high: number, ticks: number[]]}
 */
function commonDomain(panels, view) {
  const all = [...panels, ...view.pins.flatMap((pin) => [...pin.panels.values()])].filter(
    (panel) => panel.min != null,
  );
  const low = Math.min(...all.map((panel) => panel.min));
  const high = Math.max(...all.map((panel) => panel.max));
  const step = panels[0].ticks[1] - panels[0].ticks[0];
  return [low, high, Array.from({length: Math.round((high - low) / step) + 1}, (_, i) => low + i * step)];
}

/**
 * @param {PlacedFacet} panel
 * @param {import("../svg/sizes.js").Size} size
 * @param {number} room
 */
function nameLines(panel, size, room) {
  if (size.labels === 0) return [{text: panel.short ?? panel.label, bold: true}];
  const lines = (text, bold) =>
    wrapText(text, size.font, room, bold ? BOLD_FACTOR : 1).map((line) => ({text: line, bold}));
  return [...lines(panel.label, true), ...(panel.says ?? []).flatMap((text) => lines(text, false))];
}

function drawName(document, lines, x, y, size) {
  return lines.map(({text, bold}, i) =>
    svgElement(
      document,
      "text",
      {
        class: bold ? "mark-text mark-title" : "mark-text",
        "text-anchor": "start",
        x: px(x),
        y: px(y + (i + 1) * size.line - 4),
      },
      [text],
    ),
  );
}

// All lines start in the lower half: above a low one the corner is free, below a high one the floor.
/**
 * @param {Document} document
 * @param {PlacedFacet} panel
 * @param {View} view
 * @param {[number, number]} ends of the vertical axis
 * @param {{x: number, y: number, height: number}} plot
 */
function drawInside(document, {lines, says: [words]}, {size, series}, [low, high], {x, y, height}) {
  const end = series.get(lines[0].series).values.at(-1);
  const rises = end > low + 0.4 * (high - low);
  return drawName(document, [{text: words}], x + 5, rises ? y + height - size.line - 1 : y + 1, size);
}

// Below the numbers, or only the unit before them.
function axisTitle({size, x, document}, below, beside) {
  const middle = size.left + (size.width - size.left - RIGHT) / 2;
  const place = beside === null ? {x: px(middle), y: below} : {x: 2, y: beside, "text-anchor": "start"};
  const words = beside === null ? x.label : x.unit;
  return svgElement(document, "text", {class: "mark-text", ...place}, [words]);
}

/**
 * What the dots of panels mean, for a legend: one item for each style.
 *
 * @param {Panel[]} panels
 * @param {DotWords} words
 */
export function dotLegendItems(panels, words) {
  const items = new Map();
  for (const dot of panels.flatMap((panel) => panel.dots ?? [])) {
    const open = lacksInterval(dot);
    const text = dot.role === "progestin" ? words.progestin : open ? words.open : words.measured;
    if (text) items.set(text, {kind: "dot", role: dot.role, hollow: open, text});
  }
  return [...items.values()];
}
