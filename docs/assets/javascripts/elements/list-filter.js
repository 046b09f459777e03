// <list-filter for="id">: filter and sort a list or table that is complete without it.
//
// Every select named after a data attribute keeps the items that have its value among
// their words (parted by "|"); the text field keeps those that contain it. The select
// named "sort" orders by a data attribute, as numbers or as text; its empty choice is
// the order of the page, with its groups.

import {sectionInAddress} from "../page/fragment.js";

const DEBOUNCE_MS = 500; // ms after the last key before the count is said

export class ListFilter extends HTMLElement {
  #items;
  #places;
  #timer = 0;
  #connection;

  connectedCallback() {
    const list = document.getElementById(this.getAttribute("for"));
    if (!list) return;
    this.#items ??= [...list.querySelectorAll("[data-item]")];
    this.#places ??= new Map(this.#items.map((item) => [item, item.parentElement]));
    this.#connection = new AbortController();
    const {signal} = this.#connection;
    const form = this.querySelector("form");
    form.addEventListener("submit", (event) => event.preventDefault(), {signal});
    form.addEventListener("input", () => this.#apply(), {signal});
    form.addEventListener("reset", () => setTimeout(() => this.#apply()), {signal});
    window.addEventListener("hashchange", () => this.#reveal(), {signal});
    this.#apply();
  }

  disconnectedCallback() {
    this.#connection?.abort();
    clearTimeout(this.#timer);
  }

  #apply() {
    const data = new FormData(this.querySelector("form"));
    const entries = [...data].map(([key, value]) => [key, String(value)]);
    const {sort, search, ...filters} = Object.fromEntries(entries);
    const text = (search ?? "").trim().toLocaleLowerCase();
    let shown = 0;
    for (const item of this.#items) {
      const fits = Object.entries(filters).every(
        ([key, value]) => !value || (item.dataset[key] ?? "").split("|").includes(value),
      );
      item.hidden = !fits || !item.textContent.toLocaleLowerCase().includes(text);
      if (!item.hidden) shown += 1;
    }
    this.#order(sort ?? "");
    this.#count(shown);
  }

  #order(key) {
    for (const item of this.#items) this.#places.get(item).append(item);
    const [first] = this.#places.values();
    if (key) {
      const sorted = [...this.#items].sort((a, b) => compare(a.dataset[key] ?? "", b.dataset[key] ?? ""));
      first.append(...sorted);
    }
    // The name of a group stands for what is shown below it.
    for (const place of new Set(this.#places.values())) {
      const name = place.querySelector("[data-group]");
      if (name)
        name.hidden =
          Boolean(key) || this.#items.every((item) => item.hidden || item.parentElement !== place);
    }
  }

  #count(shown) {
    clearTimeout(this.#timer);
    const say = () => {
      const status = this.querySelector("[data-part=shown]");
      const text = `${shown} of ${this.#items.length} shown.`;
      if (status.textContent !== text) status.textContent = text;
    };
    this.#timer = setTimeout(say, DEBOUNCE_MS);
  }

  // A link to an item that is filtered out shows everything again.
  #reveal() {
    const item = document.getElementById(sectionInAddress());
    if (!item?.hidden || !this.#items.includes(item)) return;
    this.querySelector("form").reset();
    setTimeout(() => item.scrollIntoView());
  }
}

const compare = (a, b) => a.localeCompare(b, "en", {numeric: true});
