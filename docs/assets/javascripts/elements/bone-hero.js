// <bone-hero>: the lens of the first page with its one slider. It answers at once from states that
// came in the page. Nothing is made up between them: once Python is there, it answers for every
// value, and for the states in the page to the last digit shown.

import {RangeControl} from "../chart/settings/range-control.js";
import {drawLens} from "../drawing/scenes/lens.js";
import {PythonUnavailableError} from "../python/client.js";
import {isMeteredOrSlow} from "../python/prefetch.js";

/** @typedef {{breakdown: number, building: number, loss: number}} Shown numbers as they are shown */

const ANNOUNCE_MS = 500; // ms without a change before the sentence is read out
const LIVE = "Live: each value is computed by Python in this page.";

export class BoneHero extends HTMLElement {
  static python; // that of the charts

  #states; // value of the slider -> Shown
  #request;
  #control;
  #timer = 0;

  connectedCallback() {
    if (!this.#control) this.#build();
    if (BoneHero.python.ready) this.#ask(false);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    BoneHero.python.cancel(this);
  }

  #build() {
    const {control, states, request} = JSON.parse(
      /** @type {HTMLTemplateElement} */ (this.#part("states")).content.textContent,
    );
    this.#states = new Map(states.map(([value, ...numbers]) => [value, nameNumbers(numbers)]));
    this.#request = request;
    this.#control = new RangeControl(this.querySelector("[data-control]"), control, {
      onInput: (event) => this.#valueChanged(event),
      onCommit: () => {},
    });
    this.#part("hint").hidden = false;
  }

  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part=${name}]`));
  }

  #valueChanged({timeStamp}) {
    this.#part("hint").hidden = true;
    const ready = this.#states.get(this.#control.value);
    if (ready) this.#show(ready, timeStamp);
    const typed = !ready && this.dataset.state !== "live";
    if (typed)
      this.#say(`The bone still shows the value before: Python is starting to compute ${this.#label}.`);
    if (typed || BoneHero.python.ready || !isMeteredOrSlow()) this.#ask(true, timeStamp);
  }

  get #label() {
    return this.#control.labelOf(this.#control.value);
  }

  // Let Python answer for the value that stands; with its first answer every value can be set.
  async #ask(compare, since = performance.now()) {
    const {value, spec} = this.#control;
    let answer;
    try {
      answer = await BoneHero.python.run(this, {...this.#request, inputs: {[spec.key]: value}});
    } catch (problem) {
      if (!(problem instanceof PythonUnavailableError)) throw problem;
      this.#say(`${problem.message} The values of the slider stay as they were calculated for this page.`);
      return;
    }
    if (answer.dropped || !this.isConnected || value !== this.#control.value) return;
    if (answer.error) {
      this.#control.error.show(answer.error.message);
      return;
    }
    const live = readNumbers(answer.result.summary);
    const ready = compare && this.#states.get(value);
    const same = !ready || Object.keys(live).every((name) => live[name] === ready[name]);
    this.#say(same ? LIVE : `${LIVE} At this value it differs from what came with the page.`);
    if (!ready || !same) this.#show(live, since);
    this.dataset.state = "live";
    this.querySelector("input").step = "1"; // the stops between the states
  }

  /** @param {Shown} shown */
  #show({breakdown, building, loss}, since) {
    const bone = 100 - loss;
    this.#part("lens").replaceChildren(drawLens(document, {breakdown, building, bone}, this.id));
    const texts = {
      level: this.#label,
      breakdown: `${breakdown}%`,
      building: `${building}%`,
      loss: `${loss.toFixed(1)}%`,
      bone: `${bone.toFixed(1)}%`,
    };
    for (const [name, text] of Object.entries(texts)) this.#part(name).textContent = text;
    this.#part("bar").setAttribute("width", bone.toFixed(1));
    this.dataset.ms = (performance.now() - since).toFixed(1);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#part("heard").textContent = this.#part("sentence").textContent;
    }, ANNOUNCE_MS);
  }

  #say(text) {
    if (this.#part("status").textContent !== text) this.#part("status").textContent = text;
  }
}

/** @param {number[]} numbers */
const nameNumbers = ([breakdown, building, loss]) => ({breakdown, building, loss});

// As the build rounds them: whole percent, and a tenth for the loss.
const readNumbers = (summary) =>
  nameNumbers([
    Number(summary.ctx_at_2y_pct.toFixed(0)),
    Number(summary.p1np_at_2y_pct.toFixed(0)),
    Number((-summary.spine_change_10y_pct).toFixed(1)),
  ]);
