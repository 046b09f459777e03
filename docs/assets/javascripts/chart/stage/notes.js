// What is said beside a chart's numbers. In view: what a link asked for and did not get, what
// could not be computed here, and the choice that a link of an older model leaves between the usual
// values of then and of today. Folded below: what the answer says of itself.

import {fillList} from "./result-parts.js";

export class Notes {
  missing = ""; // what could not be computed for the settings that stand
  #notices;
  #list;
  #count;
  #older;

  /** `choose(values, event)` is called with the one of an older link's states that is wanted. */
  constructor(root, choose) {
    const part = (name) => root.querySelector(`[data-part=${name}]`);
    [this.#notices, this.#list] = [part("notices"), part("notes")];
    [this.#count, this.#older] = [part("note-count"), part("older")];
    this.#older.addEventListener("click", (event) => {
      const when = event.target.closest("[data-when]")?.dataset.when; // a translator wraps words in elements
      if (when) choose(this.older[when], event);
    });
  }

  /**
   * @param {import("../settings/settings.js").Settings} settings
   * @param {import("contract").Result} result
   */
  show({notes, older}, result) {
    fillList(this.#notices, [...notes, ...(this.missing ? [this.missing] : [])]);
    fillList(this.#list, result.notes);
    const {length} = result.notes;
    this.#count.textContent = length > 0 ? `, ${length} note${length > 1 ? "s" : ""}` : "";
    this.older = older;
    this.#older.hidden = !older;
    if (!older) return;
    this.#older.querySelector("p").textContent = older.sentence;
    for (const button of this.#older.querySelectorAll("button"))
      button.textContent = older.names[button.dataset.when];
  }
}
