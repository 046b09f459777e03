// What a person does at once: a drag, or a run of keys on one control, is one thing to take back.

const PAUSE_MS = 1000; // without a key: the run is over

export class Gestures {
  #last = null;
  #at = -Infinity;
  #token = null;

  /** What the change of now belongs to: the same as before where `run` goes on; null is never gone on with. */
  next(run, now = performance.now()) {
    const goesOn = run !== null && run === this.#last && now - this.#at < PAUSE_MS;
    if (!goesOn) this.#token = Symbol(run ?? "");
    this.#last = run;
    this.#at = now;
    return this.#token;
  }
}
