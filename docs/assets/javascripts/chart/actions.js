// The buttons of a chart, by `data-action`: a row in view, and a menu.

const CONFIRM_MS = 2000; // ms that a button says "done"

export class Actions {
  #buttons;
  #fallSilent = () => {}; // gives the button that answers its name back

  /** `handlers` by action; a button without one is left as it is. */
  constructor(root, handlers) {
    this.#buttons = new Map(
      [...root.querySelectorAll("[data-action]")].map((button) => [button.dataset.action, button]),
    );
    for (const [action, button] of this.#buttons) {
      button.disabled = false;
      if (handlers[action]) button.addEventListener("click", (event) => handlers[action](event));
    }
  }

  button(action) {
    return this.#buttons.get(action);
  }

  /** Enable or disable, as {action: possible}. */
  allow(possible) {
    for (const [action, can] of Object.entries(possible)) {
      const button = this.#buttons.get(action);
      if (button) button.disabled = !can;
    }
  }

  /** Answer on the button itself, where the reader looks and the focus is; one answers at a time. */
  confirm(action, text) {
    this.#fallSilent();
    const label = this.#buttons.get(action).querySelector("[data-label]");
    const name = label.textContent;
    label.textContent = text;
    const timer = setTimeout(() => this.#fallSilent(), CONFIRM_MS);
    this.#fallSilent = () => {
      clearTimeout(timer);
      label.textContent = name;
      this.#fallSilent = () => {};
    };
  }
}
