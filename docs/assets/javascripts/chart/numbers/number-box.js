// A box for a number, as text: a box of type "number" keeps to itself what it does not understand,
// and some browsers drop a comma without a word. What such a box does with the arrow keys is done here.

import {parseNumber, twoReadings} from "./parse-number.js";

const PAGE = 10; // steps of Page Up and Page Down
const STEPS = {ArrowUp: 1, ArrowDown: -1, PageUp: PAGE, PageDown: -PAGE};

export class NumberBox {
  #field;
  #range;
  #whole;

  /**
   * `field` says what is allowed: aria-valuemin, aria-valuemax, data-step, and data-whole where only
   * whole numbers are. `onInput(event)` while something is typed or stepped, `onCommit()` when that is
   * complete.
   *
   * @param {any} field
   * @param {{onInput?: (event: Event) => void, onCommit?: () => void}} heard
   */
  constructor(field, {onInput = () => {}, onCommit = () => {}} = {}) {
    this.#field = field;
    this.#whole = field.hasAttribute("data-whole");
    const [min, max, step] = ["aria-valuemin", "aria-valuemax", "data-step"].map((name) =>
      Number(field.getAttribute(name)),
    );
    this.#range = {min, max, step};
    field.addEventListener("input", (event) => {
      if (this.isAllowed) field.setAttribute("aria-valuenow", this.number);
      onInput(event);
    });
    field.addEventListener("change", () => {
      if (this.isAllowed) field.value = String(this.number); // as it was read
      onCommit();
    });
    field.addEventListener("keydown", (event) => this.#step(event));
  }

  /** What is typed, as a number, or NaN. */
  get number() {
    return parseNumber(this.#field.value, (number) => this.#fits(number));
  }

  get isAllowed() {
    return this.#fits(this.number);
  }

  /** What is allowed, as a sentence says it. */
  get allowed() {
    const {min, max} = this.#range;
    return `${this.#whole ? "a whole number" : "a number"} from ${min} to ${max}`;
  }

  /** Whether the arrow keys come by what is typed. */
  get isOnStep() {
    const steps = this.#stepsTo(this.number);
    return !this.#range.step || Math.abs(steps - Math.round(steps)) < 1e-6;
  }

  /** What is allowed; without `step` any number between the ends. */
  set range({min, max, step = 0}) {
    this.#range = {min, max, step};
    this.#field.setAttribute("aria-valuemin", min);
    this.#field.setAttribute("aria-valuemax", max);
  }

  /** Write a number, or nothing for null. */
  write(number, spoken) {
    this.#field.value = number === null ? "" : String(number);
    this.say(number, spoken);
  }

  /** Tell what listens to the page which number counts, and leave what is typed. */
  say(number, spoken) {
    for (const [name, value] of [
      ["aria-valuenow", number],
      ["aria-valuetext", spoken],
    ]) {
      if (value == null) this.#field.removeAttribute(name);
      else this.#field.setAttribute(name, value);
    }
  }

  /** Why what is typed is not taken, where more is to say than what is allowed; else "". */
  get doubt() {
    const readings = Number.isNaN(this.number) && twoReadings(this.#field.value);
    return readings ? `“${this.#field.value.trim()}” can mean ${readings.join(" or ")}. ` : "";
  }

  #fits(number) {
    const {min, max} = this.#range;
    return number >= min && number <= max && (!this.#whole || Number.isInteger(number));
  }

  #stepsTo(number) {
    return (number - this.#range.min) / this.#range.step;
  }

  // As boxes of type "number" do: to the next step above or below, and no further than the ends.
  #step(event) {
    const by = STEPS[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const {min, max, step} = this.#range;
    const from = this.isAllowed ? this.number : Number(this.#field.getAttribute("aria-valuenow") ?? min);
    const edge = by > 0 ? Math.floor(this.#stepsTo(from) + 1e-6) : Math.ceil(this.#stepsTo(from) - 1e-6);
    const to = step ? min + (edge + by) * step : from + by;
    const next = Math.min(Math.max(Number(to.toPrecision(10)), min), max);
    if (next === this.number) return;
    this.#field.value = String(next);
    for (const name of ["input", "change"]) this.#field.dispatchEvent(new Event(name, {bubbles: true}));
  }
}
