// The copy of the site that a browser keeps for reading without a network: made and removed as
// the reader wishes. Nothing here runs by itself.

import {explainLoss, quoteBrowser} from "../page/lost-file.js";

const CACHE_PREFIX = "living-bone-";

/** Why the copy cannot be used: the message is a sentence, `reason` what the browser says of it. */
export class OfflineCopyError extends Error {
  constructor(sentence, reason = "") {
    super(sentence);
    this.reason = reason;
  }
}

const REFUSED =
  "This browser does not let the site keep files, perhaps because of a private window or a setting.";
const UNKNOWN = "The browser stopped the work on the offline copy, and the page cannot tell why.";

const SENTENCES = {
  QuotaExceededError:
    "There is not enough room: the browser allows this site no more storage. Free some space on the device, or take the folder copy instead.",
  SecurityError: REFUSED,
  NotAllowedError: REFUSED,
  NotSupportedError: REFUSED, // what browsers say where service workers are switched off
};

// What the service worker meets where a file does not come, or comes with a wrong status.
const LOSSES = ["TypeError", "NetworkError", "bad-precaching-response", "no-response"];

/** Whatever went wrong as an error that a reader can be told; `otherwise` where its name tells nothing. */
export const explainError = (error, otherwise = UNKNOWN) =>
  error instanceof OfflineCopyError
    ? error
    : new OfflineCopyError(SENTENCES[error.name] ?? otherwise, quoteBrowser(error));

/** What the service worker says went wrong, likewise. */
export const explainProblem = (problem) =>
  LOSSES.includes(problem.name)
    ? explainError(problem, `Not every file could be fetched whole. ${explainLoss()}`)
    : explainError(problem);

export class CachedCopy {
  #worker; // address of the service worker; the copy is of the folder that it lies in

  constructor(worker) {
    this.#worker = worker;
  }

  /** Throws where this browser cannot keep anything. */
  check() {
    if (!window.isSecureContext)
      throw new OfflineCopyError("The browser keeps files only from an address that begins with https.");
    if (!navigator.serviceWorker || !globalThis.caches) throw new OfflineCopyError(REFUSED);
  }

  /** How many files are kept. */
  async count() {
    if (!(await this.#registration())?.active) return 0;
    let files = 0;
    for (const name of await this.#caches()) files += (await (await caches.open(name)).keys()).length;
    return files;
  }

  /** Fetch all files and keep them. `onProgress(share)` is called on the way. */
  async keep(bytes, onProgress) {
    const {quota, usage} = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
    if (quota !== undefined && quota - usage < bytes)
      throw new OfflineCopyError(SENTENCES.QuotaExceededError);
    const had = Boolean((await this.#registration())?.active);
    const ended = this.#listen(onProgress);
    try {
      const registration = await this.#register();
      // One that was there already installs nothing: it fetches what is missing.
      if (!registration.installing) registration.active?.postMessage({type: "complete"});
      await ended.promise;
      await navigator.serviceWorker.ready; // what was installed is active now
    } catch (error) {
      if (!had) await this.remove().catch(() => {});
      throw error;
    } finally {
      ended.stop();
    }
  }

  /** Undo everything: the worker and all that it kept. */
  async remove() {
    await (await this.#registration())?.unregister();
    for (const name of await this.#caches()) await caches.delete(name);
  }

  async #register() {
    try {
      return await navigator.serviceWorker.register(this.#worker, {updateViaCache: "none"});
    } catch (error) {
      throw explainError(error, `The script that keeps the files could not be started. ${explainLoss()}`);
    }
  }

  #listen(onProgress) {
    const stop = new AbortController();
    /** @type {Promise<void>} */
    const promise = new Promise((resolve, reject) => {
      navigator.serviceWorker.addEventListener(
        "message",
        ({data}) => {
          if (data.type === "progress") onProgress(data.done / data.total);
          else if (data.type === "kept") resolve();
          else if (data.type === "problem") reject(explainProblem(data));
        },
        {signal: stop.signal},
      );
    });
    promise.catch(() => {}); // heard by whoever awaits it, if it comes to that
    navigator.serviceWorker.startMessages();
    return {promise, stop: () => stop.abort()};
  }

  get #scope() {
    return new URL(".", this.#worker).href;
  }

  async #registration() {
    const registration = await navigator.serviceWorker.getRegistration(this.#scope);
    return registration?.scope === this.#scope ? registration : undefined;
  }

  // Another copy of the site on the same host has caches of its own.
  async #caches() {
    return (await caches.keys()).filter(
      (name) => name.startsWith(CACHE_PREFIX) && name.endsWith(this.#scope),
    );
  }
}
