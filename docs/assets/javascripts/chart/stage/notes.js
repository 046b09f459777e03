// What is said below a chart beside its numbers: what a link asked for and did not get, what
// the answer says of itself, what could not be computed here. A link of an older model leaves
// the choice between the usual values of then and of today.

import {fillList} from "./result-parts.js";

export class Notes {
  missing = ""; // what could not be computed for the settings that stand
  #list;
  #older;

  /** `choose(values, event)` is called with the one of an older link's states that is wanted. */
  constructor(root, choose) {
    const part = (name) => root.querySelector(`[data-part=${name}]`);
    [this.#list, this.#older] = [part("notes"), part("older")];
    this.#older.addEventListener("click", (event) => {
      const {when} = event.target.dataset;
      if (when) choose(this.older[when], event);
    });
  }

  /**
   * @param {import("../settings/settings.js").Settings} settings
   * @param {import("contract").Result} result
   */
  show({notes, older}, result) {
    fillList(this.#list, [...notes, ...result.notes, ...(this.missing ? [this.missing] : [])]);
    this.older = older;
    this.#older.hidden = !older;
    if (!older) return;
    this.#older.querySelector("p").textContent = older.sentence;
    for (const button of this.#older.querySelectorAll("button"))
      button.textContent = older.names[button.dataset.when];
  }
}
