// What charts share during a visit. In memory only: it is gone when the page is closed or
// loaded anew, and nothing is stored or sent.

/** Names of the charts that were moved, in the order of first use. */
export const exploredCharts = new Set();

/** The site-wide assumption: one position for all charts of a visit. */
export class Assumption extends EventTarget {
  value = null; // null: nobody has touched it, every chart stands at its default

  /**
   * Set it; `source` is who did, so that it need not follow itself.
   *
   * @fires CustomEvent<{value: string, source: HTMLElement}> named "change"
   */
  set(value, source) {
    if (value === this.value) return;
    this.value = value;
    this.dispatchEvent(new CustomEvent("change", {detail: {value, source}}));
  }
}

/** The one of this visit. */
export const assumption = new Assumption();
