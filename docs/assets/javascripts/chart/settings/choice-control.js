// One of a few: radio buttons, or a list where there are many.

import {ControlError} from "./control-error.js";

export class ChoiceControl {
  #fields;
  #value;

  constructor(root, spec, {onInput, onCommit}) {
    this.spec = spec;
    this.#value = spec.default;
    this.#fields = [...root.querySelectorAll("input, select")];
    this.error = new ControlError(root, this.#fields[0]);
    for (const field of this.#fields) {
      field.disabled = false;
      const take = (event) => {
        if (field.type === "radio" && !field.checked) return;
        const chosen = spec.options.find(({value}) => String(value) === field.value);
        if (!chosen || chosen.value === this.#value) return;
        this.#value = chosen.value;
        this.error.clear();
        onInput(event);
      };
      field.addEventListener("input", take);
      field.addEventListener("change", (event) => {
        take(event);
        onCommit();
      });
    }
    this.value = spec.default;
  }

  get value() {
    return this.#value;
  }

  set value(value) {
    this.#value = value;
    this.error.clear();
    for (const field of this.#fields) {
      if (field.type === "radio") field.checked = field.value === String(value);
      else field.value = String(value);
    }
  }

  labelOf(value) {
    return this.spec.options.find((option) => option.value === value)?.label ?? String(value);
  }
}
