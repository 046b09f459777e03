// A task of a chart: something to find with its settings. The model judges each state and says why;
// here the verdict is only shown, and heard when it changes. Whether the task is open is a setting
// like any other, so links, undo and Back know it.

import {answers} from "../stage/answers.js";

export class Task {
  #chart;
  #button;
  #text;
  #verdict;
  #heard; // the verdict that was last announced, "met" or not

  /**
   * `set(value, event)` opens or closes the task.
   *
   * @param {any} chart
   * @param {(value: "open" | "closed", event: Event) => void} set
   */
  constructor(chart, set) {
    this.#chart = chart;
    this.#button = chart.querySelector("[data-task]");
    if (!this.#button) return;
    [this.#text, this.#verdict] = [chart.getPart("task"), chart.getPart("verdict")];
    this.#button.disabled = false;
    this.#button.addEventListener("click", (event) => set(this.#open ? "closed" : "open", event));
  }

  get #open() {
    return this.#chart.settings.get("task") === "open";
  }

  /** Show the task if it is open, with the verdict on what is drawn where that answers the settings. */
  show() {
    if (!this.#button) return;
    this.#button.setAttribute("aria-expanded", String(this.#open));
    this.#text.hidden = this.#verdict.hidden = !this.#open;
    if (!this.#open) {
      this.#heard = undefined;
      return;
    }
    const {result, settings} = this.#chart;
    if (answers(result, settings.request)) this.#verdict.textContent = result.task.says;
  }

  /** Let a verdict be heard when the task has just been opened and when it turns. */
  announce() {
    if (!this.#button || !this.#open) return;
    const {met, says} = this.#chart.result.task;
    if (met === this.#heard) return;
    this.#heard = met;
    this.#chart.announce(says);
  }
}
