// Entry of the page's script. Loaded once per visit as a classic script; instant
// navigation swaps pages under it, and new elements wake up as they are inserted.
//
//   drawing/   a result of the model as <svg>; knows no page, also runs in Node for the build
//   page/      what is true of the page and the visit: release, folder or host, shared choices
//   python/    Python in a worker: its files, its requests, its watchdog
//   chart/     <bone-chart>: settings, requests, picture, ways to explore and to export
//   elements/  the site's other elements; those of single pages are a script of their own
//   offline/   the copy of the site for reading without a network
//   theme/     adjustments of the theme; a script of its own that runs before the theme's

import {BoneChart} from "./chart/bone-chart.js";
import {BoneHero} from "./elements/bone-hero.js";
import {watchForUpdates} from "./offline/update-notice.js";
import {loadPageTools} from "./page/page-tools.js";
import {assumption, exploredCharts} from "./page/visit-state.js";
import {PythonClient} from "./python/client.js";
import {prefetchOnInterest} from "./python/prefetch.js";
import {removeOldPages} from "./theme/page-cleanup.js";
import {keepToPage} from "./theme/same-page.js";

if (!customElements.get("bone-chart")) {
  BoneChart.python = new PythonClient();
  BoneChart.visit = {assumption, exploredCharts};
  customElements.define("bone-chart", BoneChart);
  BoneHero.python = BoneChart.python;
  customElements.define("bone-hero", BoneHero);
  prefetchOnInterest(BoneChart.python);
  watchForUpdates();
  removeOldPages(globalThis.document$);
  keepToPage(globalThis.document$);
  loadPageTools(globalThis.document$);
}
