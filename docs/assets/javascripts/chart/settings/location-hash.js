// Writing a chart's state into the address of the page, on completed changes only.

import {chartIdOf} from "./link-codec.js";

const MERGE_MS = 1000; // ms: key presses in a row make one entry, not twenty

let written = -Infinity;

/** Make `fragment` the state of chart `id` in the address; "" takes it away. */
export function writeHash(id, fragment) {
  const now = location.hash.replace(/^#/, "");
  if (fragment === now || (fragment === "" && chartIdOf(now) !== id)) return;
  const url = location.pathname + location.search + (fragment ? `#${fragment}` : "");
  // The page's theme keeps its scroll position in history.state; it is passed on.
  const write = performance.now() - written < MERGE_MS ? "replaceState" : "pushState";
  history[write](history.state, "", url);
  written = performance.now();
}

/** The full address of a state. */
export function urlOfState(fragment) {
  return `${location.href.replace(/#.*$/, "")}#${fragment}`;
}
