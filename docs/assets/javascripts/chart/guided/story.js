// The story of a chart: numbered buttons, each of which brings one state and says what is to be
// seen in it. The step whose state stands is marked, however the reader came there.

export class Story {
  #chart;
  #buttons;
  #tell;

  /**
   * `go(values, event)` is called with what a step sets.
   *
   * @param {any} chart gives its declaration and its settings
   * @param {(values: Record<string, unknown>, event: Event) => void} go
   */
  constructor(chart, go) {
    this.#chart = chart;
    this.#buttons = [...chart.querySelectorAll("[data-story]")];
    this.#tell = chart.getPart("tell");
    this.#buttons.forEach((button, i) => {
      button.disabled = false;
      button.addEventListener("click", (event) => go(this.#steps[i].set, event));
    });
  }

  get #steps() {
    return this.#chart.declaration.story;
  }

  /** Mark the step whose state stands, if there is one, and tell what is seen in it. */
  show() {
    const {request, defaults} = this.#chart.settings;
    const at = this.#steps.findIndex(({set}) =>
      Object.entries(request.inputs).every(([key, value]) => value === (set[key] ?? defaults[key])),
    );
    this.#buttons.forEach((button, i) => {
      button.setAttribute("aria-pressed", String(i === at));
    });
    if (this.#tell) this.#tell.textContent = this.#steps[at]?.tell ?? "";
  }
}
