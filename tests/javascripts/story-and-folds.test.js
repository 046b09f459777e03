import assert from "node:assert/strict";
import {test} from "node:test";
import {parseHTML} from "linkedom";
import {Folds} from "../../docs/assets/javascripts/chart/folds.js";
import {Story} from "../../docs/assets/javascripts/chart/guided/story.js";

function page(html) {
  const {document, window, Event} = parseHTML(`<!doctype html><body><div>${html}</div></body>`);
  return {document, window, Event, chart: document.querySelector("div")};
}

const STORY = [
  {label: "High", set: {level: 90}, tell: "Bone stays."},
  {label: "Low: what now?", set: {level: 10}, tell: "Bone falls."},
];

function story() {
  const {chart} = page(
    `<button data-story="0" disabled></button><button data-story="1" disabled></button><p data-part="tell"></p>`,
  );
  const state = {level: 90, site: "spine"};
  chart.declaration = {story: STORY};
  chart.settings = {
    defaults: {level: 90, site: "spine"},
    get request() {
      return {inputs: state};
    },
  };
  chart.getPart = (name) => chart.querySelector(`[data-part=${name}]`);
  const asked = [];
  const told = new Story(chart, (values) => asked.push(values));
  const pressed = () => [...chart.querySelectorAll("button")].map((one) => one.getAttribute("aria-pressed"));
  return {chart, state, asked, told, pressed};
}

test("a step is marked and told only while its whole state stands", () => {
  const {chart, state, told, pressed} = story();
  told.show();
  assert.deepEqual(pressed(), ["true", "false"]);
  assert.equal(chart.querySelector("p").textContent, "Bone stays.");
  state.level = 10;
  told.show();
  assert.deepEqual(pressed(), ["false", "true"]);
  state.site = "hip"; // which no step sets
  told.show();
  assert.deepEqual(pressed(), ["false", "false"]);
  assert.equal(chart.querySelector("p").textContent, "");
});

test("a step asks for what it sets", () => {
  const {chart, asked} = story();
  const [, second] = chart.querySelectorAll("button");
  assert.equal(second.disabled, false);
  second.dispatchEvent(new (parseHTML("").Event)("click"));
  assert.deepEqual(asked, [{level: 10}]);
});

function folds() {
  const {chart, document, window, Event} = page(`
    <details data-face="table"></details>
    <details data-part="menu"><summary></summary><button></button></details>
    <details class="bone-chart__fold" id="a"><summary></summary></details>
    <details class="bone-chart__fold" id="b"><summary></summary></details>
    <a id="outside"></a>`);
  Object.assign(globalThis, {document, window});
  const made = new Folds(chart);
  made.connect(new AbortController().signal);
  const part = (selector) => document.querySelector(selector);
  return {part, Event};
}

test("without script table and words are folds; with it they stand open behind the picture", () => {
  assert.ok(folds().part("[data-face]").hasAttribute("open"));
});

test("a press leaves one fold of the footer open; who opens all for paper is not hindered", () => {
  const {part, Event} = folds();
  part("#a").open = true;
  part("#b summary").dispatchEvent(new Event("click"));
  part("#b").open = true; // as a browser does after a press
  assert.deepEqual([part("#a").open, part("#b").open], [false, true]);
  part("#a").open = true;
  part("#a").dispatchEvent(new Event("toggle"));
  assert.deepEqual([part("#a").open, part("#b").open], [true, true]);
});

test("the menu closes on Escape and when something else is pressed", () => {
  const {part, Event} = folds();
  const menu = part("[data-part=menu]");
  menu.open = true;
  menu.querySelector("summary").focus = () => {};
  menu.dispatchEvent(Object.assign(new Event("keydown"), {key: "Escape"}));
  assert.equal(menu.open, false);
  menu.open = true;
  part("[data-part=menu] button").dispatchEvent(new Event("pointerdown", {bubbles: true}));
  assert.equal(menu.open, true);
  part("#outside").dispatchEvent(new Event("pointerdown", {bubbles: true}));
  assert.equal(menu.open, false);
});
