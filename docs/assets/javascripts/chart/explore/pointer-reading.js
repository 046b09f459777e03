// The point of a curve that is nearest to the pointer, ringed and read as the keyboard would.

import {readings} from "../../drawing/draw.js";

const REACH_PX = 40; // px: a point further away is not meant

export class PointerReading {
  place = null; // {group, index} of the point, as in `readings`
  #chart;
  #picture;
  #waiting = 0;

  /** `chart` gives `result` and takes `redraw()`. */
  constructor(picture, chart) {
    this.#picture = picture;
    this.#chart = chart;
    for (const name of ["pointerdown", "pointermove"])
      picture.addEventListener(name, (event) => this.#follow(event));
    picture.addEventListener("pointerleave", () => this.#read(null));
  }

  /** Forget the point: what it stood in has changed. */
  clear() {
    this.place = null;
  }

  // Once for each picture of the screen, however often the pointer tells where it is.
  #follow({clientX, clientY, buttons, type}) {
    cancelAnimationFrame(this.#waiting);
    if (buttons && type === "pointermove") return; // something is being drawn or selected
    this.#waiting = requestAnimationFrame(() => this.#read(this.#nearest(clientX, clientY)));
  }

  #read(place) {
    cancelAnimationFrame(this.#waiting);
    if (place?.group === this.place?.group && place?.index === this.place?.index) return;
    this.place = place;
    this.#chart.redraw();
  }

  #nearest(clientX, clientY) {
    const {result} = this.#chart;
    if (!result) return null;
    for (const node of this.#picture.querySelectorAll("[data-frame]")) {
      if (!node.checkVisibility()) continue;
      const matrix = node.getScreenCTM();
      const {x, y} = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
      const frame = JSON.parse(node.dataset.frame);
      if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) continue;
      return nearestIn(readings(result), node.dataset.panel, frame, {x, y}, REACH_PX / matrix.a);
    }
    return null;
  }
}

/**
 * The point of a panel's curves that is nearest to a place in it, or null where none is near.
 *
 * @param {import("../../drawing/panels/readings.js").Group[]} groups
 * @param {string} panel
 * @param {{left: number, right: number, top: number, bottom: number, x: [number, number], y: [number, number]}} frame
 *   where the panel stands in the picture, and the ends of its axes
 * @param {{x: number, y: number}} pointer
 * @param {number} reach
 */
export function nearestIn(groups, panel, frame, pointer, reach) {
  const toX = (value) => frame.left + share(value, frame.x) * (frame.right - frame.left);
  const toY = (value) => frame.bottom - share(value, frame.y) * (frame.bottom - frame.top);
  let [found, least] = [null, reach];
  groups.forEach((one, group) => {
    if (one.panel !== panel) return;
    one.points.forEach(({x, y}, index) => {
      const apart = Math.hypot(toX(x) - pointer.x, toY(y) - pointer.y);
      if (apart < least) [found, least] = [{group, index}, apart];
    });
  });
  return found;
}

const share = (/** @type {number} */ value, /** @type {[number, number]} */ [low, high]) =>
  (value - low) / (high - low);
