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

import {assumption, explored} from "../page/visit-state.js";
import {Actions, enableStates} from "./actions.js";
import {Agreement} from "./agreement.js";
import {Announcer} from "./announcer.js";
import {Walker} from "./explore/keyboard-walk.js";
import {Pins} from "./explore/pins.js";
import {Player} from "./explore/player.js";
import {Predict} from "./explore/prediction.js";
import {Sound} from "./explore/sound.js";
import {takeawayHandlers} from "./export/actions.js";
import {Notes} from "./notes.js";
import {Picture} from "./picture.js";
import {Asker} from "./requests.js";
import {ResultParts} from "./result-parts.js";
import {Settings} from "./settings/settings.js";
import {Status} from "./status.js";

export class BoneChart extends HTMLElement {
  static python; // one for all charts of a visit

  #result = null;

  connectedCallback() {
    if (!this.status) this.#build();
    if (this.dataset.state === "unsupported") return;
    const {signal} = (this.connection = new AbortController());
    this.player.connect(signal);
    BoneChart.python.addEventListener("progress", ({detail}) => {
      if (this.dataset.state === "booting") this.status.progress(detail);
    }, {signal});
    for (const name of ["popstate", "hashchange"]) window.addEventListener(name, () => this.#readAddress(), {signal});
    assumption.addEventListener("move", ({detail}) => detail.from !== this && this.#follow(detail.position), {signal});
    if (this.#readAddress({first: true})) {
      assumption.move(this.settings.get("assumption") ?? assumption.position, this);
      this.scrollIntoView({block: "start"});
    } else if (assumption.position) {
      this.#follow(assumption.position);
    }
  }

  disconnectedCallback() {
    this.connection?.abort();
    this.announcer?.stop();
    this.player?.pause();
    this.sound?.stop();
    this.asker?.stop();
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
    this.predict = new Predict(this, this.declaration.predict);
    if (typeof Worker === "undefined" || typeof WebAssembly === "undefined") {
      this.predict.open();
      this.dataset.state = "unsupported";
      this.status.unsupported();
      return;
    }
    this.asker = this.#buildAsker();
    this.picture = new Picture(this.part("picture"), this.id);
    this.parts = new ResultParts(this, this.declaration.safety);
    this.notes = new Notes(this, (values, event) => this.#set("set", values, event));
    this.agreement = new Agreement(this.part("agreement"));
    this.announcer = new Announcer(this.part("output"));
    this.settings = new Settings(this.part("controls"), {id: this.id, version: this.declaration.version}, this.declaration.controls, {
      onChange: (event) => this.#change(event),
      onHistory: () => this.#committed(),
    });
    // The first touch starts Python, even before a value changes.
    this.part("controls").addEventListener("pointerdown", (event) => {
      if (this.dataset.state === "static" && !event.target.closest("summary")) this.#change(event);
    });
    this.pins = new Pins(this.part("pins"), () => {
      this.parts.showPins(this.pins.all);
      this.#redraw();
    });
    this.#buildActions();
    enableStates(this, this.declaration, (values, event) => this.#set("preset", values, event));
  }

  #buildAsker() {
    const chart = this;
    return new Asker(BoneChart.python, {
      get women() {
        return chart.declaration.women;
      },
      get waiting() {
        return chart.dataset.state === "live" && !(chart.result.women > 0);
      },
      get isConnected() {
        return chart.isConnected;
      },
      request: (women) => this.#request(women),
      show: (result, since, newest) => this.#show(result, since, newest),
      refuse: (error) => this.#refuse(error),
      fail: (sentence, forever) => this.#fail(sentence, forever),
      missWomen: () => this.#missWomen(),
    });
  }

  #buildActions() {
    const {settings} = this;
    this.actions = new Actions(this, {
      ...takeawayHandlers(this),
      undo: (event) => settings.undo(event),
      redo: (event) => settings.redo(event),
      reset: (event) => this.#set("set", {}, event),
      pin: () => this.pins.add(this.result, this.#inWords(this.result)),
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
      get encoding() {
        return chart.settings.get("encoding");
      },
      get series() {
        return chart.walker.series;
      },
      moved: () => this.#redraw(),
      announce: (text) => this.announcer.tell(text),
    };
  }

  #set(how, values, event) {
    this.player.clear();
    this.settings[how](values, event);
  }

  #inWords(result) {
    return this.settings.describe(result).join("; ") || "first settings";
  }

  #readAddress(options) {
    const named = this.settings.readAddress(options);
    if (named) this.predict.open();
    if (named || this.#result) this.#showNotes();
    return named;
  }

  #allow() {
    const {canUndo, canRedo} = this.settings;
    this.actions?.allow({undo: canUndo, redo: canRedo, pin: !this.pins.full});
  }

  #committed() {
    this.#allow();
    if (this.settings.has("assumption")) assumption.move(this.settings.get("assumption"), this);
  }

  #follow(position) {
    this.settings.follow("assumption", position);
  }

  // ---- asking ----------------------------------------------------------------------

  #change(event) {
    this.notes.missing = "";
    explored.add(this.declaration.scenario);
    if (this.#answered()) {
      this.asker.rest();
      this.player.clear();
      this.#redraw();
      this.#showNotes();
      return;
    }
    this.announcer.stop();
    if (this.dataset.state !== "live") {
      this.dataset.state = "booting";
      this.status.booting();
    }
    this.asker.change(event);
  }

  // Whether what is drawn answers the settings already: only the way to draw it changed.
  #answered() {
    if (this.dataset.state !== "live") return false;
    const {inputs, ...shared} = this.settings.request;
    const same = (one, other) => Object.entries(one).every(([key, value]) => other[key] === value);
    return same(inputs, this.result.inputs) && same(shared, this.result) && (this.result.women > 0 || this.declaration.women === 0);
  }

  #request(women) {
    const {scenario, view} = this.declaration;
    return {scenario, view, ...this.settings.request, women};
  }

  // A band is an extra: without it the line still stands.
  #missWomen() {
    this.notes.missing = "The range could not be computed here, so only the line is drawn.";
    this.#showNotes();
  }

  // Pins follow into the unit of the chart: two units never share one axis.
  #bringPins() {
    this.pins.follow(this.result.units, async (letter, request) => {
      const result = await this.asker.aside(`${this.id} pin ${letter}`, request);
      return result && {result, text: this.#inWords(result)};
    });
  }

  // ---- showing ---------------------------------------------------------------------

  // `since` is the time of the event that led here, null for a band that follows by itself.
  #show(result, since, newest) {
    this.#result = result;
    this.#redraw();
    if (since != null) {
      const now = performance.now();
      performance.measure("chart-update", {start: Math.min(since, now), end: now});
      this.dataset.ms = (now - since).toFixed(1);
    }
    const added = this.parts.show(result, this.settings.say("assumption", result.assumption));
    this.#showNotes();
    this.player.read();
    this.walker.refresh();
    if (newest) this.announcer.say(result.sentence, {note: added[0], more: this.declaration.women > 0 && result.women === 0});
    this.dataset.runs = Number(this.dataset.runs) + 1;
    this.#bringPins();
    if (newest && this.settings.untouched) this.agreement.check(result);
    if (this.dataset.state === "live") return;
    this.dataset.state = "live";
    this.status.live();
    this.asker.settle();
  }

  #redraw() {
    const {result} = this;
    const encoding = this.settings.get("encoding");
    const pins = this.pins.all.filter((pin) => pin.result.units === result.units);
    const {cursor, frame} = this.player;
    this.picture.show(result, {pins, cursor, frame, encoding, focus: this.walker?.focus});
    this.parts.sayUncertainty(result, encoding);
    this.#allow();
  }

  #showNotes() {
    this.notes.show(this.settings, this.result);
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

  #fail(sentence, forever = false) {
    this.asker.stop();
    this.dataset.state = forever ? "unsupported" : "error";
    this.status.failed(sentence, forever);
  }
}
