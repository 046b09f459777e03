// The requests of one chart to Python: the line at every change, and when nothing moves any more
// the women around it. Answers that came too late are dropped.

import {PythonUnavailableError} from "../python/client.js";
import {ReadyAnswers} from "./ready-answers.js";

const DEBOUNCE_MS = 300; // ms without a change before many women are computed
// A band is an extra: without it the line still stands.
const MISSING_WOMEN = "The range could not be computed here, so only the line is drawn.";

export class RequestQueue {
  #python;
  #chart;
  #changes = 0; // counts changes of settings, to recognize answers that came too late
  #since = 0; // answers to changes before this one are no longer wanted
  #womenTimer = 0;
  #touched = null; // time of the first touch of this chart
  #broken = false; // whether Python broke over many women, or while NumPy came: it would again

  /**
   * `chart` gives `women` (0 for none), `request(women)`, its `result` and its state. Its callbacks
   * are `show(result, since, newest, ready)` (on a slow machine older answers come on the way),
   * `showRequestError(error)`, `showFailure(sentence, forever)` and `showNotice(sentence)`.
   *
   * @param {import("../python/client.js").PythonClient} python
   * @param {import("./bone-chart.js").BoneChart} chart
   */
  constructor(python, chart) {
    this.#python = python;
    this.#chart = chart;
    this.ready = new ReadyAnswers(chart);
  }

  /** A setting changed in `event`: request the line anew, and the women once it stays. */
  settingChanged(event) {
    this.#changes += 1;
    const since = event?.timeStamp ?? performance.now();
    if (event && event.type !== "pointerdown") this.#touched ??= since; // a press moves nothing yet
    this.#showReady(); // first, for to start Python takes its time
    this.#send(0, since);
    this.scheduleWomen();
  }

  // Until Python is there, what the build has ready; the answer that comes then is drawn in any case.
  async #showReady() {
    if (this.#chart.dataset.state === "live") return;
    const change = this.#changes;
    const found = this.ready.find();
    const result = found instanceof Promise ? await found : found;
    const {isConnected, dataset} = this.#chart;
    if (!result || change !== this.#changes || !isConnected || dataset.state === "live") return;
    this.#chart.show(result, null, true, true);
    this.#timeFirst();
  }

  // The first true picture of what a reader touched is on the page.
  #timeFirst() {
    if (this.#touched === null) return;
    this.#chart.dataset.firstMs ??= (performance.now() - this.#touched).toFixed(1);
  }

  /** The settings are again those of the picture: nothing is to be requested, nothing awaited. */
  markCurrent() {
    this.#since = ++this.#changes;
    this.stop();
  }

  /** Request the women once nothing has changed for a while. */
  scheduleWomen() {
    clearTimeout(this.#womenTimer);
    if (this.#chart.women > 0) this.#womenTimer = setTimeout(() => this.#sendWomen(), DEBOUNCE_MS);
  }

  stop() {
    clearTimeout(this.#womenTimer);
    this.#python.cancel(this);
  }

  /** One request beside the chart's own; resolves to a result or null. */
  async askOnce(owner, request) {
    const answer = await this.#python.run(owner, request).catch(() => ({}));
    return answer.result ?? null;
  }

  // `since` is the time of the event that led here, null for women that follow by themselves.
  async #send(women, since) {
    const change = this.#changes;
    let answer;
    try {
      answer = await this.#python.run(this, this.#chart.request(women));
    } catch (problem) {
      if (!(problem instanceof PythonUnavailableError)) throw problem;
      if (women > 0) this.#broken = true;
      if (!this.#chart.isConnected) return;
      if (women > 0) this.#chart.showNotice(MISSING_WOMEN);
      else this.#chart.showFailure(problem.message, problem.forever);
      return;
    }
    const late = change < this.#since || (women > 0 && change !== this.#changes);
    if (answer.dropped || late || !this.#chart.isConnected) return;
    if (!answer.error) this.#show(answer.result, since, change === this.#changes);
    else if (women > 0) this.#chart.showNotice(MISSING_WOMEN);
    else this.#chart.showRequestError(answer.error);
  }

  #show(result, since, newest) {
    this.#chart.show(result, since, newest);
    if (newest) this.#timeFirst();
    const notice = this.ready.compare(result);
    if (notice) this.#chart.showNotice(notice);
  }

  // Whether a line is drawn that its women are still to follow.
  get #lacksWomen() {
    return this.#chart.dataset.state === "live" && !(this.#chart.result.women > 0);
  }

  async #sendWomen() {
    const {women} = this.#chart;
    if (!this.#lacksWomen) return;
    const change = this.#changes;
    const {ok, broke} = this.#broken
      ? {ok: false, broke: true}
      : await this.#python.loadNumpy(this.#chart.request(2));
    if (broke) this.#broken = true;
    if (change !== this.#changes || !this.#chart.isConnected || !this.#lacksWomen) return;
    if (ok) this.#send(women, null);
    else this.#chart.showNotice(MISSING_WOMEN);
  }
}
