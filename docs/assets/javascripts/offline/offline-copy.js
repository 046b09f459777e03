// <offline-copy>: keeps the site in this browser when the reader says so, and removes it again.
// The published site says in attributes where the service worker is and how much it keeps; a
// preview has none of them and keeps nothing.

import {openedFromFolder} from "../page/file-protocol.js";
import {isMeteredOrSlow} from "../python/prefetch.js";
import {CachedCopy, explainError} from "./cached-copy.js";

const COUNTED = ["none", "damaged", "kept"]; // states in which it is known what the browser keeps

export class OfflineCopy extends HTMLElement {
  #copy;

  connectedCallback() {
    this.#part("keep").onclick = () => this.#attempt(() => this.#keep());
    this.#part("remove").onclick = () => this.#attempt(() => this.#remove());
    if (openedFromFolder)
      this.#show("folder", "You are reading the folder copy: all of it is on this device already.");
    else if (!this.dataset.worker)
      this.#show("preview", "This is a preview, which keeps nothing. The published site can.");
    else this.#attempt(() => this.#start());
  }

  async #start() {
    this.#copy = new CachedCopy(new URL(this.dataset.worker, location.href).href);
    this.#copy.check();
    await this.#showCount();
  }

  async #keep() {
    this.#show("busy", "Fetching the files …");
    try {
      await this.#copy.keep(Number(this.dataset.bytes), (share) => {
        this.querySelector("progress").value = share;
      });
    } finally {
      await this.#showCount();
    }
  }

  async #remove() {
    await this.#copy.remove();
    await this.#showCount();
  }

  async #showCount() {
    const files = await this.#copy.count();
    if (files >= Number(this.dataset.files)) {
      this.#show(
        "kept",
        "The site is kept in this browser: every page and every chart works without a network.",
      );
    } else if (files > 0) {
      this.#show("damaged", "Part of the copy in this browser is missing. Keep it again, or remove it.");
    } else {
      const metered = isMeteredOrSlow()
        ? ` Your connection seems to be metered: this fetches up to ${this.dataset.megabytes} MB.`
        : "";
      this.#show("none", `Nothing is kept in this browser.${metered}`);
    }
  }

  async #attempt(work) {
    this.#say("", "");
    try {
      await work();
    } catch (error) {
      const {message, reason} = explainError(error);
      // Not even how much is kept could be found out.
      if (!COUNTED.includes(this.dataset.state)) this.#show("unusable", "No offline copy can be kept here.");
      this.#say(message, reason);
    }
  }

  #say(sentence, reason) {
    this.#part("problem").textContent = sentence;
    this.#part("reason").textContent = reason;
  }

  #show(state, sentence) {
    this.dataset.state = state;
    this.#part("state").textContent = sentence;
    this.#part("keep").textContent = `Keep for offline, ${this.dataset.megabytes}\u00a0MB`;
    this.#part("keep").hidden = !["none", "damaged"].includes(state);
    this.#part("remove").hidden = !["kept", "damaged"].includes(state);
    this.#part("progress").hidden = state !== "busy";
  }

  /** @returns {HTMLElement} */
  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }
}
