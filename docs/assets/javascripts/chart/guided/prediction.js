// A guess before the chart: the question hides the answer until the reader has guessed or
// skipped. Nothing is kept or sent. Without script nothing is hidden (see bone-chart.css).

import {NumberBox} from "../numbers/number-box.js";
import {DrawnGuess} from "./drawn-guess.js";

export class Prediction {
  #chart;
  #form;
  #reveal;
  #declared;
  #drawn = null;
  #box = null; // of a number that is guessed

  /**
   * `declared` is the question of the chart, or null.
   *
   * @param {any} chart gives its parts and its `result`, and takes `redraw()`
   */
  constructor(chart, declared) {
    this.#chart = chart;
    this.#form = chart.querySelector("[data-part=predict]");
    this.#reveal = chart.querySelector("[data-part=reveal]");
    this.#declared = declared;
    if (!this.#form) return;
    if (declared.curve) {
      this.#drawn = new DrawnGuess(chart, this.#form, declared.curve);
      chart.getPart("picture").inert = chart.dataset.predict === "open"; // its words tell the answer
    }
    if (declared.scale) this.#box = new NumberBox(this.#form.querySelector("[role=spinbutton]"));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#compare();
    });
    this.#form.querySelector("[data-part=skip]").addEventListener("click", () => {
      this.open();
      this.#focusSettings();
    });
    this.#reveal.querySelector("[data-part=clear]")?.addEventListener("click", () => {
      this.#reveal.hidden = true;
      this.#drawn.clear();
      chart.redraw();
      this.#focusSettings();
    });
  }

  /** What of a guess is seen in the picture. */
  get marks() {
    return this.#drawn?.marks ?? null;
  }

  /** Show the chart and take the question away; a curve that was not submitted goes with it. */
  open() {
    if (this.#chart.dataset.predict !== "open") return;
    this.#close();
    this.#drawn?.clear();
  }

  #close() {
    this.#chart.dataset.predict = "done";
    this.#chart.getPart("picture").inert = false;
    this.#form.hidden = true;
  }

  #focusSettings() {
    // Of a group of radio buttons the one that is chosen: no key would ever reach another.
    this.#chart
      .querySelector("[data-part=controls] :is(button, select, input:not([type=radio]), :checked)")
      ?.focus();
  }

  #compare() {
    const label = this.#drawn ? this.#drawn.label : this.#label;
    const problem = this.#form.querySelector("[data-part=guess-problem]");
    problem.textContent = label == null ? this.#allowed() : "";
    if (label == null) return;
    this.#close();
    if (this.#drawn) this.#chart.redraw();
    const words = {guess: label, answer: this.#chart.result.answer.label};
    this.#reveal.querySelector("[data-part=compared]").textContent = this.#declared.compare.replace(
      /\{(guess|answer)\}/g,
      (_, name) => words[name],
    );
    this.#reveal.hidden = false;
    this.#reveal.focus(); // it is read from here, and Tab goes on to the settings
  }

  get #label() {
    if (this.#box) return this.#box.isAllowed ? String(this.#box.number) : null;
    const chosen = new FormData(this.#form).get("guess");
    return this.#declared.options.find(({value}) => value === chosen)?.label ?? null;
  }

  #allowed() {
    const {options, curve} = this.#declared;
    if (options) return "Choose one, or skip.";
    if (this.#box) return `${this.#box.doubt}Give ${this.#box.allowed}, or skip.`;
    return `Draw over the whole time or give each number, from ${curve.min} to ${curve.max}${curve.unit}; or skip.`;
  }
}
