// Asks Python for one chart: the line at every change, and when nothing moves any more
// the women around it. Answers that came too late are dropped.

import {PythonProblem} from "../python/client.js";

const SETTLED = 300; // ms without a change before many women are computed

export class Asker {
  #python;
  #chart;
  #changes = 0; // counts changes of settings, to recognise answers that came too late
  #since = 0; // answers to changes before this one are no longer wanted
  #settling = 0;
  #broken = false; // whether Python broke over many women: it would again

  /**
   * `chart` gives `women` (0 for none), `request(women)` and `waiting` (whether the chart
   * is live and without women), and is told by `show(result, since, newest)` (on a slow
   * machine older answers come on the way), `refuse(error)`, `fail(sentence, forever)` and `missWomen()`.
   */
  constructor(python, chart) {
    this.#python = python;
    this.#chart = chart;
  }

  /** A setting changed in `event`: ask anew. */
  change(event) {
    this.#changes += 1;
    this.#ask(0, event?.timeStamp ?? performance.now());
    this.settle();
  }

  /** The settings are again those of the picture: nothing is to be asked, nothing awaited. */
  rest() {
    this.#since = ++this.#changes;
    this.stop();
  }

  /** Ask for the women once nothing has changed for a while. */
  settle() {
    clearTimeout(this.#settling);
    if (this.#chart.women > 0) this.#settling = setTimeout(() => this.#askWomen(), SETTLED);
  }

  stop() {
    clearTimeout(this.#settling);
    this.#python.forget(this);
  }

  /** Ask beside the chart's own question; resolves to a result or null. */
  async aside(owner, request) {
    const answer = await this.#python.ask(owner, request).catch(() => ({}));
    return answer.result ?? null;
  }

  // `since` is the time of the event that led here, null for women that follow by themselves.
  async #ask(women, since) {
    const change = this.#changes;
    let answer;
    try {
      answer = await this.#python.ask(this, this.#chart.request(women));
    } catch (problem) {
      if (!(problem instanceof PythonProblem)) throw problem;
      if (women > 0) this.#broken = true;
      if (!this.#chart.isConnected) return;
      if (women > 0) this.#chart.missWomen();
      else this.#chart.fail(problem.message, problem.forever);
      return;
    }
    const late = change < this.#since || (women > 0 && change !== this.#changes);
    if (answer.dropped || late || !this.#chart.isConnected) return;
    if (!answer.error) this.#chart.show(answer.result, since, change === this.#changes);
    else if (women > 0) this.#chart.missWomen();
    else this.#chart.refuse(answer.error);
  }

  async #askWomen() {
    const {women} = this.#chart;
    if (!this.#chart.waiting) return;
    const change = this.#changes;
    const {ok} = this.#broken ? {ok: false} : await this.#python.loadNumpy(this.#chart.request(2));
    if (change !== this.#changes || !this.#chart.isConnected || !this.#chart.waiting) return;
    if (ok) this.#ask(women, null);
    else this.#chart.missWomen();
  }
}
