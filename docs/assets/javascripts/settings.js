// The settings of one chart: the controls that show them, their past (undo) and their
// place in the address (links, Back and Forward).

import {writeFragment} from "./address.js";
import {Controls} from "./controls.js";
import {UndoHistory} from "./history.js";
import {chartOf, decodeState, defaultsOf, encodeState} from "./state.js";

export class Settings {
  notes = []; // what a link asked for and did not get
  #id;
  #specs;
  #controls;
  #history;
  #onChange;
  #onHistory;

  /** `onChange(event)` while a value changes, `onHistory()` when undo or redo may differ. */
  constructor(form, id, specs, {onChange, onHistory}) {
    this.#id = id;
    this.#specs = specs;
    this.defaults = defaultsOf(specs);
    this.#history = new UndoHistory(this.defaults);
    this.#onChange = (event) => {
      this.notes = [];
      onChange(event);
    };
    this.#onHistory = onHistory;
    this.#controls = new Controls(form, specs, {onInput: this.#onChange, onCommit: () => this.#commit()});
  }

  get values() {
    return this.#controls.values;
  }

  get canUndo() {
    return this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  /** The state as a fragment; never empty, so that it can stand in a link. */
  get fragment() {
    return encodeState(this.#id, this.#specs, this.values) || `w=${this.#id}&v=1`;
  }

  /** Whether `inputs` (of a result) are other than what the controls show. */
  differFrom(inputs) {
    return Object.entries(this.values).some(([key, value]) => inputs[key] !== value);
  }

  /** A complete change from outside the controls: a preset, a reset. */
  set(values, event) {
    this.#controls.values = {...this.defaults, ...values};
    this.#onChange(event);
    this.#commit();
  }

  undo(event) {
    this.#restore(this.#history.undo(), event);
  }

  redo(event) {
    this.#restore(this.#history.redo(), event);
  }

  /**
   * Take over what the address says. An empty address means the defaults; one that
   * speaks of a heading or of another chart leaves this one alone. Returns whether
   * the address names this chart.
   */
  readAddress({first = false} = {}) {
    const named = chartOf(location.hash) === this.#id;
    if (!named && (first || location.hash !== "")) return false;
    const {inputs, notes} = named ? decodeState(location.hash, this.#specs) : {inputs: this.defaults, notes: []};
    const changed = this.differFrom(inputs);
    if (changed) {
      this.#controls.values = inputs;
      this.#history.commit(this.values);
      this.#onHistory();
      this.#onChange();
    }
    if (changed || notes.length > 0) this.notes = notes;
    return named;
  }

  /** Say beside a control what the model does not accept. False if there is no such control. */
  complain(key, sentence) {
    return this.#controls.complain(key, sentence);
  }

  /** `inputs` in words, only what differs from the defaults. */
  describe(inputs = this.values) {
    return this.#controls.describe(inputs);
  }

  #restore(values, event) {
    if (!values) return;
    this.#controls.values = values;
    this.#onChange(event);
    this.#written();
  }

  #commit() {
    if (this.#history.commit(this.values)) this.#written();
  }

  #written() {
    this.#onHistory();
    writeFragment(this.#id, encodeState(this.#id, this.#specs, this.values));
  }
}
