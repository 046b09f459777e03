// Places of one page are the browser's own business: it moves there, tells who listens, and keeps
// the way back. The theme does that only from the second page of a visit on, and tells nobody.

import {addressBar} from "../page/address-bar.js";
import {parseFragment} from "../page/fragment.js";

/**
 * Take links within the page out of the theme's hands, go back to where a place was left, and find
 * the section in an address that says more. `pages` is the theme's stream of pages, `document$`.
 */
export function keepToPage(pages) {
  addEventListener("click", follow, {capture: true});
  let shown = location.pathname;
  addEventListener("popstate", ({state}) => {
    if (location.pathname !== shown || state?.y === undefined) return;
    scrollTo(state.x, state.y); // the theme writes it while one scrolls
  });
  addEventListener("hashchange", () => history.state === null && goToSection());
  let first = true;
  pages?.subscribe(() => {
    if (first || history.state === null) goToSection();
    first = false;
    shown = location.pathname;
  });
}

/** @param {MouseEvent} event */
function follow(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!(link instanceof HTMLAnchorElement) || !["", "_self"].includes(link.target) || !isHere(link)) return;
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  addressBar.keepPlace();
  const marks = link.search !== location.search;
  if (marks && !addressBar.setSearch(link.search)) return;
  link.target = "_self"; // the theme leaves alone what has a target
  if (link.hash) return;
  event.preventDefault(); // an address without a place would load the page anew
  addressBar.toTop();
  if (marks) globalThis.location$?.next(new URL(location.href)); // the theme marks what was searched for
  scrollTo(0, 0);
}

// The browser itself finds a section that stands alone.
function goToSection() {
  const {section, states} = parseFragment(location.hash);
  if (states.size > 0 || section !== location.hash.slice(1))
    document.getElementById(section)?.scrollIntoView();
}

const isHere = ({href, protocol, host, pathname}) =>
  href !== "" && protocol === location.protocol && host === location.host && pathname === location.pathname;
