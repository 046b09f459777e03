// The index of the search is the largest part of a first visit, and most visits never search. The
// theme requests it at once; the request waits until the reader turns to the search.

import {interceptRequests} from "./xhr-intercept.js";

const INTEREST_EVENTS = ["pointerover", "touchstart", "focusin", "keydown"];
const SEARCH_SELECTOR = "[data-md-component=search], [for=__search], #__search";
const THEME_KEYS = ["f", "s", "/"]; // of the theme

interceptRequests((address) => address.endsWith("/search/search_index.json"), {
  wait: () => (isSearchInUrl() ? Promise.resolve() : new Promise(onInterest)),
});

// An address may carry a question for the search, or the words to mark in the page.
function isSearchInUrl() {
  const words = new URLSearchParams(location.search);
  return words.has("q") || words.has("h");
}

function onInterest(go) {
  /** @param {Event} event */
  const onEvent = (event) => {
    const isMeant =
      event instanceof KeyboardEvent ? THEME_KEYS.includes(event.key) : isInSearch(event.target);
    if (!isMeant) return;
    for (const sign of INTEREST_EVENTS) removeEventListener(sign, onEvent, true);
    go();
  };
  for (const sign of INTEREST_EVENTS) addEventListener(sign, onEvent, {capture: true, passive: true});
}

const isInSearch = (target) => target instanceof Element && target.closest(SEARCH_SELECTOR) !== null;
