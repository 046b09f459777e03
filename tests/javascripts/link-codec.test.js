import assert from "node:assert/strict";
import {test} from "node:test";
import {
  decodeState,
  defaultsOf,
  encodeState,
} from "../../docs/assets/javascripts/chart/settings/link-codec.js";

const CHART = {id: "some-chart", version: 3};
const CONTROLS = [
  {key: "dose", label: "Dose", unit: "mg", min: 0, max: 100, default: 20},
  {key: "shift", label: "Shift", unit: "%", min: -5, max: 5, default: 0},
  {
    key: "site",
    label: "Site",
    default: "hip",
    options: [
      {value: "hip", label: "Hip"},
      {value: "spine & neck", label: "Spine"},
    ],
  },
  {
    key: "years",
    label: "Years",
    default: 5,
    options: [
      {value: 5, label: "Five"},
      {value: 10, label: "Ten"},
    ],
  },
];
const DEFAULTS = {dose: 20, shift: 0, site: "hip", years: 5};
const decode = (fragment, controls = CONTROLS) => decodeState(fragment, controls, CHART.version);

test("what stands at its default is not written", () => {
  assert.deepEqual(defaultsOf(CONTROLS), DEFAULTS);
  assert.equal(encodeState(CHART, CONTROLS, DEFAULTS), "");
  assert.equal(encodeState(CHART, CONTROLS, {...DEFAULTS, dose: 40}), "w=some-chart&v=3&dose=40");
});

test("every state comes back as it was written", () => {
  for (const dose of [0, 0.1 + 0.2, 1e-7, 20, 99.999, 100]) {
    for (const shift of [-5, -0.25, 0, 5]) {
      for (const site of ["hip", "spine & neck"]) {
        for (const years of [5, 10]) {
          const inputs = {dose, shift, site, years};
          const {inputs: read, notes, older} = decode(`#${encodeState(CHART, CONTROLS, inputs)}`);
          assert.deepEqual({read, notes, older}, {read: inputs, notes: [], older: null});
        }
      }
    }
  }
});

test("a number out of range is clamped, and the reader learns both numbers", () => {
  for (const [text, value] of [
    ["1e9", 100],
    ["-1", 0],
  ]) {
    const {inputs, notes} = decode(`w=some-chart&v=3&dose=${text}`);
    assert.equal(inputs.dose, value);
    assert.equal(notes.length, 1);
    assert.ok(notes[0].includes(text) && notes[0].includes(`${value} is shown`), notes[0]);
  }
});

test("what is no number leaves the default", () => {
  for (const text of ["", "%20", "abc", "0x10", "NaN", "Infinity", "12mg"]) {
    const {inputs, notes} = decode(`w=some-chart&v=3&dose=${text}`);
    assert.deepEqual(inputs, DEFAULTS, text);
    assert.match(notes[0], /no number for “Dose”/);
  }
});

test("a number is read as people write it, and one with two readings is none", () => {
  for (const [text, dose] of [
    ["12,5", 12.5],
    ["%E2%88%921,5", 0],
    ["%D9%A2%D9%A0", 20],
    ["1e1", 10],
    ["1.000", 1],
  ]) {
    assert.equal(decode(`w=some-chart&v=3&dose=${text}`).inputs.dose, dose, text);
  }
  const {inputs, notes} = decode("w=some-chart&v=3&dose=1,500");
  assert.deepEqual(inputs, DEFAULTS);
  assert.match(notes[0], /“Dose” = 1,500, which can mean 1.5 or 1500; the usual value is shown/);
});

test("where only whole numbers mean anything, the nearest is shown and said", () => {
  const controls = [{...CONTROLS[0], whole: true}, ...CONTROLS.slice(1)];
  const {inputs, notes} = decode("w=some-chart&v=3&dose=12.5", controls);
  assert.equal(inputs.dose, 13);
  assert.match(notes[0], /only whole numbers are possible, so 13 is shown/);
});

test("an unknown choice leaves the default and names the choices", () => {
  const {inputs, notes} = decode("w=some-chart&v=3&site=knee&years=7");
  assert.deepEqual(inputs, DEFAULTS);
  assert.match(notes[0], /knee; possible are Hip, Spine/);
  assert.match(notes[1], /7; possible are Five, Ten/);
});

test("unknown settings are left out with short notes, at most six", () => {
  const long = "x".repeat(500);
  const keys = Array.from({length: 50}, (_, i) => `${long}${i}=1`).join("&");
  const {inputs, notes} = decode(`w=some-chart&v=3&${keys}`);
  assert.deepEqual(inputs, DEFAULTS);
  assert.equal(notes.length, 6);
  for (const note of notes) assert.ok(note.length < 120, note);
});

test("a link of another version says so", () => {
  const {inputs, notes} = decode("w=some-chart&v=2&dose=30");
  assert.equal(inputs.dose, 30);
  assert.match(notes[0], /made with model 2, now 3/);
  assert.deepEqual(decode("w=some-chart&dose=30").notes, []);
});

test("where a default has changed, an older link keeps its meaning and offers both", () => {
  const controls = [{...CONTROLS[0], former: [[2, 15]]}, ...CONTROLS.slice(1)];
  const {inputs, notes, older} = decode("w=some-chart&v=2&years=10", controls);
  assert.deepEqual(inputs, {...DEFAULTS, dose: 15, years: 10});
  assert.deepEqual(older.then, inputs);
  assert.deepEqual(older.now, {...DEFAULTS, years: 10});
  assert.match(older.sentence, /“Dose” 15 mg, now 20 mg/);
  assert.deepEqual(notes, []);
  // A link that names the control means what it names; one of today means the default of today.
  assert.equal(decode("w=some-chart&v=2&dose=50", controls).older, null);
  assert.equal(decode("w=some-chart&v=3&years=10", controls).inputs.dose, 20);
});

test("switches that became one choice keep their meaning: the first that was left on", () => {
  const product = {
    key: "product",
    label: "Product",
    default: "oral",
    switches: "hide",
    options: [
      {value: "oral", label: "Oral"},
      {value: "cream", label: "Cream"},
      {value: "mpa", label: "MPA"},
    ],
  };
  const meant = (fragment) => decode(fragment, [...CONTROLS, product]);
  assert.equal(meant("w=c&v=3&oral=hide&mpa=hide").inputs.product, "cream");
  assert.equal(meant("w=c&v=3&oral=hide&cream=hide").inputs.product, "mpa");
  assert.equal(meant("w=c&v=3&mpa=hide").inputs.product, "oral");
  assert.equal(meant("w=c&v=3&oral=hide&cream=hide&mpa=hide").inputs.product, "oral");
  assert.equal(meant("w=c&v=3&product=mpa&cream=hide").inputs.product, "mpa", "the new name wins");
  assert.deepEqual(meant("w=c&v=3&product=cream").notes, []);
  assert.match(meant("w=c&v=3&oral=hide").notes.join(" "), /one is shown at a time, here: Cream/);
});

test("a control that is gone keeps its meaning in the one that took its place", () => {
  const event = {
    key: "event",
    label: "Event",
    default: "break",
    replaces: [["show", "harms", "stroke"]],
    options: [
      {value: "break", label: "Any break"},
      {value: "stroke", label: "Stroke"},
    ],
  };
  const meant = (fragment) => decode(fragment, [...CONTROLS, event]);
  assert.equal(meant("w=c&v=3&show=harms").inputs.event, "stroke");
  assert.match(meant("w=c&v=3&show=harms").notes.join(" "), /asks for “harms”.*“Event”, here: Stroke/);
  assert.equal(meant("w=c&v=3&show=harms&event=break").inputs.event, "break", "the new name wins");
  assert.match(meant("w=c&v=3&show=all").notes.join(" "), /does not have \(show\)/);
});
