// The settings of one chart: the controls that show them, their past (undo) and their
// place in the address (links, Back and Forward).
//
// Most are inputs of the scenario. A control with a `field` is one that charts share:
// it sets that field of a request (assumption, units) or only how it is drawn (encoding).

import {addressBar} from "../../page/address-bar.js";
import {Controls} from "./controls.js";
import {Gestures} from "./gestures.js";
import {carriedFields, decodeState, defaultsOf, encodeState} from "./link-codec.js";
import {UndoHistory} from "./undo-history.js";

const REQUEST_FIELDS = ["assumption", "units"]; // fields that the model must know
const SHOWN_ONLY = ["encoding", "task"]; // fields that change only how an answer is shown

export class Settings {
  defaults; // what each step of the story sets out from: usual values, and those that are locked
  notes = []; // what a link asked for and did not get
  older = null; // both meanings of a link that an older model made
  carried = []; // what the address asks of the card, as [field, text]
  start = {}; // what a reset brings: the usual values, or those that a link with such fields brought
  #locked = [];
  #named; // {id, version}
  #specs;
  #controls;
  #history;
  #gestures = new Gestures();
  #page = location.pathname; // while another page is on its way, the address is that one's
  /** @type {string | undefined} */
  #known; // what the address said of this chart when it was last read or written
  #onChange;
  #onHistory;

  /**
   * `named`: id of the chart and version of the model, for links. `onChange(event)` while
   * a value changes, `onHistory()` when a change is complete and undo or redo may differ.
   */
  constructor(form, named, specs, {onChange, onHistory}) {
    this.#named = named;
    this.#specs = specs;
    this.defaults = defaultsOf(specs);
    this.#history = new UndoHistory(this.defaults);
    this.#onChange = (event) => {
      this.notes = [];
      onChange(event);
    };
    this.#onHistory = onHistory;
    this.#controls = new Controls(form, specs, {
      onInput: this.#onChange,
      onCommit: (run) => this.#commit(run),
    });
  }

  get values() {
    return this.#controls.values;
  }

  /** What a request says: {inputs, assumption, units}, each only where the chart has it. */
  get request() {
    const inputs = Object.fromEntries(
      this.#specs.filter(({field}) => !field).map(({key}) => [key, this.values[key]]),
    );
    return {
      inputs,
      ...Object.fromEntries(
        REQUEST_FIELDS.flatMap((field) => (this.has(field) ? [[field, this.get(field)]] : [])),
      ),
    };
  }

  /** Whether all that a request says is as at first; how it is drawn does not matter. */
  get isDefault() {
    return this.#specs.every(
      ({key, field, default: usual}) => SHOWN_ONLY.includes(field) || this.values[key] === usual,
    );
  }

  has(field) {
    return this.#specs.some((spec) => spec.field === field);
  }

  /** The value of a shared choice, or undefined where the chart does not have it. */
  get(field) {
    return this.values[this.#keyOf(field)];
  }

  /** A value of a shared choice in words. */
  labelOf(field, value = this.get(field)) {
    return this.#controls.labelOf(this.#keyOf(field), value);
  }

  get canUndo() {
    return this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  /** The state as a fragment; never empty, so that it can stand in a link. */
  get fragment() {
    const {id, version} = this.#named;
    return encodeState(this.#named, this.#specs, this.values, this.carried) || `w=${id}&v=${version}`;
  }

  /** A complete change from outside the controls: a step of the story, a reset. */
  set(values, event) {
    this.#controls.values = {...this.defaults, ...values};
    this.#onChange(event);
    this.#commit();
  }

  /** A step of the story: the scenario's own controls, all of them; shared choices stay. */
  applyStep(values, event) {
    const own = Object.fromEntries(
      this.#specs.filter(({field}) => !field).map(({key}) => [key, this.defaults[key]]),
    );
    this.set({...this.values, ...own, ...values}, event);
  }

  /** A shared choice that was moved elsewhere; it can be undone here but is no new address. */
  setShared(field, value) {
    if (!this.has(field) || this.get(field) === value || this.#locked.includes(this.#keyOf(field)))
      return false;
    this.#controls.values = {[this.#keyOf(field)]: value};
    this.#history.commit(this.values);
    this.#onChange();
    this.#onHistory();
    const isRead = this.#known === addressBar.stateOf(this.#named.id);
    if (this.#known !== undefined && isRead && this.#isHere) {
      this.#known = this.fragment;
      addressBar.amend(this.#named.id, this.#known);
    }
    return true;
  }

  /**
   * Keep the settings of `keys` from being moved, here and by what charts share. Only a step of the
   * story that names one still moves it.
   */
  lock(keys) {
    this.#locked = keys;
    const kept = Object.fromEntries(keys.map((key) => [key, this.values[key]]));
    this.defaults = {...defaultsOf(this.#specs), ...kept};
    this.#controls.lock(keys);
  }

  undo(event) {
    this.#restore(this.#history.undo(), event);
  }

  redo(event) {
    this.#restore(this.#history.redo(), event);
  }

  /**
   * Take over what the address says. One that named this chart before and does not any more
   * means the defaults; a chart that it never named is left alone. Returns whether the
   * address names this chart.
   */
  readAddress() {
    if (!this.#isHere) return false;
    const said = addressBar.stateOf(this.#named.id);
    const named = said !== undefined;
    if (!named && this.#known === undefined) return false;
    this.#known = said;
    const {inputs, notes, older} = named
      ? decodeState(said, this.#specs, this.#named.version)
      : {inputs: this.#unnamed, notes: [], older: null};
    this.older = older;
    const now = this.values;
    const changed = Object.keys(inputs).some((key) => inputs[key] !== now[key]);
    const begins = this.#carry(named ? carriedFields(said) : [], inputs);
    if (changed) this.#controls.values = inputs;
    if (changed && !begins) this.#history.commit(this.values);
    if (changed) this.#onChange();
    if (changed || begins) this.#onHistory();
    if (changed || notes.length > 0) this.notes = notes;
    return named;
  }

  /** All settings in words, as [{key, label, value, changed}]. */
  list() {
    return this.#controls.list();
  }

  /** Say beside a control what the model does not accept. False if there is no such control. */
  showError(key, sentence) {
    return this.#controls.showError(key, sentence);
  }

  /** The settings behind `result` in words, only what differs from the defaults. */
  describe(result) {
    const shared = this.#specs
      .filter(({field}) => field && field !== "task")
      .map(({key, field}) => [key, result[field] ?? this.get(field)]);
    return this.#controls.describe({...result.inputs, ...Object.fromEntries(shared)});
  }

  // Other fields for the card are a new beginning: nothing before it can be brought back by undo.
  #carry(fields, inputs) {
    if (String(fields) === String(this.carried)) return false;
    this.carried = fields;
    this.start = fields.length > 0 ? inputs : {};
    this.#history = new UndoHistory(inputs);
    return true;
  }

  #keyOf(field) {
    return this.#specs.find((spec) => spec.field === field)?.key;
  }

  #restore(values, event) {
    if (!values) return;
    this.#controls.values = values;
    this.#onChange(event);
    this.#write(this.#gestures.next(null));
    this.#onHistory();
  }

  // `run` is the control that keys move; anything else is done at once.
  #commit(run = null) {
    const gesture = this.#gestures.next(run);
    if (!this.#history.commit(this.values, gesture)) return;
    this.#write(gesture);
    this.#onHistory();
  }

  #write(gesture) {
    if (!this.#isHere) return;
    const state = encodeState(this.#named, this.#specs, this.values, this.carried);
    this.#known = state || undefined;
    addressBar.write(this.#named.id, state, gesture);
  }

  get #isHere() {
    return location.pathname === this.#page;
  }

  // The defaults; what charts share is set by the one that the address names.
  get #unnamed() {
    const shared = addressBar.isEmpty ? [] : this.#specs.filter(({field}) => field);
    return {
      ...defaultsOf(this.#specs),
      ...Object.fromEntries(shared.map(({key}) => [key, this.values[key]])),
    };
  }
}
