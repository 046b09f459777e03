// The picture as a file that needs no style sheet: SVG, and PNG made from it.

import {px, svgElement} from "../../drawing/svg/element.js";
import {BOLD_FACTOR, wrapText} from "../../drawing/svg/text-width.js";

const PIXELS_PER_UNIT = 2; // pixels of the PNG for each unit of the drawing: 1280 wide
const SMALL_FONT = 12;
const LINE_HEIGHT = 16;

// What the style sheet sets; written into the file as attributes.
const INLINED_STYLES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "paint-order",
  "font-size",
  "font-weight",
  "text-anchor",
];

/** The text of a self-contained SVG: the drawing, its question above, `lines` below. */
export function toSvg(svg, question, lines) {
  const copy = svg.cloneNode(true);
  inlineStyles(svg, copy);
  const {width, height} = svg.viewBox.baseVal;
  const heading = wrapText(question, 18, width - 24, BOLD_FACTOR);
  const small = lines.flatMap((line) => wrapText(line, SMALL_FONT, width - 24));
  const above = heading.length * 24 + 14;
  const below = small.length * LINE_HEIGHT + 20;
  const style = getComputedStyle(svg);
  const ink = {fill: style.color, "text-anchor": "start", "font-family": "Helvetica, Arial, sans-serif"};
  const row = (text, y, more) => svgElement(document, "text", {...ink, ...more, x: 2, y}, [text]);

  copy.setAttribute("viewBox", `-12 ${-above} ${width + 24} ${px(height + above + below)}`);
  copy.setAttribute("width", width + 24);
  copy.setAttribute("height", px(height + above + below));
  copy.setAttribute("font-family", ink["font-family"]);
  copy.setAttribute("color", style.color);
  const paper = svgElement(document, "rect", {
    x: -12,
    y: -above,
    width: width + 24,
    height: px(height + above + below),
    fill: surfaceColor(svg),
  });
  copy
    .querySelector("desc")
    .after(
      paper,
      ...heading.map((text, i) => row(text, 24 * (i + 1) - above + 4, {"font-size": 18, "font-weight": 700})),
      ...small.map((text, i) => row(text, px(height + LINE_HEIGHT * (i + 1) + 4), {"font-size": SMALL_FONT})),
    );
  return new XMLSerializer().serializeToString(copy);
}

/** A PNG of an SVG text, at least 1200 pixels wide. */
export async function toPng(text) {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([text], {type: "image/svg+xml"}));
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error("The picture could not be turned into a PNG."));
      image.src = url;
    });
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * PIXELS_PER_UNIT;
    canvas.height = image.naturalHeight * PIXELS_PER_UNIT;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}

// All of these are inherited, so only what differs from the parent is written.
function inlineStyles(from, to, inherited = {}) {
  const styles = getComputedStyle(from);
  const own = Object.fromEntries(INLINED_STYLES.map((name) => [name, styles.getPropertyValue(name)]));
  for (const [name, value] of Object.entries(own)) {
    if (value !== inherited[name] || to.hasAttribute(name)) to.setAttribute(name, value);
  }
  to.removeAttribute("class");
  [...from.children].forEach((child, i) => inlineStyles(child, to.children[i], own));
}

const surfaceColor = (svg) =>
  getComputedStyle(svg.closest("bone-chart")).getPropertyValue("--bone-surface").trim() || "#fff";
