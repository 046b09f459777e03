// What charts share during a visit. In memory only: it is gone when the page is closed or
// loaded anew, and nothing is stored or sent.

/** Names of the charts that were moved, in the order of first use. */
export const explored = new Set();

/** The site-wide assumption: one position for all charts of a visit. */
class Assumption extends EventTarget {
  position = null; // null: nobody has touched it, every chart stands at its default

  /** Move it; `from` is who did, so that it need not follow itself. */
  move(position, from) {
    if (position === this.position) return;
    this.position = position;
    this.dispatchEvent(new CustomEvent("move", {detail: {position, from}}));
  }
}

/** The one of this visit. */
export const assumption = new Assumption();
