// The ways to explore a result that stands: through time, point by point by keyboard or pointer, as sound.

import {KeyboardWalk} from "./keyboard-walk.js";
import {Player} from "./player.js";
import {PointerReading} from "./pointer-reading.js";
import {Sound} from "./sound.js";

export class Exploration {
  player;
  keyboardWalk;
  #pointer;
  #sound;

  /** `chart` gives its parts, its declaration, its actions, `result` and `encoding`, and takes
   * `redraw()` and `announce(text)`. */
  constructor(chart) {
    const [outer, inside, point, reading, speed, panel] = [
      "picture",
      "inside",
      "point",
      "reading",
      "speed",
      "sound",
    ].map((name) => chart.getPart(name));
    const {actions} = chart;
    this.player = new Player(
      {play: actions.button("play"), step: actions.button("step"), speed, reading},
      chart,
    );
    this.keyboardWalk = new KeyboardWalk({outer, inside, reading: point}, chart.declaration.question, chart);
    this.#pointer = new PointerReading(outer, chart);
    this.#sound = new Sound({button: actions.button("listen"), panel}, chart);
  }

  /** What of it is seen in the picture: {cursor, frame, focus}. */
  get marks() {
    const {cursor, frame} = this.player;
    return {cursor, frame, focus: this.keyboardWalk.focus ?? this.#pointer.place};
  }

  /** The series that was read last. */
  get series() {
    return this.keyboardWalk.series;
  }

  /** Follow the reader's wish for less motion until `signal`. */
  connect(signal) {
    this.player.connect(signal);
  }

  /** Stay where the reader is, in a new result. */
  refresh() {
    this.#pointer.clear();
    this.player.refresh();
    this.keyboardWalk.refresh();
  }

  toggleSound() {
    this.#sound.toggle();
  }

  /** Take the cursor away: what it stood in is about to change. */
  clear() {
    this.player.clear();
  }

  stop() {
    this.player.pause();
    this.#sound.stop();
  }
}
