// Answers that the build has ready for the states that a first touch is likely to ask for: the
// picture need not wait for Python. They are shown only for exactly these states, nothing is made up
// for those between, and each is compared with the answer that Python gives in the end.

import {readGeneratedJson} from "../page/generated-file.js";
import {largestDifference} from "./stage/agreement.js";
import {answers} from "./stage/answers.js";

const MARGIN = "50%"; // of the window: how near a chart comes before its answers are fetched

export class ReadyAnswers {
  #chart;
  #file = null; // {limit, answers} once it has been read
  #reading = null;
  #own = null; // the answer that came in the page, to its first settings
  #shown = null; // {answer, request} on show, until Python's answer comes

  /** @param {import("./bone-chart.js").BoneChart} chart */
  constructor(chart) {
    this.#chart = chart;
  }

  /** Fetch the answers once the chart comes near and the browser has time. */
  connect(signal) {
    const watcher = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({isIntersecting}) => isIntersecting)) return;
        watcher.disconnect();
        whenIdle(() => signal.aborted || this.#read());
      },
      {rootMargin: MARGIN},
    );
    watcher.observe(this.#chart);
    signal.addEventListener("abort", () => watcher.disconnect());
  }

  /**
   * The answer to the settings of the chart, if there is one; resolves to null for the others. It is
   * there at once when the file is.
   *
   * @returns {import("contract").Result | null | Promise<import("contract").Result | null>}
   */
  find() {
    this.#shown = null;
    this.#own ??= JSON.parse(this.#chart.getPart("result").content.textContent);
    if (answers(this.#own, this.#chart.settings.request)) return this.#own;
    if (this.#file) return this.#pick();
    return this.#read().then(() => this.#pick());
  }

  /** What to say when Python's answer is another than the one that was shown for the same state. */
  compare(live) {
    const {answer, request} = this.#shown ?? {};
    this.#shown = null;
    if (!answer || !answers(live, request)) return "";
    const apart = largestDifference(answer.series, live.series);
    if (apart <= this.#file.limit && answer.sentence === live.sentence) return "";
    const by = Number.isFinite(apart) && apart > 0 ? ` by up to ${(100 * apart).toPrecision(2)} %` : "";
    return `The answer that was shown while Python started differs${by} from the one that Python computed here, which is drawn now. The self-test tells more.`;
  }

  #pick() {
    const {request} = this.#chart.settings;
    const answer = this.#file?.answers.find((one) => answers(one, request)) ?? null;
    this.#shown = answer && {answer, request};
    return answer;
  }

  // Without the file, or with one that cannot be used, there is Python.
  #read() {
    const {scenario, view} = this.#chart.declaration;
    this.#reading ??= readGeneratedJson(`ready/${scenario}.${view}.json`).then(
      (file) => {
        this.#file = file;
      },
      () => {
        this.#reading = null; // the next touch tries again
      },
    );
    return this.#reading;
  }
}

const whenIdle = (act) =>
  globalThis.requestIdleCallback ? requestIdleCallback(act, {timeout: 2000}) : setTimeout(act);
