// Writing a chart's state into the address of the page, on completed changes only.

import {chartOf} from "./link-codec.js";

const SAME_MOVE = 1000; // ms: key presses in a row make one entry, not twenty

let written = -Infinity;

/** Make `fragment` the state of chart `id` in the address; "" takes it away. */
export function writeFragment(id, fragment) {
  const now = location.hash.replace(/^#/, "");
  if (fragment === now || (fragment === "" && chartOf(now) !== id)) return;
  const url = location.pathname + location.search + (fragment ? `#${fragment}` : "");
  // The page's theme keeps its scroll position in history.state; it is passed on.
  const write = performance.now() - written < SAME_MOVE ? "replaceState" : "pushState";
  history[write](history.state, "", url);
  written = performance.now();
}

/** The full address of a state. */
export function addressOf(fragment) {
  return location.href.replace(/#.*$/, "") + `#${fragment}`;
}
