// Bars of the model on one axis: label above, value at the end, hatch for processes.

/** @import {Bar, BarAxis, Result, Stepper} from "contract" */
/** @import {View} from "../panels/stack.js" */
/** @typedef {Pick<Result, "series" | "time"> & {chart: Pick<Stepper, "bars" | "bar_axis"> &
 *   Partial<Pick<Stepper, "play">>}} BarResult */

import * as Plot from "@observablehq/plot";
import {layoutHeader} from "../panels/legend.js";
import {px, svgElement} from "../svg/element.js";
import {formatQuantity} from "../svg/format.js";
import {nearestPoint} from "../svg/nearest-point.js";
import {drawPlot} from "../svg/plot-group.js";
import {styleOf} from "../svg/roles.js";
import {textWidth, wrapText} from "../svg/text-width.js";
import {ticksBetween} from "../svg/ticks.js";

const BAR_HEIGHT = 20; // of one bar
const GAP = 8; // below it
const AXIS_HEIGHT = 26; // room for the numbers below all bars
const MARGIN = 16;

/**
 * Draw `chart.bars` on `chart.bar_axis`. Returns {nodes, height}.
 *
 * @param {BarResult} result
 * @param {View} view
 */
export function drawBars(result, view) {
  const bars = barsAt(result, view.cursor);
  if (bars.length === 0) return {nodes: [], height: 0};
  const {document, size} = view;
  const pins = view.pins ?? [];
  const axis = extendAxis(result.chart.bar_axis, [...bars, ...pins.flatMap((pin) => pin.bars ?? [])]);
  const width = size.width - 2 * MARGIN;
  const toX = (value) => MARGIN + ((value - axis.min) / (axis.max - axis.min)) * width;
  const spans = (axis.rules ?? []).map(({at, label}) => ({text: label, x: toX(at)}));
  const header = layoutHeader({title: axis.label, items: [], spans}, size);
  let y = header.height;
  const rows = bars.map((bar) => {
    const lines = wrapText(bar.label, size.font, size.width - 8);
    const y1 = y + lines.length * size.line + 3;
    const row = {bar, lines, label: y, y1, y2: y1 + BAR_HEIGHT, x1: toX(axis.min), x2: toX(bar.value)};
    y = row.y2 + GAP;
    return row;
  });
  const bottom = y;
  const node = drawPlot("bars", {
    document,
    header,
    width: size.width,
    height: bottom + AXIS_HEIGHT,
    marginBottom: AXIS_HEIGHT,
    marginLeft: MARGIN,
    marginRight: MARGIN,
    x: {domain: [axis.min, axis.max], axis: null},
    y: {domain: [bottom, header.height], range: [bottom, header.height], axis: null},
    marks: [
      Plot.gridX({ticks: axis.ticks, className: "mark-grid"}),
      rows.map(({bar, y1, y2}) =>
        Plot.rect([bar], {
          x1: axis.min,
          x2: "value",
          y1,
          y2,
          className: `mark-bar ${styleOf(bar.role).className}${bar.selected ? " mark-selected" : ""}`,
        }),
      ),
      Plot.ruleX(axis.rules ?? [], {x: "at", className: "mark-rule mark-reference"}),
      rows.map(({bar, y1, y2}) => pinMarks(bar, pins, y1, y2)),
      Plot.axisX({ticks: axis.ticks, label: null, tickSize: 5, className: "mark-tick"}),
    ],
  });
  for (const row of rows) node.append(...barTexts(row, view));
  if (view.focus?.piece === "bars") node.append(focusRing(rows[view.focus.index], view));
  return {nodes: [node], height: bottom + AXIS_HEIGHT, name: "bars"};
}

/**
 * What can be read in the bars, as one group.
 *
 * @param {BarResult} result
 */
export function barReadings({chart}) {
  if (!chart.bars?.length) return [];
  return [
    {
      piece: "bars",
      label: chart.bar_axis.label,
      points: chart.bars.map(({label, value, unit}) => ({
        label,
        text: `${label}: ${readingOf({value, unit})}`,
      })),
    },
  ];
}

// A bar is read to the whole number.
const readingOf = (/** @type {{value: number, unit: string}} */ {value, unit}) =>
  formatQuantity(Math.abs(value) < 1 ? value : Math.round(value), unit);

// While time passes, a bar that is a series of the result shows its value at that time.
/**
 * @param {BarResult} result
 * @param {number | null} cursor
 */
function barsAt({chart, series, time}, cursor) {
  const bars = chart.bars ?? [];
  if (cursor == null || chart.play) return bars;
  return bars.map((bar) => {
    const values = series.find(({name}) => name === bar.key)?.values;
    const point =
      values &&
      nearestPoint(
        values.map((y, i) => ({x: time.values[i], y})),
        cursor,
      );
    return point ? {...bar, value: point.y} : bar;
  });
}

// The declared axis; where a bar is longer it grows by whole ticks.
/**
 * @param {BarAxis} axis
 * @param {Bar[]} bars
 */
function extendAxis(axis, bars) {
  const step = axis.ticks[1] - axis.ticks[0];
  let {max} = axis;
  while (bars.some(({value}) => value > max)) max += step;
  return {...axis, max, ticks: ticksBetween(axis.min, max, step)};
}

function barTexts({bar, lines, label, y1, y2, x1, x2}, {document, size}) {
  const text = readingOf(bar);
  const inside = x2 + 8 + textWidth(text, size.font) > size.width;
  const d = hatchPath(bar.role, {x1, y1, x2, y2});
  return [
    ...lines.map((line, i) =>
      svgElement(
        document,
        "text",
        {
          class: `mark-text${bar.selected ? " mark-title" : ""}`,
          "text-anchor": "start",
          x: 2,
          y: px(label + (i + 1) * size.line - 3),
        },
        [line],
      ),
    ),
    ...(d ? [svgElement(document, "path", {class: `mark-hatch ${styleOf(bar.role).className}`, d})] : []),
    svgElement(
      document,
      "text",
      {
        class: "mark-text mark-value",
        "text-anchor": inside ? "end" : "start",
        x: px(inside ? x2 - 6 : x2 + 6),
        y: px(y2 - BAR_HEIGHT / 2 + size.font * 0.36),
      },
      [text],
    ),
  ];
}

const focusRing = ({x1, x2, y1, y2}, {document}) =>
  svgElement(document, "rect", {
    class: "mark-focus",
    x: px(x1 - 4),
    y: px(y1 - 4),
    width: px(x2 - x1 + 8),
    height: px(y2 - y1 + 8),
  });

/**
 * @param {Bar} bar
 * @param {View["pins"]} pins
 * @param {number} y1
 * @param {number} y2
 */
function pinMarks(bar, pins, y1, y2) {
  return pins.flatMap((pin) => {
    const other = pin.bars?.find(({key}) => key === bar.key);
    if (!other) return [];
    return [
      Plot.link([other], {
        x1: "value",
        x2: "value",
        y1: y1 - 2,
        y2: y2 + 2,
        className: "mark-line mark-pin role-plain",
      }),
      Plot.text([other], {
        x: "value",
        y: y2 + 1,
        dx: 3,
        text: () => pin.name,
        textAnchor: "start",
        lineAnchor: "middle",
        className: "mark-text",
      }),
    ];
  });
}

// Slanted lines that distinguish breakdown from building where color cannot.

const SLANT = {breakdown: -1, building: 1};
const HATCH_STEP = 7; // pixels between two lines

/** Path of the hatch of a role in a rectangle; empty for a role that has none. */
function hatchPath(role, {x1, y1, x2, y2}) {
  const slant = SLANT[role];
  if (!slant || x2 - x1 < 2) return "";
  const height = y2 - y1;
  const parts = [];
  // Each line runs through the whole height; what sticks out on either side is cut off.
  for (let start = x1 - height + HATCH_STEP; start < x2; start += HATCH_STEP) {
    const from = Math.max(start, x1);
    const to = Math.min(start + height, x2);
    const [a, b] =
      slant > 0 ? [y2 - (from - start), y2 - (to - start)] : [y1 + (from - start), y1 + (to - start)];
    parts.push(`M${px(from)},${px(a)}L${px(to)},${px(b)}`);
  }
  return parts.join("");
}
