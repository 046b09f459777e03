import assert from "node:assert/strict";
import {test} from "node:test";
import {decodeLesson, encodeLesson} from "../../docs/assets/javascripts/chart/guided/lesson-codec.js";
import {
  carriedFields,
  decodeState,
  encodeState,
} from "../../docs/assets/javascripts/chart/settings/link-codec.js";

const CHART = {id: "some-chart", version: 3};
const CONTROLS = [
  {key: "dose", label: "Dose", unit: "mg", min: 0, max: 100, default: 20},
  {key: "site_of_it", label: "Site", default: "hip", options: [{value: "hip", label: "Hip"}]},
];
const DECLARATION = {controls: CONTROLS, story: [{label: "One"}, {label: "Two"}, {label: "Three"}]};
const NOTHING = {steps: [], locked: []};
const ask = (text) => decodeLesson(carriedFields(text), DECLARATION);

test("every lesson comes back as it was written, beside the settings", () => {
  for (const steps of [[], [0], [2, 0], [1, 2, 0]])
    for (const locked of [[], ["site_of_it"], ["dose", "site_of_it"]])
      for (const switches of [{}, {words: "own"}, {words: "own", type: "large", page: "alone"}]) {
        const wanted = {steps, locked, ...switches};
        const fragment = encodeState(CHART, CONTROLS, {dose: 40, site_of_it: "hip"}, encodeLesson(wanted));
        assert.deepEqual(ask(`#${fragment}`), {lesson: wanted, notes: []});
        const {inputs, notes} = decodeState(fragment, CONTROLS, 3);
        assert.deepEqual({inputs, notes}, {inputs: {dose: 40, site_of_it: "hip"}, notes: []});
      }
});

test("what asks for nothing adds nothing", () => {
  assert.deepEqual(encodeLesson({}), []);
  assert.equal(encodeState(CHART, CONTROLS, {dose: 20, site_of_it: "hip"}, []), "");
  assert.deepEqual(ask("w=some-chart&v=3&dose=40"), {lesson: NOTHING, notes: []});
  assert.deepEqual(ask("show.steps=&show.locked="), {lesson: NOTHING, notes: []});
});

test("a link that asks for a lesson is one even where every setting is usual", () => {
  const fields = encodeLesson({steps: [1]});
  const fragment = encodeState(CHART, CONTROLS, {dose: 20, site_of_it: "hip"}, fields);
  assert.equal(fragment, "w=some-chart&v=3&show.steps=2");
});

test("a step that the story does not have is left out with a sentence; a step twice comes once", () => {
  for (const text of ["0", "4", "-1", "1.5", "01", "0x1", "one", "1e0"]) {
    const {lesson, notes} = ask(`show.steps=3+${text}+3`);
    assert.deepEqual(lesson.steps, [2], text);
    assert.match(notes.join(" "), /here are steps 1 to 3/);
    assert.ok(notes[0].includes(text));
  }
  assert.deepEqual(ask("show.steps=9").lesson.steps, [], "nothing left: the whole story");
});

test("a lock without its setting and a word that nobody knows are left out with a sentence", () => {
  const {lesson, notes} = ask("show.locked=dose+shoe&show.type=huge&show.toString=own&show.__proto__=own");
  assert.deepEqual(lesson, {steps: [], locked: ["dose"]});
  assert.equal(notes.length, 4);
  assert.match(notes[0], /does not have \(shoe\)/);
  assert.match(notes[1], /does not know \(type=huge\)/);
});

test("a broken link says little, and nothing long", () => {
  const {lesson, notes} = ask(
    `show.steps=${Array.from({length: 90}, (_, i) => `${"9".repeat(80)}${i}`).join("+")}`,
  );
  assert.deepEqual(lesson, NOTHING);
  assert.ok(notes.length <= 4);
  for (const note of notes) assert.ok(note.length < 120, note);
});
