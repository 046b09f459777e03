// Walking through a chart by keyboard. The picture is one tab stop; Enter goes inside,
// arrows move from point to point and from series to series, Escape leaves. Each point
// is ringed in the picture, written below it, and said.

import {readings} from "../../drawing/draw.js";

const PAGE_POINTS = 10; // points for Page Up and Page Down, as for a slider

export class KeyboardWalk {
  focus = null; // {group, index} while inside
  #outer;
  #inside;
  #reading;
  #chart;
  #at = {group: 0, index: 0};

  /** `chart` gives `result` and takes `redraw()` and `announce(text)`. */
  constructor({outer, inside, reading}, question, chart) {
    this.#outer = outer;
    this.#inside = inside;
    this.#reading = reading;
    this.#chart = chart;
    outer.tabIndex = 0;
    outer.setAttribute("role", "group");
    outer.setAttribute("aria-label", `Chart: ${question} Press Enter to read its points.`);
    inside.tabIndex = -1;
    outer.addEventListener("keydown", (event) => this.#key(event));
    inside.addEventListener("focusout", () => this.#left());
  }

  /** The series that was read last: {label, points}, or undefined where there is none. */
  get series() {
    return this.groups[this.#at.group] ?? this.groups[0];
  }

  /** Stay on a point that exists, after a new result. */
  refresh() {
    if (this.focus) this.#move(this.#at.group, this.#at.index, {quiet: true});
  }

  /** What can be walked through: [{label, points: [{label, text}]}], in the order of the picture. */
  get groups() {
    return readings(this.#chart.result);
  }

  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const act =
      event.target === this.#outer ? this.#outerKeys[event.key] : this.focus && this.#insideKeys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #outerKeys = {Enter: () => this.#enter()};

  #insideKeys = {
    ArrowRight: () => this.#step(1),
    ArrowLeft: () => this.#step(-1),
    PageDown: () => this.#step(PAGE_POINTS),
    PageUp: () => this.#step(-PAGE_POINTS),
    Home: () => this.#step(-Infinity),
    End: () => this.#step(Infinity),
    ArrowDown: () => this.#change(1),
    ArrowUp: () => this.#change(-1),
    " ": () => this.#move(this.#at.group, this.#at.index, {named: true}),
    Escape: () => this.#outer.focus(),
  };

  #enter() {
    if (this.groups.length === 0) return;
    // Only here do arrow keys belong to the chart, and a screen reader must know.
    this.#inside.setAttribute("role", "application");
    this.#inside.setAttribute(
      "aria-label",
      "Points of the chart. Arrow keys move, Space reads again, Escape leaves.",
    );
    this.#inside.focus();
    this.#move(this.#at.group, this.#at.index, {named: true});
  }

  #left() {
    this.focus = null;
    this.#reading.hidden = true;
    for (const name of ["role", "aria-label"]) this.#inside.removeAttribute(name); // a name needs a role
    this.#chart.redraw();
  }

  #step(by) {
    this.#move(this.#at.group, this.#at.index + by);
  }

  // To the point of the neighbor that stands nearest, where both have a place.
  #change(by) {
    const groups = this.groups;
    const group = clamp(this.#at.group + by, groups);
    const {points} = groups[group];
    const here = groups[this.#at.group].points[this.#at.index]?.x;
    const nearest = points.reduce(
      (best, {x}, i) => (Math.abs(x - here) < Math.abs(points[best].x - here) ? i : best),
      0,
    );
    this.#move(group, Number.isFinite(here) && Number.isFinite(points[0].x) ? nearest : this.#at.index, {
      named: group !== this.#at.group,
    });
  }

  #move(group, index, {named = false, quiet = false} = {}) {
    const groups = this.groups;
    group = clamp(group, groups);
    const {label, points} = groups[group];
    index = clamp(index, points);
    this.#at = this.focus = {group, index};
    const {text} = points[index];
    this.#reading.textContent = `${label}. ${text}`;
    this.#reading.hidden = false;
    this.#chart.redraw();
    if (!quiet) this.#chart.announce(named ? `${label}. ${text}` : text);
  }
}

const clamp = (index, list) => Math.min(Math.max(index, 0), list.length - 1);
