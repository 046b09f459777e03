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

import {Actions} from "./actions.js";
import {Announcer} from "./announce.js";
import {explored} from "./explored.js";
import {Picture} from "./picture.js";
import {Pins} from "./pins.js";
import {Player} from "./player.js";
import {Settings} from "./settings.js";
import {Sound} from "./sound.js";
import {Status} from "./status.js";
import {fillList, fillTable, fillWords} from "./numbers.js";
import {takeawayHandlers} from "./takeaway.js";
import {Walker} from "./walker.js";

const SETTLED = 300; // ms without a change before the band is computed

export class BoneChart extends HTMLElement {
  static python; // one for all charts of a visit

  #result = null;
  #changes = 0; // counts changes of settings, to recognise answers that came too late
  #settling = 0;
  #bandNote = [];

  connectedCallback() {
    if (!this.status) this.#build();
    if (this.dataset.state === "unsupported") return;
    this.connection = new AbortController();
    const {signal} = this.connection;
    BoneChart.python.addEventListener("progress", ({detail}) => {
      if (this.dataset.state === "booting") this.status.progress(detail);
    }, {signal});
    for (const name of ["popstate", "hashchange"]) window.addEventListener(name, () => this.#readAddress(), {signal});
    if (this.#readAddress({first: true})) this.scrollIntoView({block: "start"});
  }

  disconnectedCallback() {
    this.connection?.abort();
    clearTimeout(this.#settling);
    this.announcer?.stop();
    this.player?.pause();
    this.sound?.stop();
    BoneChart.python.forget(this);
  }

  /** What is drawn now: the latest answer, before the first one the default of the page. */
  get result() {
    return (this.#result ??= JSON.parse(this.part("result").content.textContent));
  }

  part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }

  // ---- building ------------------------------------------------------------------

  #build() {
    this.declaration = JSON.parse(this.part("declaration").content.textContent);
    this.status = new Status(this);
    if (typeof Worker === "undefined" || typeof WebAssembly === "undefined") {
      this.dataset.state = "unsupported";
      this.status.unsupported();
      return;
    }
    this.picture = new Picture(this.part("picture"), this.id);
    this.announcer = new Announcer(this.part("output"));
    this.settings = new Settings(this.part("controls"), this.id, this.declaration.controls, {
      onChange: (event) => this.#change(event),
      onHistory: () => this.#allow(),
    });
    // The first touch starts Python, even before a value changes.
    this.part("controls").addEventListener("pointerdown", (event) => {
      if (this.dataset.state === "static") this.#change(event);
    });
    this.pins = new Pins(this.part("pins"), () => this.#redraw());
    this.#buildActions();
    this.#buildPresets();
  }

  #buildActions() {
    const {settings} = this;
    this.actions = new Actions(this, {
      ...takeawayHandlers(this),
      undo: (event) => settings.undo(event),
      redo: (event) => settings.redo(event),
      reset: (event) => this.#set({}, event),
      pin: () => this.pins.add(this.result, settings.describe(this.result.inputs).join("; ") || "first settings"),
      retry: (event) => this.#change(event),
      listen: () => this.sound.toggle(),
    });
    const buttons = {play: this.actions.button("play"), step: this.actions.button("step"), speed: this.part("speed")};
    const view = this.#view();
    this.player = new Player({...buttons, reading: this.part("reading")}, view);
    const [outer, inside, reading] = ["picture", "inside", "point"].map((name) => this.part(name));
    this.walker = new Walker({outer, inside, reading}, this.declaration.question, view);
    this.sound = new Sound({button: this.actions.button("listen"), panel: this.part("sound")}, view);
    this.#allow();
  }

  // What those may know of the chart who read it out: in steps, by keyboard, as sound.
  #view() {
    const chart = this;
    return {
      get result() {
        return chart.result;
      },
      get series() {
        return chart.walker.series;
      },
      moved: () => this.#redraw(),
      announce: (text) => this.announcer.tell(text),
    };
  }

  #buildPresets() {
    for (const [name, list] of [["preset", this.declaration.presets], ["try", this.declaration.try_this]]) {
      for (const button of this.querySelectorAll(`[data-${name}]`)) {
        button.disabled = false;
        button.addEventListener("click", (event) => this.#set(list[Number(button.dataset[name])].set, event));
      }
    }
  }

  #set(values, event) {
    this.player.clear();
    this.settings.set(values, event);
  }

  #readAddress(options) {
    const named = this.settings.readAddress(options);
    if (named || this.#result) this.#showNotes();
    return named;
  }

  #allow() {
    const {canUndo, canRedo} = this.settings;
    this.actions?.allow({undo: canUndo, redo: canRedo, pin: !this.pins.full});
  }

  // ---- asking ----------------------------------------------------------------------

  #change(event) {
    this.#changes += 1;
    explored.add(this.declaration.scenario);
    if (this.dataset.state !== "live") {
      this.dataset.state = "booting";
      this.status.booting();
    }
    this.#ask(0, event?.timeStamp ?? performance.now());
    this.#settle();
  }

  async #ask(women, since) {
    const change = this.#changes;
    let answer;
    try {
      answer = await BoneChart.python.ask(this, this.#request(women));
    } catch (problem) {
      this.#fail(problem.message);
      return;
    }
    const late = women > 0 && change !== this.#changes;
    if (answer.dropped || late || !this.isConnected) return;
    if (!answer.error) this.#show(answer.result, since);
    else if (women > 0) this.#missBand();
    else this.#refuse(answer.error);
  }

  #request(women) {
    const {scenario, view} = this.declaration;
    return {scenario, view, inputs: this.settings.values, women};
  }

  // When nothing moves any more, the line gets its band: many women, with NumPy.
  #settle() {
    clearTimeout(this.#settling);
    const {women} = this.declaration;
    if (women > 0) this.#settling = setTimeout(() => this.#askBand(women), SETTLED);
  }

  async #askBand(women) {
    if (this.dataset.state !== "live" || this.result.women > 0) return;
    const change = this.#changes;
    const {ok} = await BoneChart.python.loadNumpy(this.#request(2));
    if (change !== this.#changes || !this.isConnected || this.dataset.state !== "live") return;
    this.#bandNote = [];
    if (ok) this.#ask(women, null);
    else this.#missBand();
  }

  // A band is an extra: without it the line still stands.
  #missBand() {
    this.#bandNote = ["The range could not be computed here, so only the line is drawn."];
    this.#showNotes();
  }

  // ---- showing ---------------------------------------------------------------------

  // `since` is the time of the event that led here, null for a band that follows by itself.
  #show(result, since) {
    this.#result = result;
    this.#redraw();
    if (since != null) {
      const now = performance.now();
      performance.measure("chart-update", {start: Math.min(since, now), end: now});
      this.dataset.ms = (now - since).toFixed(1);
    }
    fillTable(this.part("table"), result.table);
    fillWords(this.part("description"), result.description);
    const added = fillList(this.part("safety"), [...this.declaration.safety, ...(result.safety ?? [])]);
    this.#showNotes();
    this.player.read();
    this.walker.refresh();
    this.announcer.say(result.sentence, added.length > 0 ? `Safety note: ${added[0]}` : "");
    this.dataset.runs = Number(this.dataset.runs) + 1;
    if (this.dataset.state === "live") return;
    this.dataset.state = "live";
    this.status.live();
    this.#settle();
  }

  #redraw() {
    this.picture.show(this.result, {pins: this.pins.all, cursor: this.player.cursor, focus: this.walker?.focus});
    this.#allow();
  }

  #showNotes() {
    fillList(this.part("notes"), [...this.settings.notes, ...(this.result.notes ?? []), ...this.#bandNote]);
  }

  // A request that the model does not accept is answered beside its control.
  #refuse({kind, message, input}) {
    const beside = kind === "request" && this.settings.complain(input, message);
    if (!beside) {
      this.#fail(message);
    } else if (this.dataset.state === "booting") {
      this.dataset.state = "static";
      this.status.idle();
    }
  }

  #fail(sentence) {
    clearTimeout(this.#settling);
    this.dataset.state = "error";
    this.status.failed(sentence);
  }
}
