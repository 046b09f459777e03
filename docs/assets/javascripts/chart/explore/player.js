// Play, pause and step: a cursor that moves through time in the picture, or one woman
// after another where women are drawn one by one. It computes nothing and never starts by
// itself. Who asked for less motion gets steps only.

import {niceStep} from "../../drawing/svg/ticks.js";
import {valuesAt, valuesOfWoman} from "./value-at-cursor.js";

const STEPS_PER_RANGE = 20; // presses of "Step" from end to end
const FRAMES_PER_RANGE = 100; // cursor positions while playing
const FRAME_MS = 80; // ms for each
const WOMAN_MS = 600; // ms for each woman

export class Player {
  cursor = null;
  frame = 0;
  #buttons;
  #reading;
  #chart;
  #timer = 0;
  #less = matchMedia("(prefers-reduced-motion: reduce)");

  /** `chart` gives `result` and `encoding` and takes `redraw()` and `announce(text)`. */
  constructor({play, step, speed, reading}, chart) {
    this.#buttons = {play, step, speed};
    this.#reading = reading;
    this.#chart = chart;
    if (!play) return;
    play.addEventListener("click", () => (this.#less.matches ? this.step() : this.toggle()));
    step?.addEventListener("click", () => this.step());
    if (speed) speed.disabled = false;
    speed?.addEventListener("change", () => this.playing && this.#run());
  }

  /** Follow the reader's wish for less motion until `signal`: what listens longer keeps a page that is gone. */
  connect(signal) {
    const {play, step, speed} = this.#buttons;
    if (!play) return;
    const adapt = () => {
      this.pause();
      this.#say(this.#less.matches ? "Step" : "Play");
      if (step) step.hidden = this.#less.matches;
      if (speed) speed.parentElement.hidden = this.#less.matches;
    };
    this.#less.addEventListener("change", adapt, {signal});
    adapt();
  }

  // What the button does when pressed; its icon follows.
  #say(word, playing = false) {
    const {play} = this.#buttons;
    play.querySelector("[data-label]").textContent = play.title = word;
    if (playing) play.dataset.playing = "true";
    else delete play.dataset.playing;
  }

  get playing() {
    return this.#timer !== 0;
  }

  toggle() {
    if (this.playing) this.pause();
    else this.#play();
  }

  pause() {
    clearInterval(this.#timer);
    this.#timer = 0;
    if (this.#buttons.play?.dataset.playing) this.#say("Play");
  }

  /** One round step onward; after the end, back to the start. */
  step() {
    this.pause();
    const {min, max} = this.#range();
    this.#move(this.#at == null || this.#at >= max ? min : Math.min(this.#next(), max));
    this.#chart.announce(this.#reading.textContent);
  }

  /** Take the cursor away. */
  clear() {
    this.pause();
    this.cursor = null;
    this.frame = 0;
    this.#reading.hidden = true;
  }

  /** Write the values at the cursor, after a new result or a move. */
  refresh() {
    if (this.#reading.hidden) return;
    if (this.#at == null) this.#reading.hidden = true;
    else this.#write();
  }

  #play() {
    const {min, max} = this.#range();
    if (this.#at == null || this.#at >= max) this.#move(min);
    this.#say("Pause", true);
    this.#write();
    this.#chart.announce(`Playing. ${this.#reading.textContent}`);
    this.#run();
  }

  #run() {
    clearInterval(this.#timer);
    const {min, max, step, pace} = this.#range();
    const middle = (min + max) / 2;
    const speed = Number(this.#buttons.speed?.value) || 1;
    this.#timer = setInterval(() => {
      const before = this.#at;
      this.#move(Math.min(before + (step ?? (max - min) / FRAMES_PER_RANGE), max));
      const milestone = this.#at >= max || (before < middle && this.#at >= middle);
      if (milestone) this.#chart.announce(this.#reading.textContent);
      if (this.#at >= max) this.pause();
    }, pace / speed);
  }

  #move(at) {
    if (this.#women) this.frame = at;
    else this.cursor = at;
    this.#write();
    this.#chart.redraw();
  }

  // The next woman or declared place to stop; without any, the next round number.
  #next() {
    const {min, max, step} = this.#range();
    if (step) return this.#at + step;
    const {stops} = this.#chart.result.chart.play ?? {};
    if (stops) return stops.find(({at}) => at > this.cursor + 1e-6)?.at ?? max;
    const size = niceStep(min, max, STEPS_PER_RANGE);
    return Math.floor(this.cursor / size + 1.0001) * size;
  }

  #write() {
    const {result} = this.#chart;
    this.#reading.textContent = this.#women
      ? valuesOfWoman(result, this.frame)
      : valuesAt(result, this.cursor);
    this.#reading.hidden = false;
  }

  // How many women can be shown one by one now, or 0.
  get #women() {
    if (this.#chart.encoding !== "frames") return 0;
    return this.#chart.result.series.find(({samples}) => samples)?.samples.length ?? 0;
  }

  get #at() {
    return this.#women ? this.frame : this.cursor;
  }

  // What is played: the women, the axis that the chart declares for that, or its own.
  #range() {
    if (this.#women) return {min: 0, max: this.#women - 1, step: 1, pace: WOMAN_MS};
    const {chart, time} = this.#chart.result;
    const {min, max} = chart.play ?? chart.x;
    return {min: min ?? time.values[0], max: max ?? time.values.at(-1), pace: FRAME_MS};
  }
}
