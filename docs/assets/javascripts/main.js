// Entry of the page's script. Loaded once per visit as a classic script; instant
// navigation swaps pages under it, and new elements wake up as they are inserted.

import {AssumptionSwitch} from "./assumption-switch.js";
import {BoneChart} from "./bone-chart.js";
import {watchInterest} from "./interest.js";
import {ListFilter} from "./list-filter.js";
import {OfflineCopy} from "./offline-copy.js";
import {leaveOldPages} from "./old-page.js";
import {Python} from "./python.js";
import {QuestionBuilder} from "./question-builder.js";
import {SelfTest} from "./self-test.js";
import {watchForUpdates} from "./update-notice.js";

if (!customElements.get("bone-chart")) {
  BoneChart.python = new Python();
  customElements.define("bone-chart", BoneChart);
  customElements.define("assumption-switch", AssumptionSwitch);
  customElements.define("list-filter", ListFilter);
  SelfTest.python = BoneChart.python;
  customElements.define("offline-copy", OfflineCopy);
  customElements.define("question-builder", QuestionBuilder);
  customElements.define("self-test", SelfTest);
  watchInterest(BoneChart.python);
  watchForUpdates();
  leaveOldPages(globalThis.document$);
}
