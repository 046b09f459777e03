// The folds of a chart: the menu, which closes on Escape and on a press elsewhere; the footer,
// of which a press leaves one fold open, while paper shows all (paper.css); and the settings folded away.

export class Folds {
  #menu;
  #folds;

  /** @param {HTMLElement} chart */
  constructor(chart) {
    this.#menu = /** @type {HTMLDetailsElement} */ (chart.querySelector("[data-part=menu]"));
    this.#folds = /** @type {HTMLDetailsElement[]} */ ([...chart.querySelectorAll(".bone-chart__fold")]);
    // Chart, table and words are radio buttons; folds they are only without script.
    for (const face of chart.querySelectorAll("details[data-face]")) face.setAttribute("open", "");
    for (const fold of this.#folds)
      fold.querySelector("summary").addEventListener("click", () => {
        for (const other of this.#folds) if (other !== fold) other.open = false;
      });
    this.#menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#menu.open) return;
      this.#menu.open = false;
      this.#menu.querySelector("summary").focus();
    });
    /** @type {HTMLButtonElement | null} */
    const assume = chart.querySelector("[data-part=assume]");
    if (!assume) return;
    assume.disabled = false;
    const control = chart.querySelector(`[data-control="${assume.dataset.opens}"]`);
    assume.addEventListener("click", () => reveal(/** @type {HTMLElement} */ (control)));
  }

  /** Listen to the page until `signal`. */
  connect(signal) {
    const closeMenu = (event) => {
      if (!this.#menu.contains(event.target)) this.#menu.open = false;
    };
    document.addEventListener("pointerdown", closeMenu, {signal});
    document.addEventListener("focusin", closeMenu, {signal});
  }
}

/** Unfold a control, wherever it is folded away, and give it the focus. */
function reveal(/** @type {HTMLElement} */ control) {
  const fold = control.closest("details");
  if (fold) fold.open = true;
  /** @type {HTMLElement} */ (control.querySelector("input:checked, input, select")).focus();
}
