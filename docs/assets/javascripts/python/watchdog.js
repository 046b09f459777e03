// Notices when nothing was heard for too long. The time allowed comes from the page, so that a
// test need not wait for it.

const TIMEOUT_S = 20; // without a sign of life
const WAKE_GAP_MS = 2000; // by which a timer may be late on a computer that is awake

export class Watchdog {
  #onTimeout;
  #timer = 0;

  /** @param {(seconds: number) => void} onTimeout called after so many seconds of silence */
  constructor(onTimeout) {
    this.#onTimeout = onTimeout;
  }

  /** A sign of life: wait anew, `factor` times as long as usual. */
  restart(factor = 1) {
    const seconds = timeoutSeconds() * factor;
    const due = performance.now() + seconds * 1000;
    this.stop();
    this.#timer = setTimeout(() => {
      // When a computer wakes up all timers are due, and nobody had time to give a sign.
      if (performance.now() > due + WAKE_GAP_MS) this.restart(factor);
      else this.#onTimeout(seconds);
    }, seconds * 1000);
  }

  stop() {
    clearTimeout(this.#timer);
  }
}

/** Seconds of silence allowed: `data-patience` on a chart or on <html>, else 20. */
function timeoutSeconds() {
  /** @type {HTMLElement} */
  const holder = document.querySelector("bone-chart[data-patience]") ?? document.documentElement;
  const seconds = Number(holder.dataset.patience);
  return seconds > 0 ? seconds : TIMEOUT_S;
}
