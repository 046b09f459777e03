// Up to three results kept in the picture and in the table for comparison. Each has a
// letter, and a name that the reader may give it.

const LETTERS = ["A", "B", "C"];
const MAX_NAME_LENGTH = 24; // letters of a name; it stands at the end of a line in the picture

/**
 * @typedef {object} Pin
 * @property {string} letter
 * @property {string} given by the reader; empty where there is none
 * @property {string} name
 * @property {import("contract").Result} result
 * @property {string} text what its settings are
 */

export class Pins {
  #list;
  #onChange;
  #pins = /** @type {Pin[]} */ ([]);

  constructor(list, onChange) {
    this.#list = list;
    this.#onChange = onChange;
  }

  get all() {
    return this.#pins;
  }

  get full() {
    return this.#pins.length === LETTERS.length;
  }

  /**
   * Keep `result`; `text` says what its settings are.
   *
   * @param {import("contract").Result} result
   * @param {string} text
   */
  add(result, text) {
    const letter = LETTERS.find((candidate) => !this.#pins.some((pin) => pin.letter === candidate));
    if (!letter) return;
    this.#pins = [...this.#pins, {letter, given: "", name: letter, result, text}];
    this.#render();
  }

  remove(letter) {
    this.#pins = this.#pins.filter((pin) => pin.letter !== letter);
    this.#render();
  }

  #rename(letter, given) {
    const clean = given.trim().slice(0, MAX_NAME_LENGTH);
    this.#pins = this.#pins.map((pin) =>
      pin.letter === letter ? {...pin, given: clean, name: clean ? `${letter}: ${clean}` : letter} : pin,
    );
    this.#onChange();
  }

  /** Compute the pins in other units; `compute(letter, request)` resolves to {result, text} or null. */
  async convertUnits(units, compute) {
    for (const {
      letter,
      result: {scenario, view, inputs, assumption},
    } of this.#pins.filter(({result}) => result.units !== units)) {
      const converted = await compute(letter, {scenario, view, inputs, assumption, units});
      if (!converted) continue;
      this.#pins = this.#pins.map((pin) => (pin.letter === letter ? {...pin, ...converted} : pin));
      this.#render();
    }
  }

  #render() {
    this.#list.replaceChildren(...this.#pins.map((pin) => this.#item(pin)));
    this.#list.hidden = this.#pins.length === 0;
    this.#onChange();
  }

  #item({letter, given, text}) {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), {
      type: "text",
      value: given,
      maxLength: MAX_NAME_LENGTH,
      autocomplete: "off",
      placeholder: "name it",
    });
    box.setAttribute("aria-label", `Name of pin ${letter}`);
    box.addEventListener("change", () => this.#rename(letter, box.value));
    label.append(Object.assign(document.createElement("strong"), {textContent: letter}), " ", box);
    const button = Object.assign(document.createElement("button"), {type: "button", textContent: "Remove"});
    button.setAttribute("aria-label", `Remove pin ${letter}`);
    button.addEventListener("click", () => this.remove(letter));
    const words = Object.assign(document.createElement("span"), {textContent: text});
    item.append(label, words, button);
    return item;
  }
}
