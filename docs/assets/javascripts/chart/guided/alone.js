// A chart alone, for a slide or a page of somebody else: the theme and the text around it go (see
// guided.css), all of the card stays, and a link leads to the whole page.

const ATTRIBUTES = {role: "heading", "aria-level": "1"}; // its question is all the headings there are

export class Alone {
  #chart;
  #around = /** @type {HTMLElement[]} */ ([]); // what the chart is in, up to the body

  /** @param {any} chart */
  constructor(chart) {
    this.#chart = chart;
  }

  /** Show the chart alone, or among all that stands on its page. */
  set(alone) {
    const question = this.#chart.querySelector(".bone-chart__question");
    this.#chart.toggleAttribute("data-alone", alone);
    this.leave();
    if (alone) this.#around = ancestorsOf(this.#chart);
    for (const one of this.#around) one.toggleAttribute("data-around-alone", true);
    for (const [name, value] of Object.entries(ATTRIBUTES))
      alone ? question.setAttribute(name, value) : question.removeAttribute(name);
    // What a link of the card leads to is not seen here, so it opens beside.
    for (const link of this.#chart.querySelectorAll("a[href]:not([data-part=whole])"))
      link.target = alone ? "_blank" : "";
    this.#chart.getPart("whole").hidden = !alone;
    this.show();
  }

  /** The chart goes: what it was in shows all of itself again. */
  leave() {
    for (const one of this.#around.splice(0)) one.removeAttribute("data-around-alone");
  }

  /** Let the link to the whole page bring the settings that stand. */
  show() {
    const fields = new URLSearchParams(this.#chart.settings.fragment);
    fields.delete("show.page");
    this.#chart.getPart("whole").href = `#${fields}`;
  }
}

function ancestorsOf(/** @type {Element} */ element) {
  const found = [];
  for (let one = element.parentElement; one && one !== document.documentElement; one = one.parentElement)
    found.push(one);
  return found;
}
