// Making SVG elements in whichever document is given: linkedom's at build time,
// the page's own in the browser.

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/** A new SVG element; attributes that are null are left out. */
export function svgElement(document, name, attributes = {}, children = []) {
  const node = document.createElementNS(SVG_NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value != null) node.setAttribute(key, String(value));
  }
  for (const child of children) {
    node.append(typeof child === "string" ? document.createTextNode(child) : child);
  }
  return node;
}

/** Pixels with at most two decimals, so that both documents print the same text. */
export function px(number) {
  return Math.round(number * 100) / 100;
}
