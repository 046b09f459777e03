// The line below a chart that says how well the numbers of this browser match the published ones.
// It is about the first settings, the only ones that are published, and is written once.

import {openedFromFolder} from "../../page/file-protocol.js";
import {readReferenceResults} from "../../page/reference-results.js";
import {baseUrl} from "../../page/release.js";

const SELF_TEST_PATH = openedFromFolder ? "../../selftest.html" : "../../selftest/";
const MIN_SCALE = 1e-9; // what a published zero counts as, as in the self-test

export class Agreement {
  #line;
  #checked = false;

  constructor(line) {
    this.#line = line;
  }

  /**
   * Compare the line of a chart at its first settings. Without the published file nothing is said.
   *
   * @param {import("contract").Result} result
   */
  async check({scenario, series, women}) {
    if (this.#checked || women > 0) return;
    this.#checked = true;
    const {limit, charts} = await readReferenceResults().catch(() => ({}));
    const published = charts?.find((result) => result.scenario === scenario);
    if (published) this.#write(largestDifference(published.series, series), limit);
  }

  #write(largest, limit) {
    if (largest <= limit) {
      const far = largest ? `to ${largest.toExponential(1)}` : "in every digit";
      this.#line.textContent = `Here, at the first settings, it matches the published curve ${far}.`;
      return;
    }
    const link = Object.assign(document.createElement("a"), {
      href: new URL(SELF_TEST_PATH, baseUrl).href,
      textContent: "self-test",
    });
    const by = Number.isFinite(largest) ? ` by ${largest.toExponential(1)}` : "";
    this.#line.replaceChildren(
      `Here, at the first settings, the numbers differ from the published curve${by}; see the `,
      link,
      ".",
    );
  }
}

/** Relative; infinite where a series or a number of it is missing. */
export function largestDifference(published, own) {
  const byName = new Map(own.map(({name, values}) => [name, values]));
  const apart = published.flatMap(({name, values}) => {
    const ours = byName.get(name);
    if (ours?.length !== values.length) return [Infinity];
    return values.map((theirs, i) => difference(ours[i], theirs));
  });
  return apart.reduce((a, b) => Math.max(a, b), 0);
}

function difference(ours, theirs) {
  if (ours === null || theirs === null) return ours === theirs ? 0 : Infinity;
  return Math.abs(ours - theirs) / Math.max(Math.abs(theirs), MIN_SCALE);
}
