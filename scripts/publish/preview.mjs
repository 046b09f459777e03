// Puts a chart of the site on a card and writes it as PNG, in the size that sites show beside a link.
// Usage: node preview.mjs CARD.svg TARGET.png STYLES.css...
//
// The renderer knows no variables of style sheets, so what they say is written into the drawing first.
// It has a font of its own: the picture is the same on every machine.

import {readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {initWasm, Resvg} from "@resvg/resvg-wasm";
import {DOMParser, parseHTML} from "linkedom";

const FAMILY = "Arimo"; // as wide as Arial, for which the drawing code places its words
const WEIGHTS = ["400Regular", "600SemiBold", "700Bold"];

const PLACED = new Set(["width", "height", "display", "font-family"]); // the card decides these

const {resolve} = createRequire(import.meta.url);
const [card, target, ...styles] = process.argv.slice(2);
const css = styles.map((path) => readFileSync(path, "utf-8")).join("\n");
const {document} = parseHTML(`<!doctype html><html><head><style>${css}</style></head></html>`);
const rules = [...document.querySelector("style").sheet.cssRules].filter((rule) => rule.selectorText);

function paint(node, inherited = {}) {
  const said = Object.fromEntries([...node.attributes].map(({name, value}) => [name, value]));
  for (const {selectorText, style} of rules) {
    if (node.matches(selectorText)) {
      for (const key of style) if (!PLACED.has(key)) said[key] = style.getPropertyValue(key);
    }
  }
  const variables = {...inherited};
  for (const [key, value] of Object.entries(said)) if (key.startsWith("--")) variables[key] = value;
  const known = (value) => value.replace(/var\((--[\w-]+)\)/g, (_, key) => known(variables[key] ?? "none"));
  for (const [key, value] of Object.entries(said))
    if (!key.startsWith("-")) node.setAttribute(key, known(value));
  for (const child of node.children) paint(child, variables);
}

const drawing = new DOMParser().parseFromString(readFileSync(card, "utf-8"), "image/svg+xml").documentElement;
paint(drawing);
await initWasm(readFileSync(resolve("@resvg/resvg-wasm/index_bg.wasm")));
const fontBuffers = WEIGHTS.map((weight) =>
  readFileSync(resolve(`@expo-google-fonts/arimo/${weight}/Arimo_${weight}.ttf`)),
);
const font = {fontBuffers, defaultFontFamily: FAMILY, sansSerifFamily: FAMILY};
writeFileSync(target, new Resvg(drawing.outerHTML, {font}).render().asPng());
