// <bone-chart>: wires settings, Python and picture together.
//
//            first touch             first answer drawn
//   static ───────────────► booting ───────────────────► live ◄─┐ newer answers
//      │                       │                           │ └──┘
//      │ no Worker or          │ a file, the worker        │
//      │ no WebAssembly        ▼ or the time ran out       │
//      ▼                     error ◄───────────────────────┘
//   unsupported                └── retry, or a control moves ──► booting
//
// Whatever happens, the picture on the page stays until a newer one replaces it.

import {assumption, exploredCharts} from "../page/visit-state.js";
import {Actions} from "./actions.js";
import {Address} from "./address.js";
import {Exploration} from "./explore/exploration.js";
import {Pins} from "./explore/pins.js";
import {exportHandlers} from "./export/actions.js";
import {Folds} from "./folds.js";
import {Guide} from "./guided/guide.js";
import {RequestQueue} from "./requests.js";
import {Settings} from "./settings/settings.js";
import {SettingsList} from "./settings/settings-list.js";
import {Agreement} from "./stage/agreement.js";
import {Announcer} from "./stage/announcer.js";
import {answers} from "./stage/answers.js";
import {Notes} from "./stage/notes.js";
import {Picture} from "./stage/picture.js";
import {ResultParts} from "./stage/result-parts.js";
import {Status} from "./stage/status.js";

export class BoneChart extends HTMLElement {
  static python; // one for all charts of a visit
  static visit; // what its charts share, for elements of another script

  #result = null;
  #dragging = false;

  connectedCallback() {
    if (!this.status) this.#build();
    if (this.dataset.state === "unsupported") return;
    this.connection = new AbortController();
    const {signal} = this.connection;
    for (const part of [this.exploration, this.folds, this.requests.ready]) part.connect(signal);
    BoneChart.python.addEventListener(
      "progress",
      ({detail}) => {
        if (this.dataset.state === "booting") this.status.progress(detail);
      },
      {signal},
    );
    const onAssumption = (/** @type {CustomEvent} */ {detail: {value, source}}) => {
      if (source !== this) this.settings.setShared("assumption", value);
    };
    assumption.addEventListener("change", /** @type {EventListener} */ (onAssumption), {signal});
    if (this.address.connect(signal)) {
      assumption.set(this.settings.get("assumption") ?? assumption.value, this);
    } else if (assumption.value) {
      this.settings.setShared("assumption", assumption.value);
    }
  }

  disconnectedCallback() {
    this.connection?.abort();
    this.announcer?.stop();
    this.exploration?.stop();
    this.requests?.stop();
    this.guide?.stop();
  }

  /** @returns {import("contract").Result} what is drawn now; before the first answer the page's default */
  get result() {
    this.#result ??= JSON.parse(this.getPart("result").content.textContent);
    return this.#result;
  }

  /** @returns {HTMLElement & {content?: DocumentFragment}} templates have content */
  getPart(name) {
    return this.querySelector(`[data-part=${name}]`);
  }

  // ---- for those who read the chart out: in steps, by keyboard, as sound -------------

  get encoding() {
    return this.settings.get("encoding");
  }

  get series() {
    return this.exploration.series;
  }

  /** Draw the latest result again: a cursor, a focus, a pin or the encoding changed. */
  redraw() {
    const {result, encoding} = this;
    const pins = this.pins.all.filter((pin) => pin.result.units === result.units);
    this.picture.show(result, {pins, encoding, ...this.exploration?.marks, ...this.guide.marks});
    this.parts.sayUncertainty(result, encoding);
    this.#allow();
  }

  announce(text) {
    this.announcer.announce(text);
  }

  // ---- building ------------------------------------------------------------------

  #build() {
    this.declaration = JSON.parse(this.getPart("declaration").content.textContent);
    this.status = new Status(this);
    this.guide = new Guide(this);
    if (typeof Worker === "undefined" || typeof WebAssembly === "undefined") {
      this.guide.open();
      this.dataset.state = "unsupported";
      this.status.unsupported();
      return;
    }
    this.requests = new RequestQueue(BoneChart.python, this);
    this.picture = new Picture(this.getPart("picture"), this.id);
    this.parts = new ResultParts(this, this.declaration.safety);
    this.folds = new Folds(this);
    this.settingsList = new SettingsList(this);
    this.notes = new Notes(this, (values, event) => this.#set("set", values, event));
    this.agreement = new Agreement(this.getPart("agreement"));
    this.announcer = new Announcer(this.getPart("output"));
    this.settings = new Settings(
      this.getPart("controls"),
      {id: this.id, version: this.declaration.version},
      this.declaration.controls,
      {
        onChange: (event) => this.#settingChanged(event),
        onHistory: () => this.#settingsCommitted(),
      },
    );
    // The first touch starts Python, even before a value changes.
    this.getPart("controls").addEventListener("pointerdown", (event) => {
      const target = /** @type {Element} */ (event.target);
      if (this.dataset.state === "static" && !target.closest("summary")) this.#settingChanged(event);
    });
    this.address = new Address(this);
    this.pins = new Pins(this.getPart("pins"), () => {
      this.parts.showPins(this.pins.all);
      this.redraw();
    });
    this.#buildActions();
    this.guide.start((how, values, event) => this.#set(how, values, event));
    this.#showSettings();
  }

  #buildActions() {
    const {settings} = this;
    this.actions = new Actions(this, {
      ...exportHandlers(this),
      undo: (event) => settings.undo(event),
      redo: (event) => settings.redo(event),
      reset: (event) => this.#set("set", settings.start, event),
      pin: () => this.pins.add(this.result, this.#describe(this.result)),
      retry: (event) => this.#settingChanged(event),
      listen: () => this.exploration.toggleSound(),
    });
    this.exploration = new Exploration(this);
    this.#allow();
  }

  #set(how, values, event) {
    this.exploration.clear();
    this.settings[how](values, event);
  }

  #describe(result) {
    return this.settings.describe(result).join("; ") || "first settings";
  }

  #allow() {
    const {canUndo, canRedo} = this.settings;
    this.actions?.allow({undo: canUndo, redo: canRedo, pin: !this.pins.full});
  }

  #settingsCommitted() {
    this.#allow();
    if (this.settings.has("assumption")) assumption.set(this.settings.get("assumption"), this);
  }

  #showSettings() {
    this.guide.show();
    this.settingsList.show(this.settings);
  }

  #settingChanged(event) {
    if (event) this.guide.open();
    this.notes.missing = "";
    this.#showSettings();
    exploredCharts.add(this.declaration.scenario);
    if (this.#isAnswered()) {
      this.requests.markCurrent();
      this.exploration.clear();
      this.redraw();
      this.announcer.announceResult(this.result.sentence); // a change on the way may have stopped it
      this.showNotes();
      return;
    }
    this.announcer.stop();
    this.#dragging = event?.target instanceof HTMLInputElement && event.target.type === "range";
    if (this.dataset.state !== "live") {
      this.dataset.state = "booting";
      this.status.booting();
    }
    this.requests.settingChanged(event);
  }

  // Whether what is drawn answers the settings already: only the way to draw it changed.
  #isAnswered() {
    if (this.dataset.state !== "live") return false;
    return answers(this.result, this.settings.request) && (this.result.women > 0 || this.women === 0);
  }

  // ---- for the queue of requests, see RequestQueue ----------------------------------

  /** How many virtual women belong to the full answer; 0 for none. */
  get women() {
    return this.declaration.women;
  }

  request(women) {
    const {scenario, view} = this.declaration;
    return {scenario, view, ...this.settings.request, women};
  }

  showNotice(sentence) {
    this.notes.missing = sentence;
    this.showNotes();
  }

  // Pins follow into the unit of the chart: two units never share one axis.
  #convertPins() {
    this.pins.convertUnits(this.result.units, async (letter, request) => {
      const result = await this.requests.askOnce(`${this.id} pin ${letter}`, request);
      return result && {result, text: this.#describe(result)};
    });
  }

  // ---- showing ---------------------------------------------------------------------

  /**
   * @param {import("contract").Result} result
   * @param {number | null} since time of the event that led here, null for a band that follows by itself
   * @param {boolean} newest
   * @param {boolean} [ready] whether the build had it ready, and Python is still on its way
   */
  show(result, since, newest, ready = false) {
    this.#result = result;
    if (!this.#dragging) this.picture.glide(); // under the hand it would lag behind
    this.redraw();
    if (since != null) {
      const now = performance.now();
      performance.measure("chart-update", {start: Math.min(since, now), end: now});
      this.dataset.ms = (now - since).toFixed(1);
    }
    const added = this.parts.show(result, this.settings.labelOf("assumption", result.assumption));
    this.showNotes();
    this.exploration.refresh();
    if (newest)
      this.announcer.announceResult(result.sentence, {
        note: added[0],
        more: this.women > 0 && result.women === 0,
      });
    this.guide.show();
    if (newest && !added[0]) this.guide.announce();
    if (ready) return;
    this.dataset.runs = String(Number(this.dataset.runs) + 1);
    this.#convertPins();
    if (newest && this.settings.isDefault) this.agreement.check(result);
    if (this.dataset.state === "live") return;
    this.dataset.state = "live";
    this.status.live();
    this.requests.scheduleWomen();
  }

  showNotes() {
    this.notes.show(this.settings, this.result);
  }

  /** A request that the model does not accept is answered beside its control. */
  showRequestError({kind, message, input}) {
    const beside = kind === "request" && this.settings.showError(input, message);
    if (!beside) {
      this.showFailure(message);
    } else if (this.dataset.state === "booting") {
      this.dataset.state = "static";
      this.status.idle();
    }
  }

  showFailure(sentence, forever = false) {
    this.requests.stop();
    this.dataset.state = forever ? "unsupported" : "error";
    this.status.failed(sentence, forever);
  }
}
