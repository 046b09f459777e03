// The live sentence. A screen reader must hear one message for a whole drag, not one
// for each picture, so the text changes only when nothing has changed for a while.

const QUIET = 500; // ms after the last change

export class Announcer {
  #sentence;
  #heard;
  #timers = {};

  /** `output` is the live region: a sentence to see, and a place for what is only heard. */
  constructor(output) {
    this.#sentence = output.querySelector("[data-part=sentence]");
    this.#heard = output.querySelector("[data-part=heard]");
  }

  /** Put `sentence` on the page once things are quiet; a newer one replaces it. `more` is heard after it. */
  say(sentence, more = "") {
    clearTimeout(this.#timers.heard); // what was waiting is older than this
    this.#later("sentence", () => {
      write(this.#heard, more);
      write(this.#sentence, sentence);
    });
  }

  /** Let `text` be heard that stands elsewhere on the page for the eye. */
  tell(text) {
    write(this.#heard, ""); // the same text twice is heard twice
    this.#later("heard", () => write(this.#heard, text));
  }

  stop() {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
  }

  #later(what, act) {
    clearTimeout(this.#timers[what]);
    this.#timers[what] = setTimeout(act, QUIET);
  }
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
