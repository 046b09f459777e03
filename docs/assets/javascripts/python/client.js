// The page's side of Python: one worker for the whole visit, shared by all charts
// and kept when instant navigation swaps the page.
//
//   off ── start ──► loading ── ready ──► ready ── NumPy loaded ──► numpy
//                       │                   │                         │
//                       └──────► failed ◄───┴─────────────────────────┘   (run starts anew)
//
// Newest input wins: one request is under way, and each chart has at most one waiting;
// a newer one replaces it. Whatever stays silent too long is ended and started afresh
// on the next request.

import {openedFromFolder, readFolderFile, startFolderWorker} from "../page/file-protocol.js";
import {explainLoss, quoteBrowser} from "../page/lost-file.js";
import {baseUrl, fileUrl, release} from "../page/release.js";
import {unpackAnswer} from "./unpack.js";
import {Watchdog} from "./watchdog.js";

const SLOW_STAGE_FACTOR = 3; // starting the interpreter reports nothing on the way: wait longer

/** Python is not there or has stopped; the message is a sentence for the reader. */
export class PythonUnavailableError extends Error {
  /** `forever` says that another try is of no use. */
  constructor(sentence, forever = false) {
    super(sentence);
    this.forever = forever;
  }
}

export class PythonClient extends EventTarget {
  #starting = false; // or started
  #worker = null;
  #waiting = new Map(); // owner -> {request, resolve, reject}
  #running = null;
  #numpy = null;
  #watchdog = new Watchdog((seconds) => {
    this.#fail(`Python gave no sign of life for ${seconds} seconds and was stopped.`);
  });
  // NumPy is an extra: its silence ends the waiting for it, not the worker.
  #numpyWatchdog = new Watchdog((seconds) => {
    this.#numpy = null;
    this.#resolveNumpy({ok: false, message: `NumPy gave no sign of life for ${seconds} seconds.`});
  });
  #starts = 0; // counts starts and failures, to recognize a start that came too late
  #runs = 0;

  constructor() {
    super();
    this.#setState("off");
  }

  get ready() {
    return this.state === "ready" || this.state === "numpy";
  }

  /** Start the worker unless it runs. Events: "progress" with stage and bytes. */
  async start() {
    if (this.#starting) return;
    this.#starting = true;
    const fresh = this.state === "failed"; // a cached file may have been the reason
    performance.mark("python-boot-start");
    this.#setState("loading");
    this.#watchdog.restart();
    const count = ++this.#starts;
    let worker;
    try {
      worker = await this.#createWorker(fresh);
    } catch (error) {
      if (count !== this.#starts) return;
      this.#fail(`The page could not start Python. ${quoteBrowser(error)}`);
      return;
    }
    if (count !== this.#starts) {
      worker.terminate();
      return;
    }
    this.#worker = worker;
    this.#connect(worker);
    worker.postMessage({type: "boot", baseUrl, release, fresh, folder: openedFromFolder});
  }

  async #createWorker(fresh) {
    const options = {name: "living-bone-python"};
    if (openedFromFolder) return startFolderWorker(baseUrl, options);
    const url = fileUrl("worker.js");
    // A worker takes what the browser keeps; this renews it.
    if (fresh) await fetch(url, {cache: "reload"}).catch(() => {});
    return new Worker(url, options);
  }

  /**
   * Let the model answer a request. Resolves to its answer, {result} or {error}, or to {dropped: true}
   * when a newer request of the same owner took its place. Rejects with PythonProblem.
   */
  run(owner, request) {
    this.cancel(owner);
    return new Promise((resolve, reject) => {
      this.#waiting.set(owner, {request, resolve, reject});
      this.start();
      this.#sendNext();
    });
  }

  /** Drop what `owner` still waits for. */
  cancel(owner) {
    this.#waiting.get(owner)?.resolve({dropped: true});
    this.#waiting.delete(owner);
  }

  /** Load NumPy, once. Resolves to {ok, message}; a failure costs the bands, not the lines. */
  loadNumpy(request) {
    if (!this.ready) return Promise.resolve({ok: false, message: "Python is not running."});
    this.#numpy ??= new Promise((resolve) => {
      performance.mark("numpy-load-start");
      this.#worker.postMessage({type: "numpy", text: JSON.stringify(request)});
      this.#resolveNumpy = resolve;
      this.#numpyWatchdog.restart();
    });
    return this.#numpy;
  }

  /** @type {(loaded: {ok: boolean, broke?: boolean, message?: string}) => void} `broke` ended Python, too */
  #resolveNumpy = () => {};

  #sendNext() {
    if (!this.ready || this.#running) return;
    const [first] = this.#waiting;
    if (!first) return;
    const [owner, waiting] = first;
    this.#waiting.delete(owner);
    this.#running = {...waiting, id: ++this.#runs};
    this.#watchdog.restart();
    this.#worker.postMessage({type: "run", id: this.#running.id, text: JSON.stringify(waiting.request)});
  }

  // A worker that was ended may still have messages under way; they count no more.
  #connect(worker) {
    const current = (act) => (event) => worker === this.#worker && act(event);
    let heard = false;
    worker.onmessage = current(({data}) => {
      heard = true;
      this.#receive(data);
    });
    worker.onerror = current((event) => {
      event.preventDefault?.();
      // Of a script that did not arrive the browser tells nothing at all.
      this.#fail(
        heard || event.message
          ? `The part of the page that runs Python stopped (${event.message || "the browser gives no reason"}).`
          : `The script that runs Python could not be fetched. ${explainLoss()}`,
      );
    });
    worker.onmessageerror = current(() => this.#fail("Python sent an answer that cannot be read."));
  }

  #receive(message) {
    if (message.type === "file") {
      const worker = this.#worker;
      readFolderFile(baseUrl, message.name).then((text) =>
        worker.postMessage({type: "file", name: message.name, text}),
      );
    } else if (message.type === "progress") {
      if (message.stage === "numpy" && this.#numpy)
        this.#numpyWatchdog.restart(message.loaded < message.total ? 1 : SLOW_STAGE_FACTOR);
      // Bytes of NumPy are a sign of life for a question that needs it.
      if (this.state === "loading" || this.#running)
        this.#watchdog.restart(message.stage === "start" ? SLOW_STAGE_FACTOR : 1);
      this.dispatchEvent(new CustomEvent("progress", {detail: message}));
    } else if (message.type === "ready") {
      performance.measure("python-boot", "python-boot-start");
      this.#watchdog.stop();
      document.documentElement.dataset.snapshot = message.snapshot ? "used" : "unused";
      this.#setState("ready");
      this.#sendNext();
    } else if (message.type === "answer") {
      this.#finishRun(message);
    } else if (message.type === "numpy") {
      this.#numpyWatchdog.stop();
      if (message.ok) {
        performance.measure("numpy-load", "numpy-load-start");
        this.#setState("numpy");
      } else {
        this.#numpy = null; // another try may go better
      }
      this.#resolveNumpy(message);
    } else if (message.type === "failed") {
      this.#fail(message.message, message.forever);
    }
  }

  #finishRun(message) {
    if (this.#running?.id !== message.id) return;
    const {resolve} = this.#running;
    this.#running = null;
    this.#watchdog.stop();
    resolve(unpackAnswer(message));
    this.#sendNext();
  }

  #fail(sentence, forever = false) {
    this.#watchdog.stop();
    this.#numpyWatchdog.stop();
    this.#starts += 1;
    this.#worker?.terminate();
    this.#worker = null;
    this.#starting = false;
    this.#resolveNumpy({ok: false, broke: true, message: sentence});
    this.#numpy = null;
    this.#setState("failed");
    const lost = [...this.#waiting.values(), ...(this.#running ? [this.#running] : [])];
    this.#waiting.clear();
    this.#running = null;
    for (const {reject} of lost) reject(new PythonUnavailableError(sentence, forever));
  }

  #setState(state) {
    this.state = state;
    document.documentElement.dataset.python = state;
  }
}
