// What leads a reader through a chart: a story, a guess before the answer, a task, and a teacher's link.

import {Lesson} from "./lesson.js";
import {Prediction} from "./prediction.js";
import {Story} from "./story.js";
import {Task} from "./task.js";

export class Guide {
  #chart;
  #lesson;
  #prediction;
  #story;
  #task;

  /** @param {any} chart */
  constructor(chart) {
    this.#chart = chart;
    this.#prediction = new Prediction(chart, chart.declaration.predict);
  }

  /**
   * Wake up what needs settings; `set(how, values, event)` sets them.
   *
   * @param {(how: string, values: Record<string, unknown>, event: Event) => void} set
   */
  start(set) {
    this.#story = new Story(this.#chart, (values, event) => set("applyStep", values, event));
    this.#lesson = new Lesson(this.#chart);
    this.#task = new Task(this.#chart, (t, event) => set("set", {...this.#chart.settings.values, t}, event));
  }

  /** Show the answer that a question hides: who moves a setting wants to see what it does. */
  open() {
    this.#prediction.open();
  }

  /** The address was read: what it asks of the card is done, and what it asks of settings is seen. */
  follow(named) {
    this.#lesson.follow();
    if (named) this.open();
  }

  /** The chart leaves the page. */
  stop() {
    this.#lesson?.stop();
  }

  /** What of it is seen in the picture. */
  get marks() {
    return {guess: this.#prediction.marks};
  }

  /** The settings or the result changed. */
  show() {
    this.#story?.show();
    this.#task?.show();
    this.#lesson?.show();
  }

  /** Let be heard what the newest result says of a task. */
  announce() {
    this.#task?.announce();
  }
}
