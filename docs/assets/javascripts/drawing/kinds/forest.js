// Chart kind "forest": results on one axis and, as the result has them, panels, a table of counts
// or a line of years beside them.

/** @import {Forest, Row} from "contract" */

import {layoutHeader} from "../panels/legend.js";
import {focusedPoint, panelReadings} from "../panels/readings.js";
import {drawStack, sharedView} from "../panels/stack.js";
import {countMatrixReadings, drawCountMatrix} from "../studies/count-matrix.js";
import {drawForest} from "../studies/forest.js";
import {drawTimeline, timelineReadings} from "../studies/timeline.js";
import {svgElement} from "../svg/element.js";
import {formatQuantity} from "../svg/format.js";

const GAP = 14;

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<Forest>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const {chart} = result;
  const focus = focusedPoint(readings, result, options.focus);
  const nodes = [];
  let bottom = 0;
  const below = (drawn) => {
    nodes.push(...drawn.nodes);
    bottom = drawn.bottom + GAP;
  };
  const on = (part) => ({...options, focus: focus?.part === part ? focus.at : null});
  if (chart.rows?.length) below(drawForest({...chart, axis: chart.x, items: chart.key}, on("rows"), bottom));
  if (chart.matrix) below(drawCountMatrix(chart.matrix, on("matrix"), bottom));
  if (chart.timeline?.dots.length) below(drawTimeline(chart.timeline, on("timeline"), bottom));
  for (const panel of chart.panels ?? []) {
    const shown = {...result, chart: {...chart, panels: [panel]}};
    below(
      drawStack([panel], sharedView(shown, {...options, focus}, panel.x ?? chart.x), {
        top: bottom,
        height: 210,
      }),
    );
  }
  if (nodes.length === 0) below(drawEmpty(chart, options));
  return {nodes, height: bottom - GAP};
}

// Filters may leave nothing. Then the picture says so: an empty list is a finding, too.
/**
 * @param {Forest} chart
 * @param {import("../panels/stack.js").Options} options
 */
function drawEmpty({heading, title, empty}, {document, size}) {
  const header = layoutHeader({title: heading ?? title, note: empty, items: [], spans: []}, size);
  const group = svgElement(document, "g", {class: "chart-key"}, header.draw(document));
  return {nodes: [group], bottom: header.height};
}

/**
 * What can be read in it, row by row.
 *
 * @param {import("../panels/readings.js").ResultOf<Forest>} result
 */
export function readings(result) {
  const {chart} = result;
  return [
    ...numbered("rows", forestReadings(chart.rows ?? [], chart.x.unit, chart.title)),
    ...(chart.matrix ? numbered("matrix", countMatrixReadings(chart.matrix)) : []),
    ...(chart.timeline ? numbered("timeline", timelineReadings(chart.timeline)) : []),
    ...panelReadings({...result, chart: {...chart, panels: chart.panels ?? []}}),
  ];
}

// Points know the part of the picture they stand in and their place in it, for the ring.
/**
 * @param {string} part
 * @param {import("../panels/readings.js").Group[]} groups
 */
function numbered(part, groups) {
  let at = 0;
  return groups.map((group) => ({
    ...group,
    points: group.points.map((point) => ({...point, part, at: point.at ?? at++})),
  }));
}

/**
 * The rows as groups of points for a reader at the keyboard.
 *
 * @param {Row[]} rows
 * @param {string} unit
 * @param {string} label of rows without a group
 */
export function forestReadings(rows, unit, label) {
  const groups = new Map();
  rows.forEach((row, at) => {
    const name = row.group ?? label;
    groups.set(name, [...(groups.get(name) ?? []), ...pointsOf(row, unit).map((point) => ({...point, at}))]);
  });
  return [...groups].map(([name, points]) => ({label: name, points}));
}

// A bar is read end by end and tick by tick, so that no reading is long.
/**
 * @param {Row} row
 * @param {string} unit
 */
function pointsOf(row, unit) {
  if (row.role === "hollow" || !row.options)
    return [{label: row.label, text: `${row.label}: ${wordsOf(row, unit)}`}];
  return row.options.map((option) => ({
    label: row.label,
    text: `${row.label}, ${option.label}: ${formatQuantity(option.value, unit)}`,
  }));
}

/**
 * @param {Row} row
 * @param {string} unit
 */
function wordsOf(row, unit) {
  if (row.role === "hollow") return row.basis;
  const range =
    row.lower == null
      ? "interval not reported"
      : `interval ${formatQuantity(row.lower, unit)} to ${formatQuantity(row.upper, unit)}`;
  return `${formatQuantity(row.estimate, unit)}, ${range}`;
}
