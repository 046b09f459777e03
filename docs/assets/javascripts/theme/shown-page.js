// The theme never fetches a page that it shows already. Its instant navigation does not know which
// page came with the full load: the first change of the fragment after it, Back as well, looks like
// another page, and a new copy would take the place of all that the reader has set.

import {interceptRequests} from "./xhr-intercept.js";

/** @type {string | null} */
let shown = null;

document.addEventListener("DOMContentLoaded", () =>
  globalThis.document$?.subscribe(() => {
    shown = location.pathname;
  }),
);

interceptRequests((address) => new URL(address).pathname === shown, {
  wait: () => new Promise(() => {}), // what is asked for is there; the theme drops the request later
});
