// <question-builder for="id of the list">: pick questions, see the sheet, take it along.
//
// What was picked and written stays in memory, so that reading a page of the site and
// coming back loses nothing. Closing the page forgets it; nothing is stored or sent.

import {downloadFile} from "../page/download.js";
import {fillFacts, fillSheet, printSheet, sheetText} from "./question-sheet.js";

const MAX_SUGGESTIONS = 5; // at most; a longer list would be one more list to choose from
const DEBOUNCE_MS = 500; // ms without typing before the sheet follows

const selection = {picked: new Set(), facts: new Map(), note: ""};

export class QuestionBuilder extends HTMLElement {
  /** @type {Set<string>} */
  static explored; // names of the charts that were moved during this visit
  #list;
  #boxes;
  #fields;
  #suggestions;
  #timer = 0;

  connectedCallback() {
    this.#list = document.getElementById(this.getAttribute("for"));
    this.#suggestions = document.getElementById("question-suggestions");
    if (!this.#list || this.#boxes) return;
    this.#boxes = [...this.#list.querySelectorAll("input[type=checkbox]")];
    for (const box of this.#boxes) {
      box.disabled = false;
      box.addEventListener("change", () => this.#pick(box));
    }
    this.#fields = [...this.#list.querySelectorAll("[data-part=facts] :is(select, input)")];
    for (const field of this.#fields) {
      field.disabled = false;
      field.value = selection.facts.get(field.id) ?? "";
      field.addEventListener("input", () => {
        selection.facts.set(field.id, field.value);
        this.#showSoon();
      });
    }
    const note = this.querySelector("textarea");
    note.value = selection.note;
    note.addEventListener("input", () => {
      selection.note = note.value;
      this.#showSoon();
    });
    const actions = {
      print: () => this.#print(),
      copy: () => this.#copy(),
      download: () => this.#download(),
      clear: () => this.#clear(),
    };
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = this.querySelectorAll("[data-action]");
    for (const button of buttons) button.addEventListener("click", actions[button.dataset.action]);
    this.#list.classList.add("questions--pick");
    this.#show();
  }

  get #most() {
    return Number(this.#list.dataset.most);
  }

  // What stands on the sheet: the core questions, then those picked, in the order of the list.
  get #sheet() {
    const textOf = (item) => item.querySelector(".question-text").textContent;
    const core = [...this.#list.querySelectorAll("[data-part=core] li")].map(textOf);
    const picked = this.#boxes.filter((box) => box.checked).map((box) => textOf(box.closest("li")));
    const facts = this.#fields.map((field) => {
      const label = field.closest(".question-fact").querySelector("label").textContent;
      return {label, text: field.value.trim()};
    });
    return {facts, questions: [...core, ...picked], note: selection.note.trim()};
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }

  #pick(box) {
    if (box.checked && selection.picked.size >= this.#most) {
      box.checked = false;
      this.#setStatus(`There is room for ${this.#most} more questions. Take one away first.`);
      return;
    }
    selection.picked[box.checked ? "add" : "delete"](box.name);
    this.#show();
    this.#setStatus("");
  }

  #showSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(), DEBOUNCE_MS);
  }

  #show() {
    for (const box of this.#boxes) box.checked = selection.picked.has(box.name);
    const {facts, questions, note} = this.#sheet;
    const left = this.#most - selection.picked.size;
    this.#part("count").textContent =
      `${questions.length} questions on the sheet. ${left === 0 ? "It is full." : `Room for ${left} more.`}`;
    fillFacts(this, facts);
    fillSheet(this, questions, note);
    this.#suggest();
  }

  #suggest() {
    const fitting = this.#boxes.filter((box) => {
      const charts = box.closest("li").dataset.charts.split(" ");
      return !box.checked && charts.some((name) => QuestionBuilder.explored.has(name));
    });
    const items = fitting.slice(0, MAX_SUGGESTIONS).map((box) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `Add: ${box.closest("li").querySelector(".question-text").textContent}`;
      button.addEventListener("click", () => this.#take(box));
      item.append(button);
      return item;
    });
    this.#suggestions.querySelector("ul").replaceChildren(...items);
    this.#suggestions.hidden = items.length === 0;
  }

  // The button that was pressed goes away, so the focus moves to what it has set.
  #take(box) {
    box.checked = true;
    this.#pick(box);
    box.focus();
  }

  // What was typed a moment ago prints as well.
  #print() {
    this.#show();
    printSheet(this);
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(sheetText(this, this.#sheet));
      this.#setStatus("Copied.");
    } catch {
      this.#setStatus("This browser does not let the page copy. Download the text instead.");
    }
  }

  #download() {
    const text = new Blob([sheetText(this, this.#sheet)], {type: "text/plain;charset=utf-8"});
    downloadFile("questions.txt", text); // a name that says nothing about health
    this.#setStatus("The file is called questions.txt.");
  }

  #clear() {
    selection.picked.clear();
    selection.facts.clear();
    for (const field of this.#fields) field.value = "";
    selection.note = this.querySelector("textarea").value = "";
    this.#show();
    this.#setStatus("Only the three core questions are left.");
  }

  #setStatus(text) {
    this.#part("said").textContent = text;
  }
}
