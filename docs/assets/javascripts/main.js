// Entry of the page's script. Loaded once per visit as a classic script; instant
// navigation swaps pages under it, and new elements wake up as they are inserted.

import {AssumptionSwitch} from "./assumption-switch.js";
import {BoneChart} from "./bone-chart.js";
import {ListFilter} from "./list-filter.js";
import {Python} from "./python.js";
import {QuestionBuilder} from "./question-builder.js";
import {SelfTest} from "./self-test.js";

if (!customElements.get("bone-chart")) {
  const base = new URL(".", document.currentScript.src).href;
  BoneChart.python = new Python(base);
  customElements.define("bone-chart", BoneChart);
  customElements.define("assumption-switch", AssumptionSwitch);
  customElements.define("list-filter", ListFilter);
  Object.assign(SelfTest, {python: BoneChart.python, base});
  customElements.define("question-builder", QuestionBuilder);
  customElements.define("self-test", SelfTest);
}
