// What the address of the page says of a chart, when the page opens and whenever it changes.

import {parseFragment, sectionInAddress} from "../page/fragment.js";
import {truncate} from "./settings/link-codec.js";

export class Address {
  #chart;

  /** @param {any} chart gives its settings and its guide, and takes `showNotes()` */
  constructor(chart) {
    this.#chart = chart;
  }

  /** Follow it until `signal`. Returns whether it names this chart now. */
  connect(signal) {
    for (const name of ["popstate", "hashchange"])
      window.addEventListener(name, () => this.#read(), {signal});
    const named = this.#read({first: true});
    const asksElsewhere = document.getElementById(sectionInAddress()) !== null;
    if ((named || this.#stray !== null) && !asksElsewhere) this.#chart.scrollIntoView({block: "start"});
    return named;
  }

  // A chart that is not on this page cannot say so; the first one that is does. Null: there is none.
  get #stray() {
    if (document.querySelector("bone-chart") !== this.#chart) return null;
    const asked = [...parseFragment(location.hash).states.keys()];
    return asked.find((id) => document.getElementById(id)?.localName !== "bone-chart") ?? null;
  }

  #read({first = false} = {}) {
    const {settings, guide} = this.#chart;
    const named = settings.readAddress();
    guide.follow(named);
    const stray = this.#stray;
    if (stray !== null)
      settings.notes = [
        ...new Set([
          ...(named ? settings.notes : []),
          `The link asks for a chart that is not on this page (${truncate(stray)}).`,
        ]),
      ];
    if (named || !first || stray !== null) this.#chart.showNotes();
    return named;
  }
}
