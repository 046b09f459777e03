// The address of a state as it is given to others: the page and the state, without what the reader
// searched for. A copy that was opened from a folder has no address that anybody else could use; it
// gives the way within the copy, and so keeps the reader's own folders to itself.

import {openedFromFolder} from "./file-protocol.js";
import {baseUrl} from "./release.js";

const ROOT = "../../"; // from the generated files

/** The address of this page with `fragment`, to be shared. */
export function sharedAddress(fragment) {
  const {origin, pathname} = location;
  const root = new URL(ROOT, baseUrl).pathname;
  const page = openedFromFolder ? decodeURI(pathname.slice(root.length)) : origin + pathname;
  return `${page}#${fragment}`;
}
