// <question-builder for="id of the list">: pick questions, see the sheet, take it along.
//
// What was picked and written stays in memory, so that reading a page of the site and
// coming back loses nothing. Closing the page forgets it; nothing is stored or sent.

import {save} from "../page/download.js";
import {explored} from "../page/visit-state.js";
import {fillSheet, printSheet, sheetText} from "./question-sheet.js";

const SUGGESTED = 5; // at most; a longer list would be one more list to choose from
const QUIET = 500; // ms without typing before the sheet follows

const kept = {picked: new Set(), note: ""};

export class QuestionBuilder extends HTMLElement {
  #list;
  #boxes;
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
    this.#part("note").value = kept.note;
    this.#part("note").addEventListener("input", () => {
      kept.note = this.#part("note").value;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#show(), QUIET);
    });
    const actions = {print: () => this.#print(), copy: () => this.#copy(), download: () => this.#download(), clear: () => this.#clear()};
    for (const button of this.querySelectorAll("[data-action]")) button.addEventListener("click", actions[button.dataset.action]);
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
    return {questions: [...core, ...picked], note: kept.note.trim()};
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }

  #pick(box) {
    if (box.checked && kept.picked.size >= this.#most) {
      box.checked = false;
      this.#say(`There is room for ${this.#most} more questions. Take one away first.`);
      return;
    }
    kept.picked[box.checked ? "add" : "delete"](box.name);
    this.#show();
    this.#say("");
  }

  #show() {
    for (const box of this.#boxes) box.checked = kept.picked.has(box.name);
    const {questions, note} = this.#sheet;
    const left = this.#most - kept.picked.size;
    this.#part("count").textContent = `${questions.length} questions on the sheet. ${left === 0 ? "It is full." : `Room for ${left} more.`}`;
    fillSheet(this, questions, note);
    this.#suggest();
  }

  #suggest() {
    const fitting = this.#boxes.filter((box) => {
      const charts = box.closest("li").dataset.charts.split(" ");
      return !box.checked && charts.some((name) => explored.has(name));
    });
    const items = fitting.slice(0, SUGGESTED).map((box) => {
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

  #print() {
    printSheet(this);
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(sheetText(this, this.#sheet));
      this.#say("Copied.");
    } catch {
      this.#say("This browser does not let the page copy. Download the text instead.");
    }
  }

  #download() {
    const text = new Blob([sheetText(this, this.#sheet)], {type: "text/plain;charset=utf-8"});
    save("questions.txt", text); // a name that says nothing about health
    this.#say("The file is called questions.txt.");
  }

  #clear() {
    kept.picked.clear();
    kept.note = this.#part("note").value = "";
    this.#show();
    this.#say("Only the three core questions are left.");
  }

  #say(text) {
    this.#part("said").textContent = text;
  }
}
