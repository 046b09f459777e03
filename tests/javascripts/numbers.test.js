import assert from "node:assert/strict";
import {test} from "node:test";
import {parseHTML} from "linkedom";
import {parseNumber} from "../../docs/assets/javascripts/chart/settings/parse-number.js";
import {RangeControl} from "../../docs/assets/javascripts/chart/settings/range-control.js";
import {unitsOf} from "../../docs/assets/javascripts/chart/settings/units.js";
import {
  formatNumber,
  formatPosition,
  formatQuantity,
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

test("text is a number or NaN, and nothing typed is not zero", () => {
  for (const [text, number] of [
    ["5", 5],
    [" 5 ", 5],
    ["-0.5", -0.5],
    [".5", 0.5],
    ["1e3", 1000],
  ]) {
    assert.equal(parseNumber(text), number);
  }
  for (const text of ["", " ", "\t\n", "1,5", "5 mg", "five", "--5", "1e", "NaN"]) {
    assert.ok(Number.isNaN(parseNumber(text)), JSON.stringify(text));
  }
});

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
  assert.equal(formatQuantity(9, ""), "9");
});

test("time is named before its number, other axes after it", () => {
  assert.equal(formatPosition({unit: "year"}, 3), "Year 3");
  assert.equal(formatPosition({unit: "mg"}, 3), "3 mg");
});

function rangeControl(spec = SPEC) {
  const {document, Event} = parseHTML(`<!doctype html><body><div>
    <input type="range"><input type="number"><span data-part="word"></span><span class="bone-control__unit"></span>
    <p data-part="control-problem" id="p" hidden></p></div></body>`);
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
  return {control, heard, range, box, type, slide, error: root.querySelector("p")};
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
  assert.equal(error.hidden, true);
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
