// What stands before the words of a key.

import {px, svgElement} from "../svg/element.js";
import {drawPerson} from "../svg/person.js";
import {styleOf} from "../svg/roles.js";

export const SAMPLE_WIDTH = 24; // width in px

const RANGES = {
  bar: "mark-range",
  "bar-weak": "mark-range mark-range-weak",
  "bar-hollow": "mark-range-hollow",
};

/** The little picture of a key: the same mark, dash and class as in the panel. */
export function drawLegendSample(document, {kind, role, hollow, x, style: given, className: own}, y) {
  const {className, dash, symbol} = given ?? styleOf(role);
  const middle = px(x + SAMPLE_WIDTH / 2);
  if (kind === "cell") {
    return [
      svgElement(document, "rect", {
        class: `mark-cell ${className}`,
        x: px(x),
        y: px(y - 8),
        width: SAMPLE_WIDTH,
        height: 16,
      }),
      svgElement(document, "text", {class: "mark-text", x: middle, y: px(y + 5)}, [given.sign]),
    ];
  }
  if (kind === "dot") {
    return [
      ...(hollow
        ? []
        : [
            svgElement(document, "path", {
              class: `mark-interval ${className}`,
              d: `M${middle},${px(y - 7)}v14m-4,0h8m-8,-14h8`,
            }),
          ]),
      symbol === "square"
        ? svgElement(document, "rect", {
            class: `mark-dot ${hollow ? "mark-open " : ""}${className}`,
            x: middle - 3.5,
            y: px(y - 3.5),
            width: 7,
            height: 7,
          })
        : symbol === "triangle"
          ? svgElement(document, "path", {
              class: `mark-dot mark-open ${className}`,
              d: `M${middle},${px(y - 5)}l5,8.5h-10z`,
            })
          : svgElement(document, "circle", {
              class: `mark-dot ${hollow ? "mark-open " : ""}${className}`,
              cx: middle,
              cy: px(y),
              r: 3.5,
            }),
    ];
  }
  if (kind === "column" || kind === "column-hatched") {
    const top = px(y - 6);
    return [
      svgElement(document, "rect", {
        class: `mark-bar ${className}`,
        x: px(x + 4),
        y: top,
        width: 16,
        height: 12,
      }),
      ...(kind === "column-hatched"
        ? [
            svgElement(document, "path", {
              class: `mark-hatch ${className}`,
              d: `M${px(x + 4)},${px(y + 2)}l8,-8m-8,12l12,-12m-4,12l8,-8`,
            }),
          ]
        : []),
    ];
  }
  if (kind === "disc") {
    return [svgElement(document, "circle", {class: own, cx: middle, cy: px(y), r: 5})];
  }
  if (kind === "icon") {
    return [
      svgElement(
        document,
        "g",
        {class: `mark-icon ${own}`},
        drawPerson(document, {x: x + 5, y: y - 7, size: 14}),
      ),
    ];
  }
  if (kind === "sample") {
    return [
      svgElement(document, "path", {
        class: `mark-sample ${className}`,
        d: `M${px(x)},${px(y - 4)}h${SAMPLE_WIDTH}m0,4h-${SAMPLE_WIDTH}m0,4h${SAMPLE_WIDTH}`,
      }),
    ];
  }
  if (kind === "one") {
    return [
      svgElement(document, "path", {class: `mark-one ${className}`, d: `M${px(x)},${px(y)}h${SAMPLE_WIDTH}`}),
    ];
  }
  if (kind === "quantile") {
    return [
      svgElement(document, "rect", {
        class: `mark-quantile ${className}`,
        x: px(x + SAMPLE_WIDTH / 2 - 3),
        y: px(y - 3),
        width: 6,
        height: 6,
      }),
    ];
  }
  if (kind === "simulated" || kind === "found") {
    const mark = kind === "found" ? "mark-simulated mark-found" : "mark-simulated";
    return [
      svgElement(document, "path", {
        class: mark,
        d: `M${px(x)},${px(y)}h${SAMPLE_WIDTH}M${middle},${px(y - 4)}v8`,
      }),
    ];
  }
  if (RANGES[kind]) {
    return [
      svgElement(document, "rect", {
        class: RANGES[kind],
        x: px(x),
        y: px(y - 6),
        width: SAMPLE_WIDTH,
        height: 12,
        "stroke-dasharray": kind === "bar-hollow" ? "4 4" : null,
      }),
    ];
  }
  if (kind === "zero") {
    return [svgElement(document, "path", {class: "mark-zero", d: `M${px(x)},${px(y)}h${SAMPLE_WIDTH}`})];
  }
  if (kind === "here") {
    return [svgElement(document, "path", {class: "mark-here", d: `M${middle},${px(y - 7)}l5,7l-5,7l-5,-7z`})];
  }
  if (kind === "cross") {
    return [
      svgElement(document, "path", {
        class: "mark-cross",
        d: `M${px(middle - 5)},${px(y - 5)}l10,10m0,-10l-10,10`,
      }),
    ];
  }
  if (kind === "truth") {
    return [
      svgElement(document, "path", {
        class: "mark-truth",
        "stroke-dasharray": "5 3",
        d: `M${px(x)},${px(y)}h${SAMPLE_WIDTH}`,
      }),
    ];
  }
  if (kind === "rule") {
    return [svgElement(document, "path", {class: "mark-rule", d: `M${px(x)},${px(y)}h${SAMPLE_WIDTH}`})];
  }
  if (kind === "band" || kind === "average") {
    const half = kind === "band" ? 6 : 4;
    return [
      svgElement(document, "rect", {
        class: `mark-${kind} ${className}`,
        x: px(x),
        y: px(y - half),
        width: SAMPLE_WIDTH,
        height: 2 * half,
      }),
    ];
  }
  return [
    svgElement(document, "path", {
      class: `mark-line ${className}`,
      "stroke-dasharray": dash,
      d: `M${px(x)},${px(y)}h${SAMPLE_WIDTH}`,
    }),
  ];
}
