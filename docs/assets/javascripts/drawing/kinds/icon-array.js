// Chart kind "icon-array": for each event two fields of figures, side by side. Benefits
// and harms have fields of the same size over the same number of women, and a picture
// of benefits alone does not exist.

/** @import {EventSide, IconArray} from "contract" */

import * as Plot from "@observablehq/plot";
import {layoutColumn} from "../panels/column.js";
import {layoutHeader} from "../panels/legend.js";
import {px, svgElement} from "../svg/element.js";
import {plotToGroup} from "../svg/plot-group.js";
import {BOLD_FACTOR, wrapText} from "../svg/text-width.js";

const SIDE_GAP = 20; // between benefits and harms, side by side
const FIELD_GAP = 12; // between the two fields of an event

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<IconArray>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const {chart} = result;
  if (chart.sides.some(({key}) => key === "benefit") && !chart.sides.some(({key}) => key === "harm")) {
    throw new Error("A picture of benefits needs the harms beside it.");
  }
  const {document, size} = options;
  const beside = size.labels > 0 && chart.sides.length > 1;
  const width = beside ? (size.width - SIDE_GAP) / 2 : Math.min(size.width, 320);
  /** @type {import("../panels/legend.js").LegendItem[]} */
  const items = [
    {kind: "icon", className: "icon-event", text: chart.event_label},
    {kind: "icon", className: "icon-rest", text: chart.rest_label},
  ];
  const header = layoutHeader({title: null, items, spans: []}, size);
  const key = {nodes: header.draw(document), height: header.height, name: "key"};
  const sides = chart.sides.map((side, i) =>
    drawSide(side, chart, {
      document,
      size,
      width,
      focus: options.focus?.group === i ? options.focus.index : null,
    }),
  );
  if (!beside) return layoutColumn(document, [key, ...sides]);
  const nodes = sides.map(({nodes: drawn}, i) =>
    svgElement(document, "g", {transform: `translate(${px(i * (width + SIDE_GAP))},0)`}, drawn),
  );
  return layoutColumn(document, [
    key,
    {nodes, height: Math.max(...sides.map(({height}) => height)), name: "sides"},
  ]);
}

/**
 * What can be read in it: each event of each side.
 *
 * @param {import("../panels/readings.js").ResultOf<IconArray>} result
 */
export const readings = ({chart}) =>
  chart.sides.map(({label, arrays}) => ({
    label,
    points: arrays.map(({label: event, placebo, treated, years, check}) => ({
      label: event,
      text: `${event}: ${placebo} of ${chart.denominator} with ${chart.columns[0]}, ${treated} with ${chart.columns[1]}, ${years} years${check ? `, ${check}` : ""}`,
    })),
  }));

/**
 * @param {EventSide} side
 * @param {IconArray} chart
 * @param {{document: Document, size: import("../svg/sizes.js").Size, width: number, focus: number | null}} options
 */
function drawSide({key, label, arrays}, chart, {document, size, width, focus}) {
  const field = (width - FIELD_GAP) / 2;
  const nodes = [];
  let y = 0;
  const write = (text, x, more = {}) =>
    nodes.push(
      svgElement(
        document,
        "text",
        {
          class: "mark-text",
          "text-anchor": "start",
          x: px(x),
          y: px(y + size.line - 4),
          ...more,
        },
        [text],
      ),
    );
  for (const line of wrapText(label, size.font, width, BOLD_FACTOR)) {
    write(line, 0, {class: "mark-text mark-title"});
    y += size.line;
  }
  y += 4;
  arrays.forEach((array, i) => {
    const top = y;
    for (const line of wrapText(array.label, size.font, width, BOLD_FACTOR)) {
      write(line, 0, {class: "mark-text mark-title"});
      y += size.line;
    }
    for (const line of wrapText(
      [`in ${array.years} years`, array.check].filter(Boolean).join("; "),
      size.font,
      width,
    )) {
      write(line, 0);
      y += size.line;
    }
    const counts = [array.placebo, array.treated];
    chart.columns.forEach((name, c) => write(name, c * (field + FIELD_GAP)));
    y += size.line;
    counts.forEach((count, c) =>
      write(`${count} of ${chart.denominator}`, c * (field + FIELD_GAP), {class: "mark-text mark-title"}),
    );
    y += size.line + 3;
    counts.forEach((count, c) => {
      const drawn = drawField(document, {count, of: chart.denominator, width: field});
      drawn.setAttribute("class", "icon-field");
      drawn.setAttribute("data-event", array.key);
      drawn.setAttribute("data-arm", chart.arms[c]);
      drawn.setAttribute("transform", `translate(${px(c * (field + FIELD_GAP))},${px(y)})`);
      nodes.push(drawn);
    });
    y += fieldHeight(chart.denominator, field) + 4;
    if (focus === i) {
      nodes.push(
        svgElement(document, "rect", {
          class: "mark-focus",
          x: -3,
          y: px(top - 1),
          width: px(width + 6),
          height: px(y - top + 2),
        }),
      );
    }
    y += 12;
  });
  return {nodes, height: y, name: key};
}

// A field of equal figures, one for each woman: filled for those who had the event,
// light for all others. Counting the figures gives the declared numbers.

const COLUMNS = {1000: 50, 100: 20};

/** Height of a field of `of` figures in `width` pixels. */
const fieldHeight = (of, width) => (of / iconColumns(of)) * (width / iconColumns(of));

/** Draw `count` filled figures among `of`. Returns a <g> with its origin at the top left. */
function drawField(document, {count, of, width}) {
  const columns = iconColumns(of);
  const height = fieldHeight(of, width);
  const gap = columns > 20 ? 0.6 : 1.5;
  const shared = {x: () => "all", unit: 1, multiple: columns, gap};
  const figure = Plot.plot({
    document,
    className: "bone-plot",
    width,
    height,
    margin: 0,
    x: {domain: ["all"], padding: 0, axis: null},
    y: {domain: [0, of], axis: null},
    marks: [
      Plot.waffleY([1], {...shared, y1: count, y2: of, className: "mark-icon icon-rest"}),
      Plot.waffleY([1], {...shared, y1: 0, y2: count, className: "mark-icon icon-event"}),
    ],
  });
  return plotToGroup(document, figure);
}

const iconColumns = (of) => COLUMNS[of] ?? Math.ceil(Math.sqrt(of * 2));
