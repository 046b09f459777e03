// Places of one page are the browser's own business: it moves there, tells who listens, and keeps
// the way back. The theme does that only from the second page of a visit on, and tells nobody.

/** Take links within the page out of the theme's hands, and go back to where a place was left. */
export function keepToPage() {
  addEventListener("click", follow, {capture: true});
  addEventListener("popstate", ({state}) => {
    if (state?.y !== undefined) scrollTo(state.x, state.y); // the theme writes it while one scrolls
  });
}

/** @param {MouseEvent} event */
function follow(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || !["", "_self"].includes(link.target) || !isHere(link)) return;
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  link.target = "_self"; // the theme leaves alone what has a target
  const {scrollX: x, scrollY: y} = window;
  if (history.state === null) history.replaceState({x, y}, "");
  if (link.hash) return;
  event.preventDefault(); // an address without a place would load the page anew
  scrollTo(0, 0);
}

const isHere = ({protocol, host, pathname, search}) =>
  protocol === location.protocol &&
  host === location.host &&
  pathname === location.pathname &&
  search === location.search;
