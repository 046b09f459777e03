// The address of the page as a place to keep things: it holds the state of every chart that was
// moved, whole, whatever section it names. What is in memory here is the truth, and the address
// follows it: browsers allow only so many changes in a time, so what comes in a row is written
// at its start and once more when it rests, and what is refused is tried again.

import {composeFragment, parseFragment} from "./fragment.js";

const REST_MS = 1000;
const RETRY_MS = 5000;

export class AddressBar {
  #page; // path of the page that all this is about
  #section = "";
  #states = new Map(); // id of a chart -> its state as a fragment
  #gesture = null;
  /** @type {"pushState" | "replaceState" | null} */
  #due = null;
  #timer;

  constructor() {
    this.#open();
    for (const name of ["popstate", "hashchange"]) addEventListener(name, () => this.#follow());
    // Before the reader leaves, or looks at the address itself.
    for (const name of ["pagehide", "blur"]) addEventListener(name, () => this.flush());
    const onClick = ({target}) => target instanceof Element && target.closest("a") && this.flush();
    addEventListener("click", onClick, {capture: true});
  }

  /** The state of chart `id`, or undefined where the address does not name it. */
  stateOf(id) {
    this.#open();
    return this.#states.get(id);
  }

  /**
   * Make `state` the one of chart `id`; "" takes it away. Each `gesture` is one step of the browser's
   * history; null stands for one of its own.
   */
  write(id, state, gesture = null) {
    this.#open();
    if (state === (this.#states.get(id) ?? "")) return;
    if (state) this.#states.set(id, state);
    else this.#states.delete(id);
    if (gesture !== null && gesture === this.#gesture) {
      this.#schedule(this.#due ?? "replaceState", REST_MS);
      return;
    }
    this.flush();
    this.#gesture = gesture;
    this.#due = "pushState";
    this.flush();
  }

  /** Let `state` be the one of chart `id` in the step that was written last: it follows from that. */
  amend(id, state) {
    this.#states.set(id, state);
    this.#schedule(this.#due ?? "replaceState", 0);
  }

  /** Whether the address names any chart. */
  get isEmpty() {
    return this.#states.size === 0;
  }

  /** Note in the browser's history where on the page the reader leaves from, as the theme does. */
  keepPlace() {
    try {
      if (history.state === null) history.replaceState({x: scrollX, y: scrollY}, "");
    } catch {} // then Back does not find the place
  }

  /** Let the address carry the words `search` that the theme marks in the page. Returns whether it does. */
  setSearch(search) {
    try {
      history.replaceState(history.state, "", location.pathname + search + location.hash);
    } catch {}
    return location.search === search;
  }

  /** Leave the section: what the reader set stays. */
  toTop() {
    this.#open();
    if (!this.#section) return;
    this.#section = "";
    this.#due = "pushState";
    this.flush();
  }

  /** Write now what waits. Returns whether the address says all. */
  flush() {
    clearTimeout(this.#timer);
    if (this.#due && location.pathname !== this.#page) this.#due = null; // the page is gone
    if (this.#due && !this.#put(this.#due)) this.#schedule(this.#due, RETRY_MS);
    return this.#due === null;
  }

  #schedule(how, wait) {
    this.#due = how;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), wait);
  }

  // A browser that has enough throws, or does nothing at all. The theme keeps the place on the page
  // in history.state; an entry without one is one that nobody has left yet.
  #put(how) {
    const here = [...this.#states].filter(([id]) => document.getElementById(id)?.localName === "bone-chart");
    const fragment = composeFragment({section: this.#section, states: new Map(here)});
    const place = {x: scrollX, y: scrollY};
    try {
      if (how === "pushState" && history.state === null) history.replaceState(place, "");
      history[how](place, "", location.pathname + location.search + (fragment && `#${fragment}`));
    } catch {
      return false;
    }
    if (location.hash !== (fragment && `#${fragment}`)) return false;
    this.#due = null;
    return true;
  }

  // The address was changed from outside. An entry that the reader goes back to holds all there was;
  // a new one, of a link or by hand, holds what it adds.
  #follow() {
    if (this.#open()) return;
    clearTimeout(this.#timer);
    this.#due = this.#gesture = null;
    const said = parseFragment(location.hash);
    const adds = history.state === null && location.hash !== "";
    const kept = adds ? [...this.#states].filter(([id]) => !said.states.has(id)) : [];
    this.#section = said.section;
    this.#states = new Map([...kept, ...said.states]);
    if (kept.length > 0) this.#schedule("replaceState", 0); // the browser is on its way to the section
  }

  // Another page has come: its address is all that is known.
  #open() {
    if (location.pathname === this.#page) return false;
    clearTimeout(this.#timer);
    this.#page = location.pathname;
    this.#due = this.#gesture = null;
    ({section: this.#section, states: this.#states} = parseFragment(location.hash));
    return true;
  }
}

/** The one of this visit. */
export const addressBar = new AddressBar();
