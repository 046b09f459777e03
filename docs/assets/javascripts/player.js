// Play, pause and step: a cursor that moves through time in the picture. It computes
// nothing and never starts by itself. Who asked for less motion gets steps only.

import {readAt} from "./reading.js";
import {roundStep} from "./round.js";

const STEPS = 20; // presses of "Step" from end to end
const FRAMES = 100; // cursor positions while playing
const PACE = 80; // ms for each at normal speed

export class Player {
  cursor = null;
  #buttons;
  #reading;
  #chart;
  #timer = 0;

  /** `chart` gives `result`, and is told by `moved()` and `announce(text)`. */
  constructor({play, step, speed, reading}, chart) {
    this.#buttons = {play, step, speed};
    this.#reading = reading;
    this.#chart = chart;
    if (!play) return;
    const less = matchMedia("(prefers-reduced-motion: reduce)");
    const adapt = () => {
      this.pause();
      play.textContent = less.matches ? "Step" : "Play";
      if (step) step.hidden = less.matches;
      if (speed) speed.parentElement.hidden = less.matches;
    };
    less.addEventListener("change", adapt);
    adapt();
    play.addEventListener("click", () => (less.matches ? this.step() : this.toggle()));
    step?.addEventListener("click", () => this.step());
    if (speed) speed.disabled = false;
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
    if (this.#buttons.play?.textContent === "Pause") this.#buttons.play.textContent = "Play";
  }

  /** One round step onward; after the end, back to the start. */
  step() {
    this.pause();
    const {min, max} = this.#range();
    this.#move(this.cursor == null || this.cursor >= max ? min : Math.min(this.#next(min, max), max));
    this.#chart.announce(this.#reading.textContent);
  }

  /** Take the cursor away. */
  clear() {
    this.pause();
    this.cursor = null;
    this.#reading.hidden = true;
  }

  /** Write the values at the cursor, after a new result or a move. */
  read() {
    if (this.cursor == null) return;
    this.#reading.textContent = readAt(this.#chart.result, this.cursor);
    this.#reading.hidden = false;
  }

  #play() {
    const {min, max} = this.#range();
    if (this.cursor == null || this.cursor >= max) this.cursor = min;
    this.#buttons.play.textContent = "Pause";
    const middle = (min + max) / 2;
    this.#timer = setInterval(() => {
      const before = this.cursor;
      this.#move(Math.min(before + (this.#speed * (max - min)) / FRAMES, max));
      const milestone = this.cursor >= max || (before < middle && this.cursor >= middle);
      if (milestone) this.#chart.announce(this.#reading.textContent);
      if (this.cursor >= max) this.pause();
    }, PACE);
  }

  #move(at) {
    this.cursor = at;
    this.read();
    this.#chart.moved();
  }

  get #speed() {
    return Number(this.#buttons.speed?.value ?? 1);
  }

  // The next declared place to stop; without any, the next round number.
  #next(min, max) {
    const {stops} = this.#chart.result.chart.play ?? {};
    if (stops) return stops.find(({at}) => at > this.cursor + 1e-6)?.at ?? max;
    const size = roundStep(min, max, STEPS);
    return Math.floor(this.cursor / size + 1.0001) * size;
  }

  // What is played: the chart's own axis, or the one it declares for that.
  #range() {
    const {chart, time} = this.#chart.result;
    const {min, max} = chart.play ?? chart.x;
    return {min: min ?? time.values[0], max: max ?? time.values.at(-1)};
  }
}
