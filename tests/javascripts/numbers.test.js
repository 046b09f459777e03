import assert from "node:assert/strict";
import {test} from "node:test";
import {parseHTML} from "linkedom";
import {RangeControl} from "../../docs/assets/javascripts/chart/settings/range-control.js";
import {unitsOf} from "../../docs/assets/javascripts/chart/settings/units.js";
import {
  formatNumber,
  formatPosition,
  formatQuantity,
  formatYears,
} from "../../docs/assets/javascripts/drawing/svg/format.js";

const SPEC = {
  key: "level",
  unit: "pg/mL",
  unit_spoken: "picograms per milliliter",
  min: 5,
  max: 400,
  step: 5,
  default: 50,
  alt_unit: {unit: "pmol/L", unit_spoken: "picomoles per liter", factor: 3.671},
};

test("a value shown in another unit and typed again stays within a digit of what it was", () => {
  const {show, take} = unitsOf(SPEC, "si");
  for (let value = SPEC.min; value <= SPEC.max; value += 1) {
    const again = take(show(value));
    assert.ok(Math.abs(again - value) <= value * 0.005, `${value} became ${again}`);
    assert.ok(again >= SPEC.min && again <= SPEC.max);
  }
});

test("in its own unit a value is untouched", () => {
  for (const system of ["conventional", undefined]) {
    const {unit, show, take} = unitsOf(SPEC, system);
    assert.equal(unit, "pg/mL");
    assert.equal(take(show(0.1 + 0.2)), 0.1 + 0.2);
  }
  assert.equal(unitsOf({...SPEC, alt_unit: null}, "si").unit, "pg/mL");
});

test("numbers have three digits and a true minus", () => {
  assert.equal(formatNumber(92.449), "92.4");
  assert.equal(formatNumber(-0.012345), "−0.0123");
  assert.equal(formatNumber(123456), "123000");
  assert.equal(formatNumber(0), "0");
});

test("a percent sign stands close, a unit apart, no unit alone", () => {
  assert.equal(formatQuantity(92.449, "%"), "92.4%");
  assert.equal(formatQuantity(-2, "% a year"), "−2% a year");
  assert.equal(formatQuantity(9, "mg"), "9 mg");
  assert.equal(formatQuantity(9), "9");
  assert.equal(formatQuantity(1, "years"), "1 year");
  assert.equal(formatQuantity(0.5, "years"), "0.5 years");
  assert.equal(formatQuantity(1, "% a year"), "1% a year");
  assert.deepEqual([1, 5.6].map(formatYears), ["1 year", "5.6 years"]);
  assert.equal(formatQuantity(9, ""), "9");
});

test("time is named before its number, other axes after it", () => {
  assert.equal(formatPosition({unit: "year"}, 3), "Year 3");
  assert.equal(formatPosition({unit: "mg"}, 3), "3 mg");
});

function rangeControl(spec = SPEC) {
  const {document, Event} = parseHTML(`<!doctype html><body><div>
    <input type="range"><input type="text" role="spinbutton" aria-valuemin="${spec.min}" aria-valuemax="${spec.max}" data-step="${spec.step}"${spec.whole ? " data-whole" : ""}><span data-part="word"></span><span class="bone-control__unit"></span>
    <p data-part="control-problem" id="p" hidden></p></div></body>`);
  globalThis.Event = Event; // the box sends some of its own
  const heard = [];
  const root = document.querySelector("div");
  const control = new RangeControl(root, spec, {
    onInput: () => heard.push(control.value),
    onCommit: () => heard.push("commit"),
  });
  const [range, box] = root.querySelectorAll("input");
  const type = (text) => {
    box.value = text;
    box.dispatchEvent(new Event("input"));
  };
  const slide = (position) => {
    range.value = String(position);
    range.dispatchEvent(new Event("input"));
  };
  const press = (key) => {
    const event = Object.assign(new Event("keydown", {cancelable: true}), {key});
    box.dispatchEvent(event);
  };
  return {control, heard, range, box, type, slide, press, error: root.querySelector("p")};
}

test("only a typed number within the range reaches the model", () => {
  const {control, heard, range, type, error} = rangeControl();
  for (const text of ["", "abc", "4.9", "401", "1e9"]) {
    type(text);
    assert.equal(error.hidden, false, text);
    assert.match(error.textContent, /from 5 to 400 pg\/mL. The chart still shows 50\./);
  }
  assert.deepEqual([control.value, heard], [50, []]);
  type("120.5");
  assert.deepEqual([control.value, heard, range.value], [120.5, [120.5], "120.5"]);
  type("120");
  assert.equal(error.hidden, true);
});

test("a number between two steps is taken and said, and is no mistake", () => {
  const {control, type, error, box} = rangeControl();
  type("12,5");
  assert.equal(control.value, 12.5);
  assert.match(error.textContent, /Between two steps of the slider \(5 pg\/mL\); the chart shows 12.5\./);
  assert.equal(box.getAttribute("aria-invalid"), "false");
  assert.equal(box.getAttribute("aria-describedby"), error.id);
});

test("where only whole numbers mean anything, another is refused", () => {
  const {control, type, error} = rangeControl({...SPEC, step: 1, whole: true, alt_unit: null});
  type("12,5");
  assert.match(error.textContent, /Please give a whole number from 5 to 400 pg\/mL/);
  assert.equal(control.value, 50);
});

test("a number with two readings is refused with both; what was typed is written as it was read", () => {
  const {control, type, error, box} = rangeControl({...SPEC, max: 4000});
  type("1,500");
  assert.match(error.textContent, /“1,500” can mean 1.5 or 1500\. Please give a number from 5 to 4000/);
  type("10.000");
  assert.doesNotMatch(error.textContent, /can mean/, "10000 is too much, so it is 10");
  assert.equal(control.value, 10);
  type("٢٠ ");
  box.dispatchEvent(new Event("change"));
  assert.deepEqual([control.value, box.value], [20, "20"]);
});

test("arrow keys move the box from step to step, and what is heard follows", () => {
  const {control, type, press, box, heard} = rangeControl();
  for (const [typed, key, value] of [
    ["50", "ArrowUp", 55],
    ["52", "ArrowUp", 55],
    ["52", "ArrowDown", 50],
    ["50", "PageUp", 100],
    ["390", "PageUp", 400],
    ["5", "ArrowDown", 5],
  ]) {
    type(typed);
    press(key);
    assert.equal(control.value, value, `${key} from ${typed}`);
    assert.equal(box.value, String(value));
    assert.equal(box.getAttribute("aria-valuenow"), String(value));
    assert.equal(box.getAttribute("aria-valuetext"), `${value} picograms per milliliter`);
  }
  type("abc");
  press("ArrowUp");
  assert.equal(control.value, 10, "from the value that still counts");
  assert.equal(heard.at(-1), "commit");
});

test("in another unit the typed number is taken back into the control's own", () => {
  const {control, type, error, box} = rangeControl();
  control.units = "si";
  assert.equal(box.value, "184"); // 50 x 3.671
  type("367.1");
  assert.equal(control.value, 100);
  type("1500"); // 400 pg/mL are 1468 pmol/L, shown as 1470
  assert.match(error.textContent, /from 18.4 to 1470 pmol\/L/);
  assert.equal(control.value, 100);
});

test("one of a unit is not several, in words, by sound and beside the box", () => {
  const years = {...SPEC, unit: "years", unit_spoken: "years", min: 0, step: 0.5, alt_unit: null};
  const {control, range, box} = rangeControl(years);
  const unit = range.parentElement.querySelector(".bone-control__unit");
  for (const [value, words] of [
    [1, "1 year"],
    [1.5, "1.5 years"],
    [0, "0 years"],
  ]) {
    control.value = value;
    assert.equal(control.labelOf(value), words);
    assert.equal(range.getAttribute("aria-valuetext"), words);
    assert.equal(box.getAttribute("aria-valuetext"), words);
    assert.equal(`${value} ${unit.textContent}`, words);
  }
});

test("on a scale of positions the slider moves from one to the next", () => {
  const {control, slide, range} = rangeControl({...SPEC, positions: [5, 10, 50, 100, 400], alt_unit: null});
  assert.equal(range.value, "2");
  slide(3);
  assert.equal(control.value, 100);
  slide(1);
  assert.equal(control.value, 10);
  control.value = 60; // between two positions: the nearest by ratio
  assert.equal(range.value, "2");
});
