// Small courses beside each other below a scene: a name, a line, its value at the end. Drawn
// without Plot: they are small, many, and redrawn while a slider moves.

/** @import {Course} from "contract" */
/** @import {View} from "../panels/stack.js" */

import {spreadLabels} from "../panels/end-labels.js";
import {px, svgElement} from "../svg/element.js";
import {formatNumber, formatQuantity} from "../svg/format.js";
import {nearestPoint} from "../svg/nearest-point.js";
import {styleOf} from "../svg/roles.js";
import {BOLD_FACTOR, textWidth} from "../svg/text-width.js";

const SMALL = 13; // font of numbers
const SIZES = {
  wide: {height: 132, gap: 16, line: 17, foot: 17},
  narrow: {height: 86, gap: 6, line: 14, foot: 15},
};

/**
 * Draw courses in one row. Returns {nodes, height}.
 *
 * @param {Course[]} panels
 * @param {View} view
 * @param {number} [height]
 */
export function drawCourses(panels, view, height = SIZES[view.size.name].height) {
  const {size} = view;
  const shown = size.name === "narrow" ? panels.filter((panel) => !panel.secondary) : panels;
  if (shown.length === 0) return {nodes: [], height: 0};
  const {gap, line, foot} = SIZES[size.name];
  const prepared = shown.map((panel) => prepare(panel, view));
  const left = prepared.map((one, i) =>
    i > 0 && sameScale(one, prepared[i - 1]) ? 0 : widest(one.ticks.map(formatNumber), SMALL) + 5,
  );
  // Where a course has several lines, their names and values stand at their ends, in a margin of
  // their own; the value of a lone line stands under the name of its course.
  const right = prepared.map(({lines, ends}) =>
    lines.length > 1
      ? 8 +
        widest(
          ends.map(({text}) => text),
          SMALL,
          BOLD_FACTOR,
        )
      : 6,
  );
  const taken = [...left, ...right].reduce((sum, one) => sum + one, 0) + (shown.length - 1) * gap;
  const plot = (size.width - taken) / shown.length;
  let x = 0;
  const nodes = prepared.map((one, i) => {
    const top = (one.lines.length > 1 ? 1 : 2) * line + 8;
    const room = {left: x + left[i], right: x + left[i] + plot, top, bottom: height - foot};
    const node = drawCourse(one, view, {...room, axis: left[i] > 0, start: x, line, foot});
    x = room.right + right[i] + gap;
    return node;
  });
  return {nodes: [...nodes, ...footnote(prepared, view, height)], height, name: "panels"};
}

/**
 * @param {Course} panel
 * @param {View} view
 */
function prepare(panel, view) {
  const lines = panel.lines.map((line) => ({
    ...line,
    points: pointsOf(view.series.get(line.series), view.time, view.x),
  }));
  const pins = view.pins.flatMap((pin) =>
    (pin.panels.get(panel.key)?.lines ?? []).map((line) => ({
      ...line,
      name: pin.letter,
      points: pointsOf(pin.series.get(line.series), pin.time, view.x),
    })),
  );
  const rulers = [panel, ...view.pins.map((pin) => pin.panels.get(panel.key)).filter(Boolean)];
  const low = Math.min(...rulers.map(({min}) => min));
  const high = Math.max(...rulers.map(({max}) => max));
  const level = panel.rules.find(({y}) => y != null)?.y;
  const ticks = [...new Set([low, level ?? low, high])].sort((a, b) => a - b);
  const ends = lines.flatMap((line) => {
    const point = line.points.at(-1);
    if (!point) return [];
    // As fine as the axis can show it.
    const digits =
      panel.unit !== "%" || (high - low <= 40 && Math.abs(point.y) < 1000) || point.y < 1 ? 1 : 0;
    const value = `${point.y.toFixed(digits)}${panel.unit === "%" ? "" : " "}${panel.unit}`;
    return [{text: lines.length > 1 ? `${line.label} ${value}` : value, value: point.y, role: line.role}];
  });
  return {panel, lines, pins, low, high, level, ticks, ends};
}

const sameScale = (one, other) =>
  one.low === other.low && one.high === other.high && one.panel.unit === other.panel.unit;

const widest = (texts, font, weight = 1) =>
  Math.max(0, ...texts.map((text) => textWidth(text, font, weight)));

const pointsOf = (series, time, {min, max}) =>
  series.values.map((y, i) => ({x: time[i], y})).filter(({x, y}) => x >= min && x <= max && y != null);

function drawCourse(
  {panel, lines, pins, low, high, level, ticks, ends},
  view,
  {left, right, top, bottom, axis, start, line: lead, foot},
) {
  const {document, x: time, cursor, focus} = view;
  const make = (name, attributes, words) => svgElement(document, name, attributes, words ? [words] : []);
  const toX = (value) => left + ((value - time.min) / (time.max - time.min)) * (right - left);
  const toY = (value) => bottom - ((value - low) / (high - low)) * (bottom - top);
  const path = (points) => points.map(({x, y}, i) => `${i ? "L" : "M"}${px(toX(x))},${px(toY(y))}`).join("");
  const small = (words, x, y, anchor) =>
    make("text", {class: "mark-tick course-small", "text-anchor": anchor, x: px(x), y: px(y)}, words);
  const heightOf = (value) => px(toY(value));
  const nodes = [
    make(
      "text",
      {
        class: `mark-text mark-title${view.size.name === "narrow" ? " course-small" : ""}`,
        "text-anchor": "start",
        x: px(start),
        y: 13,
      },
      panel.short,
    ),
    make("path", {class: "mark-base", d: `M${px(left)},${px(bottom)}H${px(right)}`}),
  ];
  if (level != null) {
    nodes.push(
      make("path", {class: "mark-rule mark-reference", d: `M${px(left)},${heightOf(level)}H${px(right)}`}),
    );
  }
  if (axis) {
    const places = spreadLabels(
      ticks.map((tick) => ({want: toY(tick), height: 14, text: formatNumber(tick)})),
      top - 7,
      bottom + 9,
    );
    const clear = places.filter(({y, want}) => Math.abs(y - want) < 4);
    nodes.push(...clear.map(({text, y}) => small(text, left - 5, y + 4.5, "end")));
    nodes.push(small(formatNumber(time.min), left, bottom + foot - 4, "start"));
    nodes.push(small(formatQuantity(time.max, `${time.unit}s`), right, bottom + foot - 4, "end"));
  }
  for (const [i, pin] of pins.entries()) {
    const {className} = styleOf(pin.role);
    const mark = pin.points[Math.floor(pin.points.length * (0.4 + 0.15 * i))];
    nodes.push(make("path", {class: `mark-line mark-pin ${className}`, d: path(pin.points)}));
    if (mark)
      nodes.push(
        make(
          "text",
          {class: "mark-value course-small", x: px(toX(mark.x)), y: px(toY(mark.y) - 3)},
          pin.name,
        ),
      );
  }
  for (const line of lines) {
    const {className, dash} = styleOf(line.role);
    nodes.push(
      make("path", {
        class: `mark-line course-line ${className}`,
        "data-series": line.series,
        "stroke-dasharray": lines.length > 1 ? dash : null,
        d: path(line.points),
      }),
    );
  }
  for (const dot of panel.dots) {
    const at = {cx: px(toX(dot.x)), cy: heightOf(dot.y), r: 3.5};
    const {className} = styleOf(dot.role);
    const open = dot.lower == null;
    if (!open) {
      const ends = `M${px(at.cx - 4)},${heightOf(dot.lower)}h8m-4,0V${heightOf(dot.upper)}m-4,0h8`;
      nodes.push(make("path", {class: `mark-interval course-interval ${className}`, d: ends}));
    }
    nodes.push(make("circle", {class: `mark-dot ${open ? "mark-open " : ""}${className}`, ...at}));
  }
  if (lines.length === 1) {
    for (const {text, role} of ends) {
      const name = `mark-value course-end ${styleOf(role).className}`;
      nodes.push(make("text", {class: name, "text-anchor": "start", x: px(start), y: px(13 + lead)}, text));
    }
  }
  const labels = (lines.length > 1 ? ends : []).map((end) => ({...end, want: toY(end.value), height: 15}));
  for (const {text, role, y} of spreadLabels(labels, top - 8, bottom + 10)) {
    const name = `mark-value course-small course-end ${styleOf(role).className}`;
    nodes.push(make("text", {class: name, "text-anchor": "start", x: px(right + 6), y: px(y + 4.5)}, text));
  }
  if (cursor != null) {
    nodes.push(make("path", {class: "mark-cursor", d: `M${px(toX(cursor))},${px(top)}V${px(bottom)}`}));
    for (const line of lines) {
      const point = nearestPoint(line.points, cursor);
      if (point) {
        nodes.push(
          make("circle", {
            class: `mark-reading ${styleOf(line.role).className}`,
            cx: px(toX(point.x)),
            cy: heightOf(point.y),
            r: 4,
          }),
        );
      }
    }
  }
  if (focus?.panel === panel.key) {
    const at = {x: toX(focus.x), y: toY(focus.y)};
    const late = at.x > (left + right) / 2;
    nodes.push(
      make("path", {class: "mark-hairline", d: `M${px(at.x)},${px(top)}V${px(bottom)}`}),
      make("circle", {class: "mark-focus", cx: px(at.x), cy: px(at.y), r: 8}),
      make(
        "text",
        {
          class: "mark-text mark-read",
          "text-anchor": late ? "end" : "start",
          x: px(at.x + (late ? -12 : 12)),
          y: px(at.y - 10),
        },
        focus.value,
      ),
    );
  }
  const frame = {left, right, top, bottom, x: [time.min, time.max], y: [low, high]};
  return svgElement(
    document,
    "g",
    {class: "panel course", "data-panel": panel.key, "data-frame": JSON.stringify(frame)},
    nodes,
  );
}

// What the dots are, at the right of the axis row; on a phone without what follows a comma.
function footnote(prepared, {document, size}, height) {
  const dot = prepared.flatMap(({panel}) => panel.dots)[0];
  if (!dot) return [];
  const words = size.name === "narrow" ? dot.label.split(",")[0] : dot.label;
  return [
    svgElement(
      document,
      "text",
      {class: "mark-tick course-small", "text-anchor": "end", x: size.width - 2, y: px(height - 4)},
      [`● ${words}`],
    ),
  ];
}
