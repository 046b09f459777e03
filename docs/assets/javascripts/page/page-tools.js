// The script of the elements that single pages have, loaded once a page holds one of them.

import {fileUrl} from "./release.js";

const ELEMENTS = "assumption-switch, lesson-builder, list-filter, offline-copy, question-builder, self-test";

/** Look for them now and on each page to come. `pages` is the theme's stream of pages, `document$`. */
export function loadPageTools(pages) {
  let asked = false;
  const look = () => {
    if (asked || !document.querySelector(ELEMENTS)) return;
    asked = true;
    const script = document.createElement("script");
    script.src = fileUrl("page-tools.js");
    script.addEventListener("error", () => {
      asked = false; // the next page may find it
    });
    document.head.append(script);
  };
  look(); // the page is parsed by now, and waits with its "load" for what is added here
  pages?.subscribe(look);
}
