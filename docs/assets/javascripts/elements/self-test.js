// <self-test>: asks the model to check itself in this browser, and to calculate the
// published numbers of every chart again. It only carries: what is checked, how far
// apart numbers may lie and what that is called is the model's business.

import {readReferenceResults} from "../page/reference-results.js";

export class SelfTest extends HTMLElement {
  static python; // the same as for the charts

  connectedCallback() {
    /** @type {HTMLButtonElement} */
    this.button = this.querySelector("[data-action=check]");
    this.button.disabled = false;
    this.button.addEventListener("click", () => this.#run());
  }

  disconnectedCallback() {
    SelfTest.python.cancel(this);
  }

  async #run() {
    this.button.disabled = true;
    const rows = this.#part("rows");
    rows.replaceChildren();
    this.#part("results").hidden = false;
    this.dataset.state = "running";
    try {
      this.#setStatus("Starting Python and checking the model …");
      const checks = await this.#compute({self_test: "checks"});
      // Some charts follow many women at once.
      this.#setStatus("Loading NumPy …");
      await SelfTest.python.loadNumpy({self_test: "checks"});
      const {charts} = await readReferenceResults();
      for (const [i, published] of charts.entries()) {
        this.#setStatus(`Calculating chart ${i + 1} of ${charts.length} again …`);
        checks.push(...(await this.#compute({self_test: "compare", published}, published.title)));
      }
      this.#conclude(checks);
    } catch (problem) {
      this.dataset.state = "error";
      this.#setStatus(`The self-test stopped. ${problem.message}`);
    }
    this.button.disabled = false;
  }

  async #compute(request, title) {
    const {result, error, dropped} = await SelfTest.python.run(this, request);
    if (dropped) throw new Error("Another request took its place.");
    if (error) throw new Error(error.message);
    for (const row of result.rows)
      this.#part("rows").append(this.#line({...row, title: title ?? row.sentence}));
    return result.rows;
  }

  #line({name, title, figure, limit, passed}) {
    const line = document.createElement("tr");
    line.dataset.check = name;
    line.dataset.passed = passed;
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = title;
    const cells = [figure, limit, passed ? "✓ passed" : "✗ failed"].map((text) => {
      const cell = document.createElement("td");
      cell.textContent = text;
      return cell;
    });
    line.append(head, ...cells);
    return line;
  }

  #conclude(checks) {
    const failed = checks.filter((check) => !check.passed);
    const largest = checks.reduce((a, b) => ((b.largest ?? -1) > (a.largest ?? -1) ? b : a));
    this.dataset.state = failed.length ? "failed" : "passed";
    this.#setStatus(
      failed.length
        ? `${failed.length} of ${checks.length} checks failed. Do not trust the moving charts in this browser, and please tell us.`
        : `All ${checks.length} checks passed. The largest difference from a published number is ${largest.figure}, relative.`,
    );
  }

  #setStatus(text) {
    this.#part("status").textContent = text;
  }

  /** @returns {HTMLElement} */
  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }
}
