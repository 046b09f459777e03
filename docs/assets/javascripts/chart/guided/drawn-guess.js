// A guess as a curve: drawn across the picture with a pointer, or as numbers in boxes, which is the
// same. It sets out from a given point and runs straight from one asked time to the next. Once the
// answer is shown it stays beside it, until it is cleared. It is kept nowhere.

import {NumberBox} from "../numbers/number-box.js";

export class DrawnGuess {
  #chart;
  #boxes;
  #declared;

  /**
   * @param {any} chart gives its parts and takes `redraw()`
   * @param {HTMLFormElement} form holds a box for each time
   * @param {{panel: string, start: [number, number], at: [number, string][], min: number, max: number,
   *   step: number, unit: string}} declared
   */
  constructor(chart, form, declared) {
    this.#chart = chart;
    this.#declared = declared;
    this.#boxes = [...form.querySelectorAll("[role=spinbutton]")].map(
      (field) => new NumberBox(field, {onInput: () => chart.redraw()}),
    );
    const view = chart.getPart("picture").parentElement; // the picture itself is inert while it asks
    const draw = (/** @type {PointerEvent} */ event) => this.#draw(event);
    view.addEventListener("pointerdown", (event) => {
      if (!this.#asking || !this.#draw(event)) return;
      view.setPointerCapture(event.pointerId);
      view.addEventListener("pointermove", draw);
    });
    for (const name of ["pointerup", "pointercancel"])
      view.addEventListener(name, () => view.removeEventListener("pointermove", draw));
  }

  get #asking() {
    return this.#chart.dataset.predict === "open";
  }

  /** The numbers in words, or null while one is missing or out of range. */
  get label() {
    const {unit} = this.#declared;
    const values = this.#values;
    return values.every((value) => value !== null) ? `${values.join(", ")}${unit}` : null;
  }

  /** What of it is seen in the picture, or null where there is nothing to see. */
  get marks() {
    const {panel, start, at} = this.#declared;
    const known = this.#values.flatMap((y, i) => (y === null ? [] : [{x: at[i][0], y}]));
    const asked = this.#asking ? at.map(([x]) => x) : [];
    if (known.length + asked.length === 0) return null;
    return {panel, label: "Your guess", points: [{x: start[0], y: start[1]}, ...known], asked};
  }

  clear() {
    for (const box of this.#boxes) box.write(null);
  }

  get #values() {
    return this.#boxes.map((box) => (box.isAllowed ? box.number : null));
  }

  // The time nearest to the pointer takes its value. Returns whether the pointer is in the panel.
  #draw({clientX, clientY}) {
    const {panel, at, min, max, step} = this.#declared;
    const nodes = [...this.#chart.getPart("picture").querySelectorAll(`[data-panel="${panel}"]`)];
    const node = nodes.find((one) => one.getBoundingClientRect().width > 0);
    if (!node) return false;
    const {x, y} = new DOMPoint(clientX, clientY).matrixTransform(node.getScreenCTM().inverse());
    const frame = JSON.parse(node.dataset.frame);
    if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) return false;
    const time = between(frame.x, (x - frame.left) / (frame.right - frame.left));
    const value = between(frame.y, (frame.bottom - y) / (frame.bottom - frame.top));
    const gaps = at.map(([asked]) => Math.abs(asked - time));
    const box = this.#boxes[gaps.indexOf(Math.min(...gaps))];
    box.write(Math.min(Math.max(Math.round(value / step) * step, min), max));
    this.#chart.redraw();
    return true;
  }
}

const between = ([low, high], share) => low + share * (high - low);
