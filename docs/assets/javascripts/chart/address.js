// What the address of the page says of a chart, when the page opens and whenever it changes.

import {chartIdOf, truncate} from "./settings/link-codec.js";

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
    if (named || this.#strays) this.#chart.scrollIntoView({block: "start"});
    return named;
  }

  // A chart that is not on this page cannot say so; the first one that is does.
  get #strays() {
    const id = chartIdOf(location.hash);
    const found = document.getElementById(id ?? "")?.localName === "bone-chart";
    return id !== null && !found && document.querySelector("bone-chart") === this.#chart;
  }

  #read({first = false} = {}) {
    const {settings, guide} = this.#chart;
    const named = settings.readHash({first});
    guide.follow(named);
    if (this.#strays)
      settings.notes = [
        `The link asks for a chart that is not on this page (${truncate(chartIdOf(location.hash))}).`,
      ];
    if (named || !first || this.#strays) this.#chart.showNotes();
    return named;
  }
}
