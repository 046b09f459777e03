// A guess before the chart: the question hides the answer until the reader has guessed or
// skipped. Nothing is kept or sent. Without script nothing is hidden (see bone-chart.css).

import {parseNumber} from "../settings/parse-number.js";

export class Prediction {
  #root;
  #form;
  #reveal;
  #declared;

  /**
   * `declared` is the question of the chart, or null.
   *
   * @param {HTMLElement & {result: import("contract").Result}} root the chart
   */
  constructor(root, declared) {
    this.#root = root;
    this.#form = root.querySelector("[data-part=predict]");
    this.#reveal = root.querySelector("[data-part=reveal]");
    this.#declared = declared;
    if (!this.#form) return;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#compare();
    });
    this.#form.querySelector("[data-part=skip]").addEventListener("click", () => {
      this.open();
      const [first] = root.querySelectorAll("[data-part=controls] :is(button, input)");
      /** @type {HTMLElement | undefined} */ (first)?.focus();
    });
  }

  /** Show the chart and take the question away. */
  open() {
    if (this.#root.dataset.predict !== "open") return;
    this.#root.dataset.predict = "done";
    this.#form.hidden = true;
  }

  #compare() {
    const text = new FormData(this.#form).get("guess") ?? "";
    const label = this.#labelOf(text);
    const problem = this.#form.querySelector("[data-part=guess-problem]");
    problem.textContent = label == null ? this.#allowed() : "";
    if (label == null) return;
    this.open();
    const words = {guess: label, answer: this.#root.result.answer.label};
    this.#reveal.textContent = this.#declared.compare.replace(
      /\{(guess|answer)\}/g,
      (_, name) => words[name],
    );
    this.#reveal.hidden = false;
    this.#reveal.focus(); // it is read from here, and Tab goes on to the settings
  }

  #labelOf(text) {
    const {options, scale} = this.#declared;
    if (options) return options.find(({value}) => value === text)?.label ?? null;
    const number = parseNumber(text);
    return number >= scale.min && number <= scale.max ? text.trim() : null;
  }

  #allowed() {
    const {options, scale} = this.#declared;
    return options ? "Choose one, or skip." : `Give a number from ${scale.min} to ${scale.max}, or skip.`;
  }
}
