// The index of the search is the largest part of a first visit, and most visits never search. The
// theme asks for it at once; the request is held until the reader turns to the search.

import {intercept} from "./xhr-intercept.js";

const SIGNS = ["pointerover", "touchstart", "focusin", "keydown"];
const SEARCH = "[data-md-component=search], [for=__search], #__search";
const KEYS = ["f", "s", "/"]; // of the theme

intercept((address) => address.endsWith("/search/search_index.json"), {
  wait: () => (asked() ? Promise.resolve() : new Promise(onInterest)),
});

// An address may carry a question for the search, or the words to mark in the page.
function asked() {
  const words = new URLSearchParams(location.search);
  return words.has("q") || words.has("h");
}

function onInterest(go) {
  const look = ({type, key, target}) => {
    if (type === "keydown" ? !KEYS.includes(key) : !target.closest?.(SEARCH)) return;
    for (const sign of SIGNS) removeEventListener(sign, look, true);
    go();
  };
  for (const sign of SIGNS) addEventListener(sign, look, {capture: true, passive: true});
}
