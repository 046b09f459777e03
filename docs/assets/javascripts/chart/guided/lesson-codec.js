// What a link asks of the card beside its settings, as fields of its fragment:
//
//   show.steps=3+1         these steps of the story, in this order
//   show.locked=key+key    settings that the reader cannot move
//   show.words=own         the sentence waits until the reader has found own words
//   show.type=large        large type
//   show.page=alone        the chart without the page around it
//
// What a link says is not trusted: what does not exist here is left out, and the reader is told.

import {truncate} from "../settings/link-codec.js";

const SWITCHES = new Map([
  ["words", "own"],
  ["type", "large"],
  ["page", "alone"],
]);
const MAX_NOTES = 4; // the reader needs to know that a link is broken, not each place of it

/**
 * @typedef {{steps: number[], locked: string[], words?: string, type?: string, page?: string}} Lesson
 *   places in the story from 0, keys of controls, and each switch that is on
 */

/**
 * The fields for a lesson, as [field, text]; what it does not ask for has none.
 *
 * @param {Partial<Lesson>} lesson
 * @returns {[string, string][]}
 */
export function encodeLesson({steps = [], locked = [], ...switches}) {
  const texts = {steps: steps.map((place) => place + 1).join(" "), locked: locked.join(" "), ...switches};
  return Object.entries(texts)
    .filter(([, text]) => text)
    .map(([name, text]) => [`show.${name}`, text]);
}

/**
 * Read the fields of a link to a chart with such a declaration. `notes` are sentences for the reader.
 *
 * @param {[string, string][]} fields
 * @param {{story: {label: string}[], controls: {key: string}[]}} declaration
 * @returns {{lesson: Lesson, notes: string[]}}
 */
export function decodeLesson(fields, {story, controls}) {
  const lesson = {steps: [], locked: []};
  const notes = [];
  for (const [field, text] of fields) {
    const name = field.replace("show.", "");
    const words = text.split(" ").filter(Boolean);
    if (name === "steps") {
      for (const word of words) {
        const place = story.findIndex((_, i) => String(i + 1) === word);
        if (place >= 0) lesson.steps.push(place);
        else notes.push(`The link asks for step ${truncate(word)}; ${stepsOf(story)}. It was left out.`);
      }
    } else if (name === "locked") {
      for (const word of words) {
        if (controls.some(({key}) => key === word)) lesson.locked.push(word);
        else notes.push(`The link locks a setting that this chart does not have (${truncate(word)}).`);
      }
    } else if (SWITCHES.get(name) === text) {
      lesson[name] = text;
    } else {
      notes.push(
        `The link asks for something that this page does not know (${truncate(`${name}=${text}`)}).`,
      );
    }
  }
  lesson.steps = [...new Set(lesson.steps)];
  return {lesson, notes: notes.slice(0, MAX_NOTES)};
}

const stepsOf = ({length}) => (length > 1 ? `here are steps 1 to ${length}` : `here is no such step`);
