// A chain with a break: published levels over hours, then a gap that nobody has bridged,
// then bone over months, and the trials of the same products.

/** @import {Break, LevelDot, LevelPanel, TimeSeries} from "contract" */
/** @import {Focus} from "../panels/readings.js" */

import * as Plot from "@observablehq/plot";
import {spreadLabels} from "../panels/end-labels.js";
import {drawFacets} from "../panels/facets.js";
import {layoutHeader} from "../panels/legend.js";
import {sharedRange, sharedView} from "../panels/stack.js";
import {px, svgElement} from "../svg/element.js";
import {drawPlot} from "../svg/plot-group.js";
import {styleOf} from "../svg/roles.js";
import {wrapText} from "../svg/text-width.js";
import {drawForest} from "./forest.js";

const AXIS_HEIGHT = 26;
const GAP = 16;

/**
 * Draw `chart.levels`, `chart.break`, `chart.panels` and `chart.forest`. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<TimeSeries>} result
 * @param {import("../panels/stack.js").Options} options
 * @param {Focus | null} focus
 */
export function drawChain(result, options, focus) {
  const {chart} = result;
  const {size} = options;
  const nodes = [];
  let bottom = 0;
  const below = (drawn, space = GAP) => {
    nodes.push(...drawn.nodes);
    bottom = drawn.bottom + space;
  };
  for (const panel of chart.levels)
    below(drawLevels(panel, options, bottom, focus?.panel === panel.key ? focus : null));
  below(drawBreak(chart.break, options, bottom), 4);
  const beside = size.labels > 0;
  const panels = chart.panels.map((panel, i) => ({...panel, row: beside ? 0 : i, column: beside ? i : 0}));
  const view = sharedView(result, {...options, focus}, sharedRange(result, options.pins));
  const header = layoutHeader({title: chart.heading, note: chart.note, items: chart.key, spans: []}, size);
  nodes.push(
    translated(
      svgElement(options.document, "g", {class: "chart-key"}, header.draw(options.document)),
      bottom,
    ),
  );
  below(drawFacets(panels, view, {top: bottom + header.height, height: beside ? 130 : 100}));
  const {forest} = chart;
  if (forest.rows.length)
    below(
      drawForest(
        {...forest, axis: forest.x, title: forest.label, items: forest.key},
        {...options, focus: focus?.part === "trials" ? focus.at : null},
        bottom,
      ),
    );
  return {nodes, height: bottom - GAP + 2};
}

const translated = (node, y) => {
  node.setAttribute("transform", `translate(0,${px(y)})`);
  return node;
};

// A level at one time is a dot, a mean over hours a dot on a bar as long as those hours.
/**
 * @param {LevelPanel} panel
 * @param {import("../panels/stack.js").Options} options
 * @param {number} top
 * @param {Focus | null} focus
 */
function drawLevels(panel, {document, size}, top, focus) {
  const {x} = panel;
  const height = size.labels > 0 ? 190 : 170;
  const header = layoutHeader({title: panel.label, note: panel.note, items: panel.items, spans: []}, size);
  const whole = header.height + height + AXIS_HEIGHT;
  const inside = (value) => Math.min(Math.max(value, panel.min), panel.max);
  const node = drawPlot("levels", {
    document,
    header,
    top,
    width: size.width,
    height: whole,
    marginRight: 40,
    marginBottom: AXIS_HEIGHT,
    marginLeft: size.left,
    x: {domain: [x.min, x.max], axis: null},
    y: {type: "log", domain: [panel.min, panel.max], axis: null},
    marks: [
      Plot.rect(panel.bands, {x1: x.min, x2: x.max, y1: "y1", y2: "y2", className: "mark-span"}),
      Plot.gridY({ticks: panel.ticks, className: "mark-grid"}),
      Plot.gridX({ticks: x.ticks, className: "mark-grid"}),
      Plot.text(panel.bands, {
        x: x.max,
        y: ({y1, y2}) => Math.sqrt(y1 * y2),
        text: "label",
        dx: -6,
        textAnchor: "end",
        className: "mark-text",
      }),
      panel.dots.map((dot) => levelMarks(dot, inside)),
      focus ? Plot.dot([focus], {x: "x", y: "y", r: 9, className: "mark-focus"}) : [],
      Plot.axisX({ticks: x.ticks, tickFormat: String, label: null, tickSize: 5, className: "mark-tick"}),
      Plot.axisY({
        ticks: panel.ticks,
        tickFormat: String,
        label: null,
        tickSize: 0,
        tickPadding: 6,
        className: "mark-tick",
      }),
    ],
  });
  node.append(...meanNames(panel, document, size, header.height, height));
  const middle = size.left + (size.width - size.left - 40) / 2;
  const title = svgElement(
    document,
    "text",
    {class: "mark-text", x: px(middle), y: px(top + whole + size.line - 4)},
    [x.label],
  );
  return {nodes: [node, title], bottom: top + whole + size.line + 4};
}

// The numbers of means stand at the right end of their bars, moved apart where they would touch.
/**
 * @param {LevelPanel} panel
 * @param {Document} document
 * @param {import("../svg/sizes.js").Size} size
 * @param {number} top
 * @param {number} height
 */
function meanNames({dots, min, max}, document, size, top, height) {
  const want = ({y}) => top + (Math.log(max / y) / Math.log(max / min)) * height;
  const names = dots
    .filter((dot) => dot.x1 < dot.x2)
    .map((dot) => ({...dot, want: want(dot), height: size.line}));
  return spreadLabels(names, top, top + height).map(({says, y}) =>
    svgElement(
      document,
      "text",
      {
        class: "mark-text",
        "text-anchor": "start",
        x: size.width - 34,
        y: px(y + size.font * 0.35),
      },
      [says],
    ),
  );
}

/**
 * @param {LevelDot} dot
 * @param {(value: number) => number} inside the nearest value that is on the axis
 */
function levelMarks(dot, inside) {
  const {className, symbol, hollow} = styleOf(dot.role);
  const open = hollow || dot.lower == null;
  const upright =
    dot.lower == null
      ? []
      : Plot.link([dot], {
          x1: "x",
          x2: "x",
          y1: ({lower}) => inside(lower),
          y2: ({upper}) => inside(upper),
          className: `mark-interval ${className}`,
        });
  return [
    dot.x1 < dot.x2
      ? Plot.link([dot], {
          x1: "x1",
          x2: "x2",
          y1: "y",
          y2: "y",
          className: `mark-interval mark-hours ${className}`,
        })
      : [],
    upright,
    Plot.dot([dot], {
      x: "x",
      y: "y",
      r: 4,
      symbol,
      className: `mark-dot ${open ? "mark-open " : ""}${className}`,
    }),
    dot.x1 < dot.x2
      ? []
      : Plot.text([dot], {x: "x", y: "y", text: "says", dx: 10, textAnchor: "start", className: "mark-text"}),
  ];
}

// Dashed above and below its words: the arrow that nobody has drawn yet.
/**
 * @param {Break} gap
 * @param {import("../panels/stack.js").Options} options
 * @param {number} top
 */
function drawBreak({label, left, right}, {document, size}, top) {
  const x = px(size.width / 2);
  const lines = wrapText(label, size.font, size.width - 40);
  const line = (y, height) =>
    svgElement(document, "path", {
      class: "mark-gap",
      "stroke-dasharray": "5 4",
      d: `M${x},${px(y)}v${height}`,
    });
  const text = (words, y, kind) =>
    svgElement(document, "text", {class: `mark-text ${kind}`.trim(), x, y: px(y)}, [words]);
  const first = top + 26 + size.line;
  const last = first + (lines.length - 1) * size.line;
  const node = svgElement(document, "g", {class: "panel gap"}, [
    text(left, top + size.line - 5, ""),
    line(top + size.line, 14),
    ...lines.map((words, i) => text(words, first + 10 + i * size.line, "mark-title")),
    line(last + 16, 14),
    text(right, last + 30 + size.line, ""),
  ]);
  return {nodes: [node], bottom: last + 36 + size.line};
}
