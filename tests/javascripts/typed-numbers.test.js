// Numbers as people type them: the cases that Python reads by as well, and what no case foresees.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {parseNumber, twoReadings} from "../../docs/assets/javascripts/chart/numbers/parse-number.js";
import {decodeState, encodeState} from "../../docs/assets/javascripts/chart/settings/link-codec.js";

const CASES = JSON.parse(readFileSync(new URL("../typed-numbers.json", import.meta.url), "utf-8"));
const COUNT = 10_000;
const LANGUAGES = ["en", "de", "de-CH", "fr", "sv", "pl", "ar-EG", "fa", "hi-u-nu-deva", "bn", "my"];
const everything = () => true;

/** The same numbers from 0 to 1 in each run. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

test("each case is the number that was meant, or none", () => {
  for (const [text, number] of CASES.numbers) assert.equal(parseNumber(text), number, text);
  for (const text of CASES.refused) {
    assert.ok(Number.isNaN(parseNumber(text)), JSON.stringify(text));
    assert.equal(twoReadings(text), null);
  }
});

test("what has two readings is neither of them", () => {
  for (const [text, ...readings] of CASES["two readings"]) {
    assert.ok(Number.isNaN(parseNumber(text)), text);
    assert.deepEqual(twoReadings(text), readings);
  }
  for (const [text, ...readings] of CASES["a point before three digits"]) {
    assert.equal(parseNumber(text), readings[0], text);
    assert.ok(Number.isNaN(parseNumber(text, everything)), text);
    assert.deepEqual(twoReadings(text), readings);
  }
});

test(`${COUNT} numbers as languages write them are never read as others`, () => {
  const random = randomFrom(14);
  let taken = 0;
  for (let i = 0; i < COUNT; i++) {
    const language = LANGUAGES[Math.floor(random() * LANGUAGES.length)];
    const digits = Math.floor(random() * 5);
    const meant = Number(((random() - 0.3) * 10 ** Math.floor(random() * 8)).toFixed(digits)) + 0;
    const text = new Intl.NumberFormat(language, {maximumFractionDigits: 4}).format(meant);
    const read = parseNumber(text, everything);
    if (Number.isNaN(read)) assert.ok(twoReadings(text)?.includes(meant), `${language}: ${text} is ${meant}`);
    else assert.equal(read, meant, `${language}: ${text}`);
    taken += Number.isNaN(read) ? 0 : 1;
    assert.equal(parseNumber(String(meant)), meant, "as we write it ourselves");
  }
  assert.ok(taken > COUNT / 2, `only ${taken} were read`);
});

const SIGNS = [..."0123456789", ..."..,,--+eE '’  %xab_/:", "−", "٢", "२", "٫", "٬", "\u00a0", "\u200f", "²"];

test(`${COUNT} strings of such signs are a number or none, and a number is read again as itself`, () => {
  const random = randomFrom(15);
  for (let i = 0; i < COUNT; i++) {
    const length = Math.floor(random() * 9);
    const text = Array.from({length}, () => SIGNS[Math.floor(random() * SIGNS.length)]).join("");
    const number = parseNumber(text);
    if (Number.isNaN(number)) continue;
    assert.ok(Number.isFinite(number), JSON.stringify(text));
    assert.equal(parseNumber(String(number)), number, JSON.stringify(text));
    if (/^[-+.\d]+(e[-+]?\d+)?$/i.test(text) && Number.isFinite(Number(text)))
      assert.equal(number, Number(text) + 0, text);
    assert.ok(!/[%xab_/:²]/.test(text), JSON.stringify(text));
  }
});

const CHART = {id: "some-chart", version: 3};
const CONTROLS = [
  {key: "dose", label: "Dose", unit: "mg", min: -5, max: 1000, default: 20},
  {key: "count", label: "Count", unit: "women", min: 10, max: 500, whole: true, default: 20},
  {
    key: "site",
    label: "Site",
    default: "hip",
    options: ["hip", "spine & neck"].map((value) => ({value, label: value})),
  },
];
const PIECES = [
  ...[
    "w=",
    "v=",
    "dose=",
    "count=",
    "site=",
    "show.steps=",
    "&",
    "&&",
    "=",
    "#",
    "%",
    "%20",
    "%E2%88%92",
    "%zz",
  ],
  ...[
    "some-chart",
    "3",
    "2",
    "12,5",
    "1.5",
    "−20",
    "1e9",
    "1,000",
    "1e400",
    "0x10",
    "NaN",
    "hip",
    "spine+%26+neck",
  ],
  ...["__proto__", "constructor", "toString", "<b>", "\ud800", "\0", "🦴", " ", "+", "x".repeat(300)],
];

test(`${COUNT} addresses give settings that are allowed and a few short sentences`, () => {
  const random = randomFrom(16);
  for (let i = 0; i < COUNT; i++) {
    const length = Math.floor(random() * 12);
    const fragment = Array.from({length}, () => PIECES[Math.floor(random() * PIECES.length)]).join("");
    const {inputs, notes} = decodeState(fragment, CONTROLS, CHART.version);
    assert.deepEqual(Object.keys(inputs).sort(), ["count", "dose", "site"], fragment);
    assert.ok(inputs.dose >= -5 && inputs.dose <= 1000, fragment);
    assert.ok(Number.isInteger(inputs.count) && inputs.count >= 10 && inputs.count <= 500, fragment);
    assert.ok(["hip", "spine & neck"].includes(inputs.site), fragment);
    assert.ok(notes.length <= 6 && notes.every((note) => note.length < 250), notes.join("\n"));
    const again = decodeState(encodeState(CHART, CONTROLS, inputs), CONTROLS, CHART.version);
    assert.deepEqual(again.inputs, inputs, fragment);
    assert.deepEqual(again.notes, [], fragment);
  }
});
