// What a teacher asks of a chart with a link: some steps of its story, settings that stand still, a
// sentence that waits for the reader's own words, large type, the chart alone. It lasts as long as the
// address says so.

import {Alone} from "./alone.js";
import {decodeLesson} from "./lesson-codec.js";

export class Lesson {
  #chart;
  #alone;
  #followed = "";

  /** @param {any} chart */
  constructor(chart) {
    this.#chart = chart;
    this.#alone = new Alone(chart);
    chart.getPart("own-words-button").addEventListener("click", () => {
      this.#hideSentence(!this.#isHidden);
    });
  }

  /** Show the card as the address asks, and say beside it what the link asks for in vain. */
  follow() {
    const {settings, declaration, dataset} = this.#chart;
    if (String(settings.carried) === this.#followed) return;
    this.#followed = String(settings.carried);
    const {lesson, notes} = decodeLesson(settings.carried, declaration);
    settings.notes = [...settings.notes, ...notes];
    settings.lock(lesson.locked);
    this.#arrange(lesson.steps);
    this.#chart.getPart("own-words").hidden = !lesson.words;
    this.#hideSentence(Boolean(lesson.words));
    if (lesson.type) dataset.type = lesson.type;
    else delete dataset.type;
    this.#alone.set(Boolean(lesson.page));
  }

  /** The settings changed. */
  show() {
    this.#alone.show();
  }

  /** The chart leaves the page. */
  stop() {
    this.#alone.leave();
  }

  // The wanted steps come first, numbered anew; without any wish all stand as the page tells them.
  #arrange(places) {
    const buttons = [...this.#chart.querySelectorAll("[data-story]")];
    const all = buttons.sort((a, b) => Number(a.dataset.story) - Number(b.dataset.story));
    const wanted = places.length > 0 ? places.map((place) => all[place]) : all;
    for (const button of all) button.hidden = !wanted.includes(button);
    wanted.forEach((button, i) => {
      button.querySelector(".bone-chart__place").textContent = String(i + 1);
    });
    this.#chart.querySelector("[data-region=story]").prepend(...wanted);
  }

  get #isHidden() {
    return this.#chart.dataset.sentence === "hidden";
  }

  #hideSentence(hidden) {
    const button = this.#chart.getPart("own-words-button");
    this.#chart.dataset.sentence = hidden ? "hidden" : "shown";
    button.setAttribute("aria-expanded", String(!hidden));
    button.textContent = hidden ? "Show our sentence" : "Hide our sentence";
  }
}
