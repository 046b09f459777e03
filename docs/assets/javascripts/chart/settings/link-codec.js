// A chart's settings as (a part of) a URL fragment: w=<id>&v=1&key=value, only what differs from
// the defaults. A fragment is never sent to a server. What a link says is not trusted:
// it is clamped to what the controls allow, and the reader is told.
//
// Fields that begin with "show." are for the card around the picture; here they are only carried.

import {unitFor} from "../../drawing/svg/format.js";
import {parseNumber, twoReadings} from "../numbers/parse-number.js";

/** The defaults of all controls, as {key: value}. */
export function defaultsOf(controls) {
  return Object.fromEntries(controls.map((control) => [control.key, control.default]));
}

/**
 * The fragment (without #) for `inputs` and the fields that are `carried` along, or "" when
 * everything is at its default.
 */
export function encodeState({id, version}, controls, inputs, carried = []) {
  const changed = controls.filter(({key, default: usual}) => inputs[key] !== usual);
  if (changed.length + carried.length === 0) return "";
  const parameters = new URLSearchParams({w: id, v: version});
  for (const {key} of changed) parameters.set(key, String(inputs[key]));
  for (const [field, text] of carried) parameters.append(field, text);
  return parameters.toString();
}

/** The fields of a fragment that are for the card, as [field, text]. */
export function carriedFields(fragment) {
  return [...parse(fragment)].filter(([field]) => isCarried(field));
}

const parse = (fragment) => new URLSearchParams(fragment.replace(/^#/, ""));
const isCarried = (field) => field.startsWith("show.");

/**
 * Read a fragment. Returns {inputs, notes, older}; notes are sentences for the reader. A link
 * names only what was not usual when it was made; where that has changed since, `inputs` are
 * what it meant then, and `older` offers both, see `olderMeaning`.
 */
export function decodeState(fragment, controls, version) {
  const named = {};
  const notes = [];
  const parameters = parse(fragment);
  const byKey = new Map(controls.map((control) => [control.key, control]));
  for (const [key, text] of parameters) {
    if (key === "w" || key === "v" || isCarried(key)) continue;
    const control = byKey.get(key);
    if (!control && (formerSwitch(controls, key) || replacement(controls, key, text))) continue;
    if (!control) {
      notes.push(
        `The link names a setting that this chart does not have (${truncate(key)}); it was left out.`,
      );
      continue;
    }
    const {value, note} = parseValue(control, text);
    named[key] = value;
    if (note) notes.push(note);
  }
  for (const control of controls.filter(({switches}) => switches)) {
    const first = leftOn(control, parameters);
    if (!first || control.key in named) continue;
    named[control.key] = first.value;
    notes.push(
      `The link shows or hides each “${control.label}”; now one is shown at a time, here: ${first.label}.`,
    );
  }
  for (const [key, text] of parameters) {
    const found = replacement(controls, key, text);
    if (!found || byKey.has(key) || found.control.key in named) continue;
    named[found.control.key] = found.option.value;
    notes.push(
      `The link is older and asks for “${truncate(text)}”; nearest now is “${found.control.label}”, here: ${found.option.label}.`,
    );
  }
  const made = parameters.get("v");
  const older = olderMeaning(controls, named, made, version);
  if (made !== null && made !== String(version) && !older) {
    notes.unshift(
      `The link was made with model ${truncate(made)}, now ${version}: its numbers may have been others.`,
    );
  }
  return {
    inputs: older?.then ?? {...defaultsOf(controls), ...named},
    notes: notes.slice(0, MAX_NOTES),
    older,
  };
}

const formerSwitch = (controls, key) =>
  controls.find(({switches, options}) => switches && options.some(({value}) => value === key));

// Options that were controls of their own: the first that a link with some of them leaves on, or,
// where it turns all off, the first of all.
function leftOn({switches, options}, parameters) {
  if (!options.some(({value}) => parameters.has(value))) return null;
  return options.find(({value}) => parameters.get(value) !== switches) ?? options[0];
}

// What a link with the key and value of a control that is gone means now.
function replacement(controls, key, text) {
  for (const control of controls) {
    const [, , now] = control.replaces?.find(([old, value]) => old === key && value === text) ?? [];
    if (now) return {control, option: control.options.find(({value}) => value === now)};
  }
  return null;
}

// Both meanings of a link of an older model, {then, now}, in words and as names of buttons;
// null where nothing that it leaves out has another usual value since.
function olderMeaning(controls, named, made, version) {
  const changed = controls.flatMap((control) => {
    const [, text] = (control.former ?? []).find(([last]) => Number(made) <= last) ?? [];
    return text === undefined || control.key in named
      ? []
      : [{control, value: parseValue(control, String(text)).value}];
  });
  if (!(Number(made) < version) || changed.length === 0) return null;
  const now = {...defaultsOf(controls), ...named};
  const values = changed.map(
    ({control, value}) =>
      `“${control.label}” ${valueLabel(control, value)}, now ${valueLabel(control, control.default)}`,
  );
  return {
    then: {...now, ...Object.fromEntries(changed.map(({control, value}) => [control.key, value]))},
    now,
    sentence: `The link was made with model ${truncate(made)}, now ${version}. Usual then: ${values.join("; ")}.`,
    names: {then: `Values of model ${truncate(made)}`, now: `Values of model ${version}`},
  };
}

const valueLabel = ({options, unit}, value) =>
  options?.find((option) => option.value === value)?.label ?? `${value} ${unitFor(value, unit)}`;

const MAX_NOTES = 6; // a broken link may be wrong in a hundred places; the reader needs a few

function parseValue(control, text) {
  const name = `“${control.label}”`;
  if (control.options) {
    const option = control.options.find(({value}) => String(value) === text);
    if (option) return {value: option.value};
    const allowed = control.options.map(({label}) => label).join(", ");
    return {
      value: control.default,
      note: `The link asks for ${name} = ${truncate(text)}; possible are ${allowed}.`,
    };
  }
  const {min, max} = control;
  const number = parseNumber(text, (one) => one >= min && one <= max);
  if (!Number.isFinite(number)) {
    const readings = twoReadings(text)?.join(" or ");
    const note = readings
      ? `The link asks for ${name} = ${truncate(text)}, which can mean ${readings}; the usual value is shown.`
      : `The link gives no number for ${name}; the usual value is shown.`;
    return {value: control.default, note};
  }
  const inside = Math.min(Math.max(number, min), max);
  const value = control.whole ? Math.round(inside) : inside;
  if (value === number) return {value};
  const allowed =
    inside === number ? "only whole numbers are possible" : `the range is ${min} to ${max} ${control.unit}`;
  return {value, note: `The link asks for ${name} = ${truncate(text)}; ${allowed}, so ${value} is shown.`};
}

/** Text from a link as it is shown: short, and only ever set as text. */
export const truncate = (text) => (text.length > 24 ? `${text.slice(0, 24)}…` : text);
