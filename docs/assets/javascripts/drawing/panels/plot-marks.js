// The layers of a panel, each made of Plot's own marks. The model is always a line
// or a band, a measurement always a dot with its interval; nothing here mixes them.

/** @import {Dot, Rule} from "contract" */

import * as Plot from "@observablehq/plot";
import {lastPoint, nearestPoint} from "../svg/nearest-point.js";
import {styleOf} from "../svg/roles.js";

/** `mark()` where there is something to draw: an empty mark takes Plot time, too. */
export const unlessEmpty = (data, mark) => (data.length ? mark() : []);

/**
 * A measurement whose interval was not reported is an open dot without one.
 *
 * @param {{lower?: number | null, upper?: number | null}} dot
 */
export const lacksInterval = (dot) => dot.lower == null || dot.upper == null;

export function lineMark({points, className, dash, pin}) {
  return Plot.lineY(points, {
    x: "x",
    y: "y",
    strokeDasharray: dash,
    className: `mark-line ${pin ? "mark-pin " : ""}${className}`,
  });
}

// A marker at the end only where several lines must be told apart; a lone line has
// none, so that nothing on it looks like a measurement.
export function endMarks(lines) {
  const own = lines.filter((line) => !line.pin && lastPoint(line));
  if (own.length < 2) return [];
  return own.map((line) =>
    Plot.dot([lastPoint(line)], {
      x: "x",
      y: "y",
      r: 4,
      symbol: line.symbol,
      className: `mark-dot ${line.hollow ? "mark-open " : ""}${line.className}`,
    }),
  );
}

/** @param {Dot[]} dots */
export function dotMarks(dots) {
  return [...groupBy(dots, styleKey).values()].map((group) => {
    const {className, symbol} = styleOf(group[0].role);
    const open = lacksInterval(group[0]);
    return [
      open ? [] : intervalMarks(group, className),
      Plot.dot(group, {
        x: "x",
        y: "y",
        r: 3.5,
        symbol,
        className: `mark-dot ${open ? "mark-open " : ""}${className}`,
      }),
    ];
  });
}

function intervalMarks(group, className) {
  const shared = {x: "x", className: `mark-interval ${className}`};
  return [
    Plot.link(group, {...shared, x1: "x", x2: "x", y1: "lower", y2: "upper"}),
    Plot.dot(group, {...shared, y: "lower", symbol: CAP}),
    Plot.dot(group, {...shared, y: "upper", symbol: CAP}),
  ];
}

// The short bar that closes an interval; drawn by Plot as one more symbol.
const CAP = {
  draw(context) {
    context.moveTo(-4, 0);
    context.lineTo(4, 0);
  },
};

const styleKey = (/** @type {Dot} */ dot) => `${dot.role} ${lacksInterval(dot)}`;

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** @param {Rule[]} rules */
export function ruleMarks(rules) {
  const level = rules.filter((rule) => rule.y != null);
  const upright = rules.filter((rule) => rule.x != null);
  return [
    unlessEmpty(level, () => Plot.ruleY(level, {y: "y", className: "mark-rule"})),
    unlessEmpty(upright, () => Plot.ruleX(upright, {x: "x", className: "mark-rule"})),
  ];
}

export function labelMarks(labels, {fromY, x, right, toY, size}) {
  const perPixel = (x.max - x.min) / (size.width - size.left - right);
  const moved = labels.filter((label) => label.from != null && Math.abs(label.y - toY(label.value)) > 7);
  return [
    unlessEmpty(moved, () =>
      Plot.link(moved, {
        x1: "from",
        y1: "value",
        x2: () => x.max + 8 * perPixel,
        y2: (label) => fromY(label.y),
        className: "mark-leader",
      }),
    ),
    unlessEmpty(labels, () =>
      Plot.text(labels, {
        x: () => x.max,
        y: (label) => fromY(label.y),
        text: (label) => label.lines.join("\n"),
        dx: 12,
        textAnchor: "start",
        lineHeight: size.line / size.font,
        className: "mark-text",
      }),
    ),
  ];
}

export function cursorMarks(lines, at) {
  const values = lines
    .filter((line) => !line.pin)
    .flatMap((line) => {
      const point = nearestPoint(line.points, at);
      return point ? [{...point, className: line.className}] : [];
    });
  return [
    Plot.ruleX([at], {className: "mark-cursor"}),
    values.map((point) =>
      Plot.dot([point], {x: "x", y: "y", r: 4, className: `mark-reading ${point.className}`}),
    ),
  ];
}

/** The times at which a guess is asked for. */
export function askedMarks({asked}) {
  return unlessEmpty(asked, () => Plot.ruleX(asked, {className: "mark-asked"}));
}

/**
 * The one point that the keyboard or the pointer is on: a ring, a hairline through it, its value.
 *
 * @param {import("./readings.js").Focus} point
 * @param {{min: number, max: number}} axis
 */
export function focusMarks(point, {min, max}) {
  const late = point.x > (min + max) / 2; // its value stands where there is room
  /** @type {"start" | "end"} */
  const anchor = late ? "end" : "start";
  const place = {x: "x", y: "y", dx: late ? -12 : 12, dy: -12, textAnchor: anchor};
  return [
    Plot.ruleX([point.x], {className: "mark-hairline"}),
    Plot.dot([point], {x: "x", y: "y", r: 8, className: "mark-focus"}),
    Plot.text([point], {...place, text: "value", className: "mark-text mark-read"}),
  ];
}
