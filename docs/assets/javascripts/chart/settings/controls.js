// The controls of one chart: native elements, kept in step with one set of values.

import {ChoiceControl} from "./choice-control.js";
import {HiddenControl} from "./hidden-control.js";
import {RangeControl} from "./range-control.js";

const STEP_KEYS = /^(Arrow|Page|Home$|End$)/;

export class Controls {
  #controls = new Map();
  #roots = new Map();

  /**
   * form      the element that holds the controls
   * specs     their declarations
   * onInput   called with the event while a value changes
   * onCommit  called when a change is complete (released, chosen, typed), with the key of the control
   *           where keys moved it by one step of many
   */
  constructor(form, specs, {onInput, onCommit}) {
    let byKeys = false;
    form.addEventListener("keydown", ({key}) => (byKeys = STEP_KEYS.test(key)), {capture: true});
    form.addEventListener("pointerdown", () => (byKeys = false), {capture: true});
    for (const spec of specs) {
      const root = form.querySelector(`[data-control="${CSS.escape(spec.key)}"]`);
      if (!root) {
        this.#controls.set(spec.key, new HiddenControl(spec));
        continue;
      }
      this.#roots.set(spec.key, root);
      const Control = spec.options ? ChoiceControl : RangeControl;
      const onControlInput = (event) => {
        if (spec.field === "units") this.#shareUnits();
        onInput(event);
      };
      this.#controls.set(
        spec.key,
        new Control(root, spec, {
          onInput: onControlInput,
          onCommit: () => onCommit(byKeys ? spec.key : null),
        }),
      );
    }
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  get values() {
    return Object.fromEntries([...this.#controls].map(([key, control]) => [key, control.value]));
  }

  /** Show `values`; a key that is missing keeps its value. */
  set values(values) {
    for (const [key, control] of this.#controls) {
      if (key in values) control.value = values[key];
    }
    this.#shareUnits();
  }

  /** Let nobody move the controls of `keys`, and anybody all others. */
  lock(keys) {
    for (const [key, root] of this.#roots) {
      const locked = keys.includes(key);
      root.querySelector("[data-part=locked]").hidden = !locked;
      for (const field of root.querySelectorAll("input, select")) field.disabled = locked;
    }
  }

  #shareUnits() {
    const all = [...this.#controls.values()];
    const system = all.find(({spec}) => spec.field === "units")?.value;
    for (const control of all) if (control.spec.alt_unit) control.units = system;
  }

  /** Say beside a control what is wrong with it. Returns false if there is none of that name. */
  showError(key, sentence) {
    const control = this.#controls.get(key);
    control?.error.show(sentence);
    return Boolean(control);
  }

  /** A value of one control in words. */
  labelOf(key, value) {
    return this.#controls.get(key)?.labelOf(value) ?? "";
  }

  /** All that a reader can set here, as [{key, label, value in words, changed}]. */
  list() {
    return [...this.#controls].map(([key, control]) => ({
      key,
      label: control.spec.label,
      value: control.labelOf(control.value),
      changed: control.value !== control.spec.default,
    }));
  }

  /** What is set, in words: "Where in the skeleton: Hip". Only what `values` changes. */
  describe(values) {
    return [...this.#controls]
      .filter(([key, control]) => key in values && values[key] !== control.spec.default)
      .map(([key, control]) => `${control.spec.label}: ${control.labelOf(values[key])}`);
  }
}
