// Up to three results kept in the picture for comparison, named A, B and C.

const NAMES = ["A", "B", "C"];

export class Pins {
  #list;
  #onChange;
  #pins = []; // {name, result, text}

  constructor(list, onChange) {
    this.#list = list;
    this.#onChange = onChange;
  }

  get all() {
    return this.#pins;
  }

  get full() {
    return this.#pins.length === NAMES.length;
  }

  /** Keep `result`; `text` says what its settings are. */
  add(result, text) {
    const name = NAMES.find((one) => !this.#pins.some((pin) => pin.name === one));
    if (!name) return;
    this.#pins = [...this.#pins, {name, result, text}];
    this.#render();
  }

  remove(name) {
    this.#pins = this.#pins.filter((pin) => pin.name !== name);
    this.#render();
  }

  #render() {
    this.#list.replaceChildren(...this.#pins.map(({name, text}) => {
      const item = document.createElement("li");
      const label = document.createElement("strong");
      label.textContent = name;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Remove";
      button.setAttribute("aria-label", `Remove pin ${name}`);
      button.addEventListener("click", () => this.remove(name));
      item.append(label, ` ${text} `, button);
      return item;
    }));
    this.#list.hidden = this.#pins.length === 0;
    this.#onChange();
  }
}
