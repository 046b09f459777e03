// One panel: a small Plot with its own vertical axis, sharing the horizontal one.

/** @import {Axis, Line, Panel, Series} from "contract" */
/** @import {View} from "./stack.js" */

import * as Plot from "@observablehq/plot";
import {formatNumber} from "../svg/format.js";
import {drawPlot} from "../svg/plot-group.js";
import {styleOf} from "../svg/roles.js";
import {niceStep, thinTicks, ticksBetween} from "../svg/ticks.js";
import {endLabels, levelsOf, measureLabels, spreadLabels} from "./end-labels.js";
import {layoutHeader} from "./legend.js";
import {
  askedMarks,
  cursorMarks,
  dotMarks,
  endMarks,
  focusMarks,
  labelMarks,
  lacksInterval,
  lineMark,
  ruleMarks,
  unlessEmpty,
} from "./plot-marks.js";
import {uncertaintyLegend, uncertaintyMarks, uncertaintyOf, uncertaintyValues} from "./uncertainty.js";

export const AXIS = 24; // below a panel with the numbers of the horizontal axis
export const FOOT = 6; // below one without them

/**
 * Everything about a panel that its neighbors must know before any is drawn:
 * its range, its lines, its header and how much room its labels want at the right.
 *
 * @param {Panel} panel
 * @param {View} view
 */
export function preparePanel(panel, view) {
  const lines = linesOf(panel, view);
  const {domain, ticks, note} = valueAxis(panel, lines, view);
  const dots = (panel.dots ?? []).filter((dot) => dot.y != null);
  const room = view.size.labels;
  const labels = measureLabels(endLabels(panel, lines, domain, room > 0, view), view.size, Math.max(room, 1));
  return {
    panel,
    lines,
    dots,
    domain,
    ticks,
    note,
    labels,
    width: Math.max(0, ...labels.map((label) => label.width)),
  };
}

/** The margin at the right that the labels of some prepared panels need. */
export const rightMargin = (/** @type {{width: number}[]} */ prepared) =>
  Math.ceil(Math.max(14, ...prepared.map(({width}) => width + 14)));

/**
 * What stands above a prepared panel.
 *
 * @param {ReturnType<typeof preparePanel>} prepared
 * @param {View} view
 * @param {number} right
 */
export function panelHeader(prepared, view, right) {
  const {size, x} = view;
  const scaleX = (value) =>
    size.left + ((value - x.min) / (x.max - x.min)) * (size.width - size.left - right);
  return layoutHeader(headerOf(prepared, view, scaleX), size);
}

/**
 * Draw a prepared panel. Returns {node, height} with the origin at its top left. `height` is that
 * of its plotting area; with room for the numbers of the horizontal axis below it, they are drawn.
 *
 * @param {ReturnType<typeof preparePanel>} prepared
 * @param {View} view
 * @param {{header: import("./legend.js").Header, height: number, right: number, bottom: number}} room
 */
export function drawPanel(prepared, view, {header, height, right, bottom}) {
  const {panel, lines, dots, domain} = prepared;
  const {document, size, x} = view;
  const spans = spansOf(panel, x);
  const whole = header.height + height + bottom;
  const ticks = thinTicks(prepared.ticks, height, size.line + 2);
  const across = thinTicks(x.ticks, size.width - size.left - right, 2 * size.font);
  const toY = (value) => header.height + ((domain[1] - value) / (domain[1] - domain[0])) * height;
  const fromY = (pixel) => domain[1] - ((pixel - header.height) / height) * (domain[1] - domain[0]);

  const node = drawPlot("", {
    document,
    header,
    width: size.width,
    height: whole,
    marginRight: right,
    marginBottom: bottom,
    marginLeft: size.left,
    x: {domain: [x.min, x.max], axis: null},
    y: {domain, axis: null},
    marks: [
      unlessEmpty(spans, () =>
        Plot.rect(spans, {x1: "x1", x2: "x2", y1: domain[0], y2: domain[1], className: "mark-span"}),
      ),
      Plot.gridY({ticks, className: "mark-grid"}),
      Plot.gridX({ticks: across, className: "mark-grid"}),
      Plot.ruleY([domain[0]], {className: "mark-base"}),
      ruleMarks(panel.rules ?? []),
      lines.map(uncertaintyMarks),
      view.guess?.panel === panel.key ? askedMarks(view.guess) : [],
      lines.filter((line) => line.pin).map(lineMark),
      lines.filter((line) => !line.pin).map(lineMark),
      endMarks(lines),
      dotMarks(dots),
      view.cursor == null ? [] : cursorMarks(lines, view.cursor),
      view.focus?.panel === panel.key ? focusMarks(view.focus, x) : [],
      labelMarks(spreadLabels(wantedPositions(prepared, toY), header.height - 6, whole - bottom + 8), {
        fromY,
        toY,
        x,
        right,
        size,
      }),
      Plot.axisY({
        ticks,
        tickFormat: formatNumber,
        label: null,
        tickSize: 0,
        tickPadding: 6,
        className: "mark-tick",
      }),
      bottom >= AXIS
        ? Plot.axisX({
            ticks: across,
            tickFormat: formatNumber,
            label: null,
            tickSize: 5,
            className: "mark-tick",
          })
        : [],
    ],
  });
  node.setAttribute("data-panel", panel.key ?? "");
  const frame = {left: size.left, right: size.width - right, top: header.height, bottom: whole - bottom};
  node.setAttribute("data-frame", JSON.stringify({...frame, x: [x.min, x.max], y: domain}));
  return {node, height: whole};
}

/**
 * @param {Panel} panel
 * @param {View} view
 */
function linesOf(panel, view) {
  const own = (panel.lines ?? []).map((line) => trace(line, view.series.get(line.series), view.time, view));
  const pinned = view.pins.flatMap((pin) =>
    (pin.panels.get(panel.key)?.lines ?? []).map((line) => ({
      ...trace(line, pin.series.get(line.series), pin.time, view),
      label: pin.label,
      pin: true,
    })),
  );
  return [...own, ...pinned, ...guessed(panel, view)].filter((line) => line.points.length > 0);
}

// The reader's own curve is a line beside the others, like a pin.
/**
 * @param {Panel} panel
 * @param {View} view
 */
function guessed({key}, view) {
  if (view.guess?.panel !== key) return [];
  const {label, points} = view.guess;
  const line = trace({series: "", label, role: "plain"}, undefined, [], view);
  return [{...line, points, className: "mark-guess", pin: true}];
}

/**
 * @param {Line} line
 * @param {Series | undefined} series
 * @param {number[]} time
 * @param {View} view
 */
function trace(line, series, time, view) {
  const {min, max} = view.x;
  const points = (series?.values ?? [])
    .map((y, i) => ({x: time[i], y}))
    .filter((point) => point.x >= min && point.x <= max);
  return {...line, ...styleOf(line.role), points, uncertainty: uncertaintyOf(series, time, view.x, view)};
}

// The declared axis, or the longer one of a pinned result; with it goes the note on
// where it starts. Where the data leave it, it grows by whole ticks: a line never runs
// out of its panel.
/**
 * @param {Panel} panel
 * @param {ReturnType<typeof linesOf>} lines
 * @param {View} view
 */
function valueAxis(panel, lines, view) {
  const rulers = [panel, ...view.pins.map((pin) => pin.panels.get(panel.key)).filter(Boolean)];
  const lowest = rulers.reduce((a, b) => ((b.min ?? Infinity) < (a.min ?? Infinity) ? b : a));
  const highest = rulers.reduce((a, b) => ((b.max ?? -Infinity) > (a.max ?? -Infinity) ? b : a));
  const values = lines.flatMap((line) => [
    ...line.points.map((point) => point.y),
    ...(line.pin ? [] : uncertaintyValues(line.uncertainty)),
  ]);
  for (const dot of panel.dots ?? []) values.push(dot.y, dot.lower, dot.upper);
  for (const rule of panel.rules ?? []) values.push(rule.y);
  const known = values.filter((value) => Number.isFinite(value));
  let low = lowest.min ?? Math.min(...known);
  let high = highest.max ?? Math.max(...known);
  if (!Number.isFinite(low) || !Number.isFinite(high)) [low, high] = [0, 1];
  if (low >= high) [low, high] = [low - 1, high + 1];
  const step = panel.ticks?.length > 1 ? panel.ticks[1] - panel.ticks[0] : niceStep(low, high, 4);
  while (Math.min(...known) < low) low -= step;
  while (Math.max(...known) > high) high += step;
  if (lowest.min == null) low = Math.floor(low / step) * step;
  if (highest.max == null) high = Math.ceil(high / step) * step;
  return {domain: [low, high], ticks: ticksBetween(low, high, step), note: lowest.note};
}

// Only the part of a span that is on the axis.
/**
 * @param {Panel} panel
 * @param {Axis} axis
 */
function spansOf(panel, {min, max}) {
  return (panel.spans ?? [])
    .map((span) => ({...span, x1: Math.max(span.x1, min), x2: Math.min(span.x2, max)}))
    .filter((span) => span.x1 < span.x2);
}

/**
 * @param {ReturnType<typeof preparePanel>} prepared
 * @param {View} view
 * @param {(value: number) => number} scaleX
 */
function headerOf({panel, lines, dots, note}, {size, bandLabel, x, lineKey = true}, scaleX) {
  const items = [];
  const own = lines.filter((line) => !line.pin);
  const names = own.map(({label, role}) => ({kind: "line", role, text: label}));
  // What the shade is stands above the larger panels.
  if (size.small) {
    const key = [...(names.length > 1 ? names : []), ...dotItems(dots)];
    return {title: panel.label, note, items: key, spans: []};
  }
  if (size.labels === 0 && lineKey) {
    const told = ({label}) => panel.label.endsWith(label); // "% of start" names the start
    const unknown = levelsOf(panel).filter((rule) => !told(rule));
    items.push(...names, ...unknown.map(({label}) => ({kind: "rule", text: label})));
  }
  const shown = own
    .map(({role, uncertainty}) => uncertaintyLegend(uncertainty, bandLabel).map((item) => ({...item, role})))
    .find(({length}) => length);
  if (shown) items.push(...shown);
  items.push(...dotItems(dots));
  const spans = [
    ...spansOf(panel, x).map((span) => ({text: span.label, x: scaleX((span.x1 + span.x2) / 2)})),
    ...(panel.rules ?? [])
      .filter((rule) => rule.x != null)
      .map((rule) => ({text: rule.label, x: scaleX(rule.x)})),
  ].filter((span) => span.text);
  return {title: panel.label, note, items, spans};
}

// One item for each text: dots that are told alike share it.
const dotItems = (dots) =>
  [...new Map(dots.filter(({label}) => label).map((dot) => [dot.label, dot])).values()].map((dot) => ({
    kind: "dot",
    role: dot.role,
    text: dot.label,
    hollow: lacksInterval(dot),
  }));

const wantedPositions = ({labels}, toY) => labels.map((label) => ({...label, want: toY(label.value)}));
