// The live sentence. A screen reader must hear one message for a whole drag, not one
// for each picture, so the text changes only when nothing has changed for a while.

const DEBOUNCE_MS = 500; // ms after the last change
const FULLER_ANSWER_MS = 1500; // ms to wait for a fuller answer

export class Announcer {
  #sentence;
  #heard;
  #timers = {};
  #unfinished = false; // the last answer has a fuller one on its way
  #note = ""; // a safety note that has not been heard yet
  #announced = false; // an announcement waits, or has just been heard

  /** `output` is the live region: a sentence to see, and a place for what is only heard. */
  constructor(output) {
    this.#sentence = output.querySelector("[data-part=sentence]");
    this.#heard = output.querySelector("[data-part=heard]");
  }

  /**
   * Put `sentence` on the page once things are quiet; a newer one replaces it. `note`, a new
   * safety note, is heard after it. With `more`, a fuller answer is on its way (women around
   * a line): the two are said as one.
   */
  announceResult(sentence, {note = "", more = false} = {}) {
    // A fuller answer repeats the one before it, so it takes over what was to be heard with it.
    const keep = this.#unfinished && this.#announced && !note && !this.#note;
    this.#note = note || (this.#unfinished ? this.#note : "");
    this.#unfinished = more;
    if (!keep) {
      clearTimeout(this.#timers.heard); // what was waiting is older than this
      this.#announced = false;
    }
    this.#later("sentence", more ? FULLER_ANSWER_MS : DEBOUNCE_MS, () => {
      if (!this.#announced) setText(this.#heard, this.#note && `Safety note: ${this.#note}`);
      setText(this.#sentence, sentence);
      this.#note = "";
    });
  }

  /** Let `text` be heard that stands elsewhere on the page for the eye. */
  announce(text) {
    this.#announced = true;
    setText(this.#heard, ""); // the same text twice is heard twice
    this.#later("heard", DEBOUNCE_MS, () => setText(this.#heard, text));
  }

  /** Forget what waits to be said: something changes again, or the chart goes. */
  stop() {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
  }

  #later(what, wait, act) {
    clearTimeout(this.#timers[what]);
    this.#timers[what] = setTimeout(act, wait);
  }
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
