// Whether Python is off, on its way, there, or broken. While it starts, the stage says so where
// the reader looks, in place of what the story tells; how it stands otherwise is said beside the
// settings.

const STAGES = {
  list: "looking up its files",
  start: "starting the interpreter",
  model: "loading the model",
};

export class Status {
  #boot;
  #start;
  #progress;
  #problem;
  #retry;
  #idle;

  constructor(root) {
    const part = (name) => root.querySelector(`[data-part=${name}]`);
    this.#boot = part("boot");
    this.#start = part("start");
    this.#progress = part("progress");
    this.#problem = part("problem");
    this.#retry = root.querySelector("[data-action=retry]");
    this.#idle = this.#start.textContent;
  }

  /** Progress of the start: which stage, how many bytes. */
  progress({stage, loaded, total}) {
    if (stage === "download") {
      this.#sayBoot(`Starting Python: downloading ${megabytes(loaded)} of ${megabytes(total)} MB`);
      this.#bar(total ? loaded / total : null);
    } else if (STAGES[stage]) {
      this.#sayBoot(`Starting Python: ${STAGES[stage]}`);
      this.#bar(null);
    }
  }

  booting() {
    this.#clear();
    this.#sayBoot("Starting Python");
    this.#bar(null);
  }

  live() {
    this.#clear();
    this.#start.textContent = "Live: Python computes here, in this page.";
  }

  failed(sentence, forever) {
    this.#clear();
    const advice = forever ? "" : " Try again, or reload the page.";
    this.#problem.textContent = `${sentence} The picture, the sentence and the table stay as they were.${advice}`;
    this.#retry.hidden = forever;
  }

  unsupported() {
    this.#clear();
    this.#sayBoot(
      "This browser cannot run Python, so the settings do not move. The picture, the sentence and the table are complete.",
    );
  }

  idle() {
    this.#clear();
    this.#start.textContent = this.#idle;
  }

  #sayBoot(text) {
    if (this.#boot.textContent !== text) this.#boot.textContent = text;
    this.#boot.hidden = text === "";
  }

  // A bar without a value shows that something goes on, but not how far.
  #bar(share) {
    this.#progress.hidden = false;
    if (share == null) this.#progress.removeAttribute("value");
    else this.#progress.value = share;
  }

  #clear() {
    this.#progress.hidden = true;
    this.#sayBoot("");
    if (this.#problem.textContent) this.#problem.textContent = "";
    this.#retry.hidden = true;
  }
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
