// Chart kind "grid-2x2": four panels on the same axes, one for each pair of two choices. They stand
// in one row, where a rise can be compared along one axis, or two by two on a phone.

/** @import {Grid} from "contract" */

import {dotLegendItems, drawFacets} from "../panels/facets.js";
import {layoutHeader} from "../panels/legend.js";
import {focusedPoint, panelReadings} from "../panels/readings.js";
import {pinsByLetter, sharedRange, sharedView} from "../panels/stack.js";
import {uncertaintyLegend, uncertaintyOf} from "../panels/uncertainty.js";
import {svgElement} from "../svg/element.js";

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<Grid>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const {chart} = result;
  const {document, size} = options;
  const encoding = options.encoding ?? chart.encoding;
  const focus = focusedPoint(readings, result, options.focus);
  const view = {
    ...sharedView(
      result,
      {...options, pins: pinsByLetter(options.pins), focus},
      sharedRange(result, options.pins),
    ),
    encoding,
    frame: options.frame,
  };
  const {key} = chart;
  const beside = size.labels > 0;
  /** @type {import("../panels/legend.js").LegendItem[]} */
  const items = [
    {kind: "line", role: "plain", text: key.model},
    ...(beside ? aroundLines(chart.panels, view) : []), // a phone has the sentence below alone
    ...dotLegendItems(chart.panels, key.dots),
  ];
  const note = beside ? chart.note : null;
  const header = layoutHeader({title: chart.heading, note, items, spans: []}, size);
  const group = svgElement(document, "g", {class: "chart-key"}, header.draw(document));
  const panels = beside
    ? chart.panels.map((panel) => ({...panel, row: 0, column: 2 * panel.row + panel.column}))
    : chart.panels;
  return {nodes: [group, ...drawFacets(panels, view, header.height - 4)], height: size.tallest};
}

// What is around lines is shown in the same way in all panels, so the first line stands for all.
/**
 * @param {Grid["panels"]} panels
 * @param {import("../panels/stack.js").View} view
 * @returns {import("../panels/legend.js").LegendItem[]}
 */
function aroundLines([panel], view) {
  const series = view.series.get(panel.lines[0].series);
  const items = uncertaintyLegend(uncertaintyOf(series, view.time, view.x, view), view.bandLabel);
  return items.map((item) => ({...item, role: "plain"}));
}

/**
 * What can be read in it, panel by panel.
 *
 * @param {import("../panels/readings.js").ResultOf<Grid>} result
 */
export const readings = panelReadings;
