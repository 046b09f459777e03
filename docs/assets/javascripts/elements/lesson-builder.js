// <lesson-builder>: choose a chart and what a class does with it; the link and the sheet follow.
// The link itself holds the lesson: nothing is stored or sent.

import {encodeLesson} from "../chart/guided/lesson-codec.js";
import {carriedFields} from "../chart/settings/link-codec.js";
import {openedFromFolder} from "../page/file-protocol.js";
import {parseFragment} from "../page/fragment.js";
import {fillSheet, printSheet} from "./question-sheet.js";

export class LessonBuilder extends HTMLElement {
  #form;
  #steps = []; // the boxes that are ticked, in the order in which they were

  connectedCallback() {
    if (this.#form) return;
    this.#form = this.querySelector("form");
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("input", (event) => this.#take(event.target));
    for (const name of ["link", "frame"])
      this.querySelector(`[data-action=copy-${name}]`).addEventListener("click", () => this.#copy(name));
    this.querySelector("[data-action=print]").addEventListener("click", () => printSheet(this));
    this.#part("from-folder").hidden = !openedFromFolder;
    this.#choose(this.#part("chart").value);
  }

  /** @returns {any} */
  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }

  /** @returns {any} what the build knows of the chosen chart */
  get #chart() {
    return this.querySelector(`template[data-chart="${this.#part("chart").value}"]`);
  }

  #take(field) {
    const part = field.dataset.part;
    if (part === "chart") {
      this.#part("pasted").value = "";
      this.#choose(field.value);
    } else if (part === "pasted") {
      this.#paste(field.value.trim());
    } else if (field.name === "steps") {
      this.#steps = this.#steps.filter((one) => one !== field);
      if (field.checked) this.#steps.push(field);
    }
    this.#show();
  }

  #choose(value) {
    this.#part("chart").value = value;
    this.#steps = [];
    this.#part("choices").replaceChildren(this.#chart.content.cloneNode(true));
    this.#setStatus("");
    this.#show();
  }

  // A link chooses its chart as well; one that names none of ours is said and else ignored.
  #paste(text) {
    const [address, fragment = ""] = text.split("#");
    const {states} = parseFragment(fragment);
    const known = [...this.querySelectorAll("template")].filter(({dataset}) => states.has(dataset.id));
    const there = known.find(({dataset}) =>
      address.endsWith(new URL(dataset.address, location.href).pathname),
    );
    const found = there ?? known[0];
    if (found && found !== this.#chart) this.#choose(found.dataset.chart);
    this.#setStatus(
      text === "" || found ? "" : "This is not a link to a chart of this site, so it is not used.",
    );
  }

  // The settings that the lesson opens with, as [key, text]: those that were pasted, or the first step's.
  get #settings() {
    const {dataset} = this.#chart;
    const [, fragment = ""] = this.#part("pasted").value.trim().split("#");
    const state = parseFragment(fragment).states.get(dataset.id);
    if (state !== undefined) {
      const carried = new Set(carriedFields(state).map(([field]) => field));
      return [...new URLSearchParams(state)].filter(([key]) => !carried.has(key));
    }
    const set = this.#steps.length > 0 ? JSON.parse(this.#steps[0].dataset.set) : {};
    return Object.entries({w: dataset.id, v: dataset.version, ...set});
  }

  // The address of the lesson; `switches` are those that are on.
  #linkWith(switches) {
    const lesson = encodeLesson({
      steps: this.#steps.map(({value}) => Number(value)),
      locked: new FormData(this.#form).getAll("locked").map(String),
      ...switches,
    });
    const address = new URL(this.#chart.dataset.address, location.href);
    address.hash = new URLSearchParams([...this.#settings, ...lesson]).toString();
    return address.href;
  }

  #show() {
    const {words, type, page} = /** @type {any} */ (Object.fromEntries(new FormData(this.#form)));
    const link = this.#linkWith({words, type, page});
    this.#part("link").value = link;
    this.#part("frame").value = this.#frame(this.#linkWith({words, type, page: "alone"}));
    this.#part("try").href = link;
    const boxes = this.#steps.length > 0 ? this.#steps : [...this.querySelectorAll("[name=steps]")];
    this.#part("sheet-title").textContent = this.#question;
    fillSheet(
      this,
      boxes.map((box) => box.parentElement.textContent.trim()),
      link,
    );
  }

  get #question() {
    return this.#part("chart").selectedOptions[0].textContent;
  }

  // The browser writes the tag, so that no letter of a question or an address can end it.
  #frame(link) {
    const frame = document.createElement("iframe");
    const looks = {src: link, title: this.#question, width: "100%", height: "720", loading: "lazy"};
    for (const [name, value] of Object.entries(looks)) frame.setAttribute(name, value);
    return frame.outerHTML;
  }

  async #copy(name) {
    const field = this.#part(name);
    try {
      await navigator.clipboard.writeText(field.value);
      this.#setStatus("Copied.");
    } catch {
      field.select();
      this.#setStatus("This browser does not let the page copy. The text is selected: copy it by hand.");
    }
  }

  #setStatus(text) {
    this.#part("said").textContent = text;
  }
}
