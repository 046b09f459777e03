// The two drawings of a chart in the page. Only the one on show is redrawn at once;
// the other follows when there is time, so that turning a phone or printing works.

import {draw} from "../../drawing/draw.js";

const BREAKPOINT_PX = 520; // px; the same number stands in bone-chart.css
const HIDDEN_REDRAW_MS = 150; // ms
const GLIDE_MS = 250; // ms; the same number stands in bone-chart.css

export class Picture {
  #holders;
  #id;
  #drawing = null; // what to draw: {result, options}
  #stale = new Set();
  #timer = 0;
  #gliding = 0;
  #root;
  #watcher;

  constructor(root, id) {
    this.#id = id;
    this.#root = root;
    this.#holders = {
      wide: root.querySelector("[data-part=wide]"),
      narrow: root.querySelector("[data-part=narrow]"),
    };
    this.shown = root.clientWidth >= BREAKPOINT_PX ? "wide" : "narrow";
    this.#watcher = new ResizeObserver(([{contentRect}]) => {
      this.shown = contentRect.width >= BREAKPOINT_PX ? "wide" : "narrow";
      this.#refresh(this.shown);
    });
    this.#watcher.observe(root);
  }

  /**
   * Draw `result` with the options of `draw`; the picture on show is new when this returns.
   *
   * @param {import("contract").Result} result
   * @param {Partial<import("../../drawing/draw.js").Options>} [options]
   */
  show(result, options = {}) {
    this.#drawing = {result, options};
    this.#stale = new Set(["wide", "narrow"]);
    this.#refresh(this.shown);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.complete(), HIDDEN_REDRAW_MS);
  }

  /** Let what is shown next glide from where it is to where it will be. */
  glide() {
    this.#root.toggleAttribute("data-glide", true);
    clearTimeout(this.#gliding);
    this.#gliding = setTimeout(() => this.#root.removeAttribute("data-glide"), GLIDE_MS);
  }

  /** Bring both drawings up to date. */
  complete() {
    for (const width of [...this.#stale]) this.#refresh(width);
  }

  /** The wide drawing as it stands in the page, for files. */
  get wide() {
    this.complete();
    return this.#holders.wide.querySelector("svg");
  }

  stop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#gliding);
    this.#watcher.disconnect();
  }

  #refresh(width) {
    if (!this.#drawing || !this.#stale.delete(width)) return;
    const {result, options} = this.#drawing;
    const fresh = draw(result, {...options, document, width, id: this.#id});
    const old = this.#holders[width].querySelector("svg");
    if (old) morph(old, fresh);
    else this.#holders[width].replaceChildren(fresh);
  }
}

// Most of a picture (its axes, its words) is the same after a change, and a browser takes longer to
// place text anew than to draw.

/** Change the tree `old` into `fresh` and touch only what differs; `fresh` is used up. */
export function morph(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  const [oldChildren, newChildren] = [[...old.childNodes], [...fresh.childNodes]];
  if (old.nodeName !== fresh.nodeName || !newChildren.length || oldChildren.length !== newChildren.length) {
    old.replaceWith(fresh);
    return;
  }
  for (const {name, value} of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const {name} of [...old.attributes]) {
    if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  newChildren.forEach((child, i) => morph(oldChildren[i], child));
}
