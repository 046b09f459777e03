// A number: slider and number box, always in step.
//
// On a logarithmic scale the slider moves along `positions`, a list of values that
// comes with the declaration, so that each key press changes something.

import {unitFor} from "../../drawing/svg/format.js";
import {NumberBox} from "../numbers/number-box.js";
import {ControlError} from "./control-error.js";
import {unitsOf} from "./units.js";

export class RangeControl {
  #range;
  #box;
  #word;
  #unit;
  #units;
  #value;
  #report;

  constructor(root, spec, {onInput, onCommit}) {
    this.spec = spec;
    this.#report = {onInput, onCommit};
    this.#range = root.querySelector("input[type=range]");
    const field = root.querySelector("[role=spinbutton]");
    this.#box = new NumberBox(field, {onInput: (event) => this.#takeTyped(event), onCommit});
    this.#word = root.querySelector("[data-part=word]");
    this.#unit = root.querySelector(".bone-control__unit");
    this.#units = unitsOf(spec);
    this.error = new ControlError(root, field);
    this.#range.addEventListener("input", (event) =>
      this.#take(this.#fromTrack(Number(this.#range.value)), event),
    );
    this.#range.addEventListener("change", () => onCommit());
    this.#range.disabled = field.disabled = false;
    this.value = spec.default;
  }

  get value() {
    return this.#value;
  }

  set value(value) {
    this.#value = value;
    this.error.clear();
    this.#box.write(this.#units.show(value));
    this.#mirror();
  }

  /** "si" or "conventional": in which unit the number stands in its box. */
  set units(system) {
    const units = unitsOf(this.spec, system);
    if (units.unit === this.#units.unit) return;
    this.#units = units;
    const {min, max, step} = this.spec;
    const own = units.unit === this.spec.unit;
    this.#box.range = {min: units.show(min), max: units.show(max), step: own ? step : 0};
    this.value = this.#value;
  }

  /** A value as it is written: number and unit. */
  labelOf(value) {
    const shown = this.#units.show(value);
    return `${shown} ${unitFor(shown, this.#units.unit)}`;
  }

  // A value as it is heard: number, spoken unit, word.
  #speak(value) {
    const {spoken, show} = this.#units;
    const shown = show(value);
    return [`${shown} ${unitFor(shown, spoken)}`, this.#wordFor(value)].filter(Boolean).join(", ");
  }

  // From the slider: the box follows.
  #take(value, event) {
    if (value === this.#value) return;
    this.value = value;
    this.#report.onInput(event);
  }

  // From the box: what is typed stays, and only a number in range reaches the model.
  #takeTyped(event) {
    const {unit, show, take} = this.#units;
    const {number: shown, isAllowed, isOnStep, doubt, allowed} = this.#box;
    if (!isAllowed) {
      this.error.show(`${doubt}Please give ${allowed} ${unit}. The chart still shows ${show(this.#value)}.`);
      return;
    }
    this.error.clear();
    if (!isOnStep)
      this.error.tell(
        `Between two steps of the slider (${this.labelOf(this.spec.step)}); the chart shows ${shown}.`,
      );
    const number = take(shown);
    if (number === this.#value) return;
    this.#value = number;
    this.#mirror();
    this.#report.onInput(event);
  }

  #mirror() {
    this.#range.value = String(this.#toTrack(this.#value));
    const spoken = this.#speak(this.#value);
    this.#range.setAttribute("aria-valuetext", spoken);
    this.#box.say(this.#units.show(this.#value), spoken);
    const {min, max, value} = this.#range;
    const share = (Number(value) - Number(min)) / (Number(max) - Number(min));
    this.#range.style.setProperty("--at", `${(100 * share).toFixed(1)}%`); // the filled part of the track
    this.#unit.textContent = unitFor(this.#units.show(this.#value), this.#units.unit);
    if (this.#word) this.#word.textContent = this.#wordFor(this.#value) ?? "";
  }

  #fromTrack(position) {
    return this.spec.positions ? this.spec.positions[position] : position;
  }

  #toTrack(value) {
    const {positions} = this.spec;
    if (!positions) return value;
    return positions.reduce(
      (best, position, i) => (distance(position, value) < distance(positions[best], value) ? i : best),
      0,
    );
  }

  // The first word whose limit is not passed.
  #wordFor(value) {
    return this.spec.words?.find(([limit]) => value <= limit)?.[1];
  }
}

const distance = (a, b) => Math.abs(Math.log(a) - Math.log(b));
