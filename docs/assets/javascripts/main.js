// Entry of the page's script. Loaded once per visit as a classic script; instant
// navigation swaps pages under it, and new charts wake up as they are inserted.

import {BoneChart} from "./bone-chart.js";
import {Python} from "./python.js";

if (!customElements.get("bone-chart")) {
  const base = new URL(".", document.currentScript.src).href;
  BoneChart.python = new Python(base);
  customElements.define("bone-chart", BoneChart);
}
