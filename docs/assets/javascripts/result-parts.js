// Everything about a result that stands in words and numbers around its picture, kept in
// step with it: table, description, safety notes, what is assumed, what a range means.

import {fillList, fillTable, fillWords} from "./numbers.js";

export class ResultParts {
  #part;
  #always;

  /** `always` are the safety notes that no state takes away. */
  constructor(root, always) {
    this.#part = (name) => root.querySelector(`[data-part=${name}]`);
    this.#always = always;
  }

  /** Fill in `result`. Returns the safety notes that were not there before. */
  show(result, assumed) {
    fillTable(this.#part("table").tHead, this.#part("table").tBodies[0], result.table);
    fillWords(this.#part("description"), result.description);
    if (this.#part("assumed")) this.#part("assumed").textContent = assumed.toLowerCase();
    return fillList(this.#part("safety"), [...this.#always, ...(result.safety ?? [])]);
  }

  /** Say which uncertainty is drawn, in the sentence that came with the result. */
  sayUncertainty(result, encoding) {
    const place = this.#part("uncertainty");
    if (place) place.textContent = result.uncertainty?.[encoding] ?? result.uncertainty?.band ?? "";
  }

  /** Pinned results as further groups of rows, each under its name. */
  showPins(pins) {
    const table = this.#part("table");
    while (table.tBodies.length > 1) table.tBodies[1].remove();
    for (const {name, text, result} of pins) {
      const body = table.createTBody();
      const head = document.createElement("th");
      Object.assign(head, {scope: "rowgroup", colSpan: result.table.columns.length, textContent: `Pinned as ${name}: ${text}`});
      fillTable(null, body, result.table);
      body.insertRow(0).append(head);
    }
  }
}
