// The lens of the first page counts what it is told, without one cell on another.

import assert from "node:assert/strict";
import {test} from "node:test";
import {parseHTML} from "linkedom";
import {drawLens} from "../../docs/assets/javascripts/drawing/scenes/lens.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const draw = (state) => drawLens(document, {breakdown: 100, building: 100, bone: 100, ...state}, "x");
const cells = (svg, key) => [...svg.querySelectorAll(`[data-count=${key}] > g`)];
const place = (cell) =>
  cell
    .getAttribute("transform")
    .match(/-?[\d.]+/g)
    .map(Number);

test("a shape stands for ten percent, the last one in part", () => {
  const svg = draw({breakdown: 167, building: 91});
  assert.equal(cells(svg, "breakdown").length, 17);
  assert.equal(cells(svg, "building").length, 10);
  assert.equal(cells(svg, "breakdown").at(-1).getAttribute("opacity"), "0.74");
  assert.equal(cells(svg, "breakdown").at(-2).getAttribute("opacity"), null);
});

test("struts are as thick as the bone that is left", () => {
  const width = (svg, name) => Number(svg.querySelector(`.scene-${name}`).getAttribute("stroke-width"));
  assert.equal(width(draw({bone: 80}), "strut-edge"), 0.8 * width(draw({bone: 80}), "strut-start"));
});

test("no cell hides another, however many there are", () => {
  const svg = draw({breakdown: 240, building: 180});
  const places = [...cells(svg, "breakdown"), ...cells(svg, "building")].map(place);
  assert.equal(places.length, 42);
  for (const [i, [x, y, turn]] of places.entries()) {
    for (const [otherX, otherY, otherTurn] of places.slice(i + 1))
      assert.ok(Math.hypot(x - otherX, y - otherY) > 15 || Math.abs(turn - otherTurn) > 90);
  }
});

test("cells that were there stay where they were", () => {
  const [few, many] = [cells(draw({}), "breakdown"), cells(draw({breakdown: 200}), "breakdown")];
  assert.deepEqual(few.map(place), many.slice(0, few.length).map(place));
});

test("it says in words what it shows", () => {
  assert.match(draw({bone: 88.6}).getAttribute("aria-label"), /struts are at 88\.6 % of their thickness/);
});
