// Chart kind "icon-array": two fields of figures for one event, and below them all events with
// their differences. A picture of benefits alone does not exist, nor one of harms alone.

/** @import {EventSide, IconArray} from "contract" */

import {layoutHeader} from "../panels/legend.js";
import {drawField, fieldSize} from "../parts/figure-field.js";
import {placeInBox} from "../svg/box.js";
import {px, svgElement} from "../svg/element.js";
import {formatNumber, formatYears} from "../svg/format.js";
import {BOLD_FACTOR, textWidth} from "../svg/text-width.js";

const FORMS = {
  wide: {gap: 20, row: 18, above: 10},
  narrow: {gap: 12, row: 16, above: 5},
};
const NAMES = 42; // px from the left, behind the differences

/**
 * Draw it. Returns {nodes, height}.
 *
 * @param {import("../panels/readings.js").ResultOf<IconArray>} result
 * @param {import("../panels/stack.js").Options} options
 */
export function draw(result, options) {
  const {chart} = result;
  if (!["benefit", "harm"].every((key) => chart.sides.some((side) => side.key === key))) {
    throw new Error("A picture of benefits needs the harms beside it, and they need benefits.");
  }
  const {document, size} = options;
  const {gap, row, above} = FORMS[size.name];
  const wide = size.labels > 0;
  const width = (size.width - gap) / 2;
  const place = wide
    ? {x: textWidth(chart.heading, size.font, BOLD_FACTOR) + 12, y: 0}
    : {x: 0, y: size.line}; // below the heading
  const key = layoutHeader(
    {title: null, items: keyOf(chart), spans: []},
    {...size, width: size.width - place.x},
  );
  const top = place.y + key.height + size.line;
  const lists = wide ? besideEachOther(chart.sides) : belowEachOther(chart.sides);
  const list = size.tallest - lists.rows * row - 4;
  const field = fieldSize(chart.denominator, width - 2, list - above - top);
  const chosen = chart.sides.flatMap(({arrays}) => arrays).find(({selected}) => selected);
  const left = (i) => i * (width + gap);
  const fields = chart.columns.flatMap((name, i) => {
    const count = chosen[chart.arms[i]];
    return [
      write(document, [`${name} `, bold(document, wide ? `${count} of ${chart.denominator}` : `${count}`)], {
        x: left(i) + 1,
        y: top - 5,
      }),
      svgElement(
        document,
        "g",
        {
          class: "icon-field",
          "data-event": chosen.key,
          "data-arm": chart.arms[i],
          transform: `translate(${px(left(i) + 1)},${px(top)})`,
        },
        drawField(document, count, field),
      ),
    ];
  });
  const drawn = chart.sides.map((side, i) =>
    svgElement(
      document,
      "g",
      {class: `event-list event-list-${side.key}`, transform: `translate(0,${px(list)})`},
      drawList(document, side, chart, {
        size,
        width,
        row,
        cell: ({column, row: at}) => ({x: left(column), y: at * row}),
        places: lists.places[i],
        note: lists.noted === i,
        focus: options.focus?.group === i ? options.focus.index : null,
      }),
    ),
  );
  return {
    nodes: [
      write(document, [bold(document, chart.heading)], {x: 1, y: size.line - 3}),
      placeInBox(document, key.draw(document), place),
      ...fields,
      ...drawn,
    ],
    height: size.tallest,
  };
}

/** @typedef {{column: number, row: number}} Place of a heading, an event or the note */

// Where there is room, each side has a column; the shorter one has room for the note.
/**
 * @param {EventSide[]} sides
 * @returns {{rows: number, noted: number, places: Place[][]}}
 */
function besideEachOther(sides) {
  const counts = sides.map(({arrays}) => arrays.length);
  const noted = counts.indexOf(Math.min(...counts));
  const rows = 1 + Math.max(...counts, counts[noted] + 1);
  const places = sides.map((_, column) => Array.from({length: rows}, (_, row) => ({column, row})));
  return {rows, noted, places: places.map((all, i) => (i === noted ? keepLast(all, counts[i] + 1) : all))};
}

const keepLast = (places, used) => [...places.slice(0, used), places.at(-1)];

// On a phone that would leave no height for the figures, so each side fills both columns, the
// second below the first, and the note ends the list.
/**
 * @param {EventSide[]} sides
 * @returns {{rows: number, noted: number, places: Place[][]}}
 */
function belowEachOther(sides) {
  let rows = 0;
  const noted = sides.length - 1;
  const places = sides.map(({arrays}, i) => {
    const cells = 1 + arrays.length + (i === noted ? 1 : 0);
    const first = rows;
    rows += Math.ceil(cells / 2);
    return Array.from({length: cells}, (_, at) => ({column: at % 2, row: first + Math.floor(at / 2)}));
  });
  return {rows, noted, places};
}

/**
 * What can be read in it: each event of each side.
 *
 * @param {import("../panels/readings.js").ResultOf<IconArray>} result
 */
export const readings = ({chart}) =>
  chart.sides.map(({label, arrays}) => ({
    label,
    points: arrays.map(({label: event, placebo, treated, difference, years, check}) => ({
      label: event,
      text: `${event}: ${placebo} of ${chart.denominator} with ${chart.columns[0]}, ${treated} with ${chart.columns[1]}, difference ${formatSigned(difference)}, ${formatYears(years)}${check ? `, ${check}` : ""}`,
    })),
  }));

/**
 * @param {IconArray} chart
 * @returns {import("../panels/legend.js").LegendItem[]}
 */
const keyOf = ({event_label, rest_label}) => [
  {kind: "icon", className: "icon-event", text: event_label},
  {kind: "icon", className: "icon-rest", text: rest_label},
];

/**
 * All events of a side: a difference and a name; both counts where there is room. The chosen one
 * stands in a frame.
 *
 * @param {Document} document
 * @param {EventSide} side
 * @param {IconArray} chart
 * @param {{size: import("../svg/sizes.js").Size, width: number, row: number, places: Place[],
 *   cell: (place: Place) => {x: number, y: number}, note: boolean, focus: number | null}} room
 */
function drawList(document, {heading, arrays}, chart, {size, width, row, places, cell, note, focus}) {
  const wide = size.labels > 0;
  const put = (words, place, x, anchor = "start") => {
    const at = cell(place);
    return write(document, [words], {anchor, x: at.x + x, y: at.y + row / 2 + size.font * 0.35});
  };
  const around = (className, place) =>
    svgElement(document, "rect", {
      class: className,
      x: px(cell(place).x + 1),
      y: px(cell(place).y),
      width: px(width - 2),
      height: row,
      rx: 4,
    });
  const nodes = [put(bold(document, heading), places[0], 1)];
  if (wide) nodes.push(put(chart.counts_label, places[0], width - 6, "end"));
  arrays.forEach((array, at) => {
    const place = places[at + 1];
    const change = formatSigned(array.difference);
    nodes.push(
      put(array.selected ? bold(document, change) : change, place, NAMES - 6, "end"),
      put(`${wide ? array.label : array.short}${array.checked ? "" : " *"}`, place, NAMES),
    );
    if (wide) nodes.push(put(`${array.placebo} → ${array.treated}`, place, width - 6, "end"));
    if (array.selected) nodes.push(around("mark-chosen", place));
    if (focus === at) nodes.push(around("mark-focus", place));
  });
  if (note) nodes.push(put(wide ? chart.check_label : chart.check_short, places.at(-1), 1));
  return nodes;
}

const write = (document, children, {x, y, anchor = "start"}) =>
  svgElement(document, "text", {class: "mark-text", "text-anchor": anchor, x: px(x), y: px(y)}, children);

const bold = (document, words) => svgElement(document, "tspan", {class: "mark-title"}, [words]);

const formatSigned = (value) => `${value > 0 ? "+" : ""}${formatNumber(value)}`;
