// The line that says whether Python is off, on its way, there, or broken.

const STAGES = {
  list: "looking up its files",
  start: "starting the interpreter",
  model: "loading the model",
};

export class Status {
  #stage;
  #progress;
  #problem;
  #retry;
  #idle;

  constructor(root) {
    const part = (name) => root.querySelector(`[data-part=${name}]`);
    this.#stage = part("stage");
    this.#progress = part("progress");
    this.#problem = part("problem");
    this.#retry = root.querySelector("[data-action=retry]");
    this.#idle = this.#stage.textContent;
  }

  /** Progress of the start: which stage, how many bytes. */
  progress({stage, loaded, total}) {
    if (stage === "download") {
      this.#setStage(`Starting Python: downloading ${megabytes(loaded)} of ${megabytes(total)} MB`);
      this.#bar(total ? loaded / total : null);
    } else if (STAGES[stage]) {
      this.#setStage(`Starting Python: ${STAGES[stage]}`);
      this.#bar(null);
    }
  }

  booting() {
    this.#clear();
    this.#setStage("Starting Python");
    this.#bar(null);
  }

  live() {
    this.#clear();
    this.#setStage("Live: each picture is computed by Python in this page.");
  }

  failed(sentence, forever) {
    this.#clear();
    this.#setStage("");
    const advice = forever ? "" : " Try again, or reload the page.";
    this.#problem.textContent = `${sentence} The picture, the sentence and the table stay as they were.${advice}`;
    this.#retry.hidden = forever;
  }

  unsupported() {
    this.#clear();
    this.#setStage(
      "This browser cannot run Python, so the settings do not move. The picture, the sentence and the table below are complete.",
    );
  }

  idle() {
    this.#clear();
    this.#setStage(this.#idle);
  }

  #setStage(text) {
    if (this.#stage.textContent !== text) this.#stage.textContent = text;
  }

  // A bar without a value shows that something goes on, but not how far.
  #bar(share) {
    this.#progress.hidden = false;
    if (share == null) this.#progress.removeAttribute("value");
    else this.#progress.value = share;
  }

  #clear() {
    this.#progress.hidden = true;
    if (this.#problem.textContent) this.#problem.textContent = "";
    this.#retry.hidden = true;
  }
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
