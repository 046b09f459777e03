// Chart kind "forest": results on one axis and, as the result asks, heaps of estimates,
// panels, a table of counts or a line of years beside them.

import {layoutHeader} from "../panels/legend.js";
import {focused, panelGroups} from "../panels/readings.js";
import {drawStack, viewOf} from "../panels/stack.js";
import {drawMatrix, matrixGroups} from "../parts/count-matrix.js";
import {drawEstimates} from "../parts/estimate-dots.js";
import {drawForest} from "../parts/forest.js";
import {drawTimeline, timelineGroups} from "../parts/timeline.js";
import {element} from "../svg/element.js";
import {withUnit} from "../svg/format.js";

const SPACE = 14;

/** Draw it. Returns {nodes, height}. */
export function draw(result, options) {
  const {chart} = result;
  const focus = focused(read, result, options.focus);
  const nodes = [];
  let bottom = 0;
  const below = (drawn) => {
    nodes.push(...drawn.nodes);
    bottom = drawn.bottom + SPACE;
  };
  const on = (part) => ({...options, focus: focus?.part === part ? focus.at : null});
  if (chart.rows?.length) below(drawForest({...chart, axis: chart.x, title: chart.heading, items: chart.key}, on("rows"), bottom));
  for (const plot of chart.dotplots ?? []) below(drawEstimates(plot, chart.x, options, bottom));
  if (chart.matrix) below(drawMatrix(chart.matrix, on("matrix"), bottom));
  if (chart.timeline?.dots.length) below(drawTimeline(chart.timeline, on("timeline"), bottom));
  for (const panel of chart.panels ?? []) {
    const shown = {...result, chart: {...chart, panels: [panel]}};
    below(drawStack([panel], viewOf(shown, {...options, focus}, panel.x ?? chart.x), bottom));
  }
  if (nodes.length === 0) below(nothing(chart, options));
  return {nodes, height: bottom - SPACE + 2};
}

// Filters may leave nothing. Then the picture says so: an empty list is a finding, too.
function nothing({heading, title, empty}, {document, size}) {
  const header = layoutHeader({title: heading ?? title, note: empty, items: [], spans: []}, size);
  const group = element(document, "g", {class: "chart-key"}, header.draw(document));
  return {nodes: [group], bottom: header.height};
}

/** What can be read in it, row by row. */
export function read(result) {
  const {chart} = result;
  return [
    ...numbered("rows", forestGroups(chart.rows ?? [], chart.x.unit, chart.title)),
    ...(chart.matrix ? numbered("matrix", matrixGroups(chart.matrix)) : []),
    ...(chart.timeline ? numbered("timeline", timelineGroups(chart.timeline)) : []),
    ...panelGroups({...result, chart: {...chart, panels: chart.panels ?? []}}),
  ];
}

// Points know the part of the picture they stand in and their place in it, for the ring.
function numbered(part, groups) {
  let at = 0;
  return groups.map((group) => ({
    ...group, points: group.points.map((point) => ({...point, part, at: point.at ?? at++})),
  }));
}

/** The rows as groups of points for a reader at the keyboard. */
export function forestGroups(rows, unit, label) {
  const groups = new Map();
  rows.forEach((row, at) => {
    const name = row.group ?? label;
    groups.set(name, [...(groups.get(name) ?? []), ...pointsOf(row, unit).map((point) => ({...point, at}))]);
  });
  return [...groups].map(([name, points]) => ({label: name, points}));
}

// A bar is read end by end and tick by tick, so that no reading is long.
function pointsOf(row, unit) {
  if (row.role === "hollow" || !row.options) return [{label: row.label, text: `${row.label}: ${wordsOf(row, unit)}`}];
  return row.options.map((one) => ({label: row.label, text: `${row.label}, ${one.label}: ${withUnit(one.value, unit)}`}));
}

function wordsOf(row, unit) {
  if (row.role === "hollow") return row.basis;
  const range = row.lower == null ? "interval not reported" : `interval ${withUnit(row.lower, unit)} to ${withUnit(row.upper, unit)}`;
  return `${withUnit(row.estimate, unit)}, ${range}`;
}
