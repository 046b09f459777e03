// Everything about a result that stands in words and numbers around its picture, kept in
// step with it: table, description, safety notes, what is assumed, what a range means.

/** @import {Description, Result, Table} from "contract" */

import {uncertaintyWords} from "../../drawing/panels/uncertainty.js";

export class ResultParts {
  #part;
  #always;
  #safety; // the notes there are; on the page they may be a translator's by now

  /** `always` are the safety notes that no state takes away. */
  constructor(root, always) {
    this.#part = (name) => root.querySelector(`[data-part=${name}]`);
    this.#always = always;
    this.#safety = new Set([...this.#part("safety").children].map((note) => note.textContent));
  }

  /**
   * Fill in `result`. Returns the safety notes that were not there before.
   *
   * @param {Result} result
   * @param {string} assumed
   */
  show(result, assumed) {
    fillTable(this.#part("table").tHead, this.#part("table").tBodies[0], result.table);
    fillWords(this.#part("description"), result.description);
    if (this.#part("assumed")) {
      this.#part("assumed").textContent = assumed.toLowerCase();
      lightIntervals(this.#part("met"), result.assumption);
    }
    const [before, safety] = [this.#safety, [...this.#always, ...result.safety]];
    fillList(this.#part("safety"), safety);
    this.#safety = new Set(safety);
    return safety.filter((note) => !before.has(note));
  }

  /**
   * Say which uncertainty is drawn, in the sentence that came with the result.
   *
   * @param {Result} result
   * @param {import("../../drawing/panels/uncertainty.js").Encoding} encoding
   */
  sayUncertainty(result, encoding) {
    const place = this.#part("uncertainty");
    if (place) place.textContent = uncertaintyWords(result, encoding);
  }

  /**
   * Pinned results as further groups of rows, each under its name.
   *
   * @param {{name: string, text: string, result: Result}[]} pins
   */
  showPins(pins) {
    const table = this.#part("table");
    while (table.tBodies.length > 1) table.tBodies[1].remove();
    for (const {name, text, result} of pins) {
      const body = table.createTBody();
      const head = document.createElement("th");
      Object.assign(head, {
        scope: "rowgroup",
        colSpan: result.table.columns.length,
        textContent: `Pinned as ${name}: ${text}`,
      });
      fillTable(null, body, result.table);
      body.insertRow(0).append(head);
    }
  }
}

// The chart's numbers and words outside the picture: table, description, notes. Nodes
// are reused and written only when they differ, so that dragging stays cheap.

/**
 * Fill the head (unless null) and one body of a table.
 *
 * @param {HTMLTableSectionElement | null} heads
 * @param {HTMLTableSectionElement} body
 * @param {Table} table
 */
function fillTable(heads, body, {columns, rows}) {
  const head = heads?.rows[0];
  if (head) {
    resize(head, columns.length, () => cell("th", {scope: "col"}));
    columns.forEach((text, i) => set(head.cells[i], text));
  }
  while (body.rows.length > rows.length) body.deleteRow(-1);
  while (body.rows.length < rows.length) body.insertRow();
  rows.forEach((row, i) => {
    const line = body.rows[i];
    resize(line, row.length, (n) => (n === 0 ? cell("th", {scope: "row"}) : cell("td")));
    row.forEach((value, n) => set(line.cells[n], plain(value)));
  });
}

/**
 * Fill the paragraphs of `root` with the three levels of a description.
 *
 * @param {Element} root
 * @param {Description} description
 */
function fillWords(root, {build, stats, trend}) {
  [build, stats, trend].forEach((text, i) => set(root.children[i], text));
}

/** Fill a list; an empty one is hidden. */
export function fillList(list, texts) {
  while (list.children.length > texts.length) list.lastElementChild.remove();
  while (list.children.length < texts.length) list.append(document.createElement("li"));
  texts.forEach((text, i) => set(list.children[i], text));
  list.hidden = texts.length === 0;
}

// A value as the build prints it: whole numbers without ".0", a dash for nothing.
function plain(value) {
  return value == null ? "–" : String(value);
}

function resize(row, length, make) {
  while (row.cells.length > length) row.deleteCell(-1);
  while (row.cells.length < length) row.append(make(row.cells.length));
}

function cell(name, attributes = {}) {
  return Object.assign(document.createElement(name), attributes);
}

function set(node, text) {
  const [only] = node.childNodes;
  if (node.childNodes.length === 1 && only instanceof Text) {
    if (only.data !== text) only.data = text; // cheaper for the browser than another node
  } else if (node.textContent !== text) node.textContent = text;
}

// One mark for each reported interval; those light up that hold what the model says at a position.
/**
 * @param {HTMLElement} met
 * @param {string} position
 */
function lightIntervals(met, position) {
  /** @type {HTMLElement[]} */
  const marks = [...met.querySelectorAll("span")];
  for (const mark of marks)
    mark.classList.toggle("is-met", mark.dataset.inside.split(" ").includes(position));
  const lit = met.querySelectorAll(".is-met").length;
  met.setAttribute("aria-label", `The model meets ${lit} of ${marks.length} reported intervals.`);
}
