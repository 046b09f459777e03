// Search in a copy of the site that was opened from a folder: the theme looks in a worker, which
// a page from a folder may not start from a file, so a hidden frame takes its place.

import "./native-worker.js"; // first: what follows replaces Worker

class FrameWorker extends EventTarget {
  #inside;

  constructor(url) {
    super();
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.srcdoc = "<!doctype html>"; // empty: the security policy lets no script stand in a page
    this.#inside = new Promise((resolve) => {
      frame.onload = async () => {
        const inside = /** @type {any} */ (frame.contentWindow); // what a worker has and a window lacks is added
        inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", {data}));
        inside.importScripts = async (...urls) => {
          for (const one of urls) await addScript(inside.document, one);
        };
        await addScript(inside.document, url);
        resolve(inside);
      };
    });
    document.body.append(frame);
  }

  async postMessage(data) {
    (await this.#inside).dispatchEvent(new MessageEvent("message", {data: structuredClone(data)}));
  }
}

function addScript(page, url) {
  return new Promise((resolve) => {
    const script = page.createElement("script");
    script.onload = resolve;
    script.src = url;
    page.body.append(script);
  });
}

globalThis.Worker = /** @type {any} */ (FrameWorker); // as much of one as the theme asks for
