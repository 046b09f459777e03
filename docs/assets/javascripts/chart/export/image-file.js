// The picture as a file that needs no style sheet: SVG, and PNG made from it.

import {element, px} from "../../drawing/svg/element.js";
import {BOLD, wrap} from "../../drawing/svg/text-width.js";

const SCALE = 2; // pixels of the PNG for each unit of the drawing: 1280 wide
const SMALL = 12;
const LINE = 16;

// What the style sheet sets; written into the file as attributes.
const STYLES = [
  "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "stroke-linecap",
  "stroke-linejoin", "paint-order", "font-size", "font-weight", "text-anchor",
];

/** The text of a self-contained SVG: the drawing, its question above, `lines` below. */
export function toSvg(svg, question, lines) {
  const copy = svg.cloneNode(true);
  inline(svg, copy);
  const {width, height} = svg.viewBox.baseVal;
  const heading = wrap(question, 18, width - 24, BOLD);
  const small = lines.flatMap((line) => wrap(line, SMALL, width - 24));
  const above = heading.length * 24 + 14;
  const below = small.length * LINE + 20;
  const style = getComputedStyle(svg);
  const ink = {fill: style.color, "text-anchor": "start", "font-family": "Helvetica, Arial, sans-serif"};
  const row = (text, y, more) => element(document, "text", {...ink, ...more, x: 2, y}, [text]);

  copy.setAttribute("viewBox", `-12 ${-above} ${width + 24} ${px(height + above + below)}`);
  copy.setAttribute("width", width + 24);
  copy.setAttribute("height", px(height + above + below));
  copy.setAttribute("font-family", ink["font-family"]);
  copy.setAttribute("color", style.color);
  const paper = element(document, "rect", {
    x: -12, y: -above, width: width + 24, height: px(height + above + below), fill: surface(svg),
  });
  copy.querySelector("desc").after(
    paper,
    ...heading.map((text, i) => row(text, 24 * (i + 1) - above + 4, {"font-size": 18, "font-weight": 700})),
    ...small.map((text, i) => row(text, px(height + LINE * (i + 1) + 4), {"font-size": SMALL})),
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
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}

// All of these are inherited, so only what differs from the parent is written.
function inline(from, to, inherited = {}) {
  const styles = getComputedStyle(from);
  const own = Object.fromEntries(STYLES.map((name) => [name, styles.getPropertyValue(name)]));
  for (const [name, value] of Object.entries(own)) {
    if (value !== inherited[name] || to.hasAttribute(name)) to.setAttribute(name, value);
  }
  to.removeAttribute("class");
  [...from.children].forEach((child, i) => inline(child, to.children[i], own));
}

const surface = (svg) => getComputedStyle(svg.closest("bone-chart")).getPropertyValue("--bone-surface").trim() || "#fff";
