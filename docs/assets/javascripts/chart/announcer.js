// The live sentence. A screen reader must hear one message for a whole drag, not one
// for each picture, so the text changes only when nothing has changed for a while.

const QUIET = 500; // ms after the last change
const PATIENCE = 1500; // ms to wait for a fuller answer

export class Announcer {
  #sentence;
  #heard;
  #timers = {};
  #unfinished = false; // the last answer has a fuller one on its way
  #note = ""; // a safety note that has not been heard yet
  #told = false; // something told waits, or has just been heard

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
  say(sentence, {note = "", more = false} = {}) {
    // A fuller answer repeats the one before it, so it takes over what was to be heard with it.
    const keep = this.#unfinished && this.#told && !note && !this.#note;
    this.#note = note || (this.#unfinished ? this.#note : "");
    this.#unfinished = more;
    if (!keep) {
      clearTimeout(this.#timers.heard); // what was waiting is older than this
      this.#told = false;
    }
    this.#later("sentence", more ? PATIENCE : QUIET, () => {
      if (!this.#told) write(this.#heard, this.#note && `Safety note: ${this.#note}`);
      write(this.#sentence, sentence);
      this.#note = "";
    });
  }

  /** Let `text` be heard that stands elsewhere on the page for the eye. */
  tell(text) {
    this.#told = true;
    write(this.#heard, ""); // the same text twice is heard twice
    this.#later("heard", QUIET, () => write(this.#heard, text));
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

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
