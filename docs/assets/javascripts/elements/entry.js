// Entry of the elements that single pages have. main.js has it loaded where a page holds one, so
// that pages to read need not carry them.

import {OfflineCopy} from "../offline/offline-copy.js";
import {AssumptionSwitch} from "./assumption-switch.js";
import {LessonBuilder} from "./lesson-builder.js";
import {ListFilter} from "./list-filter.js";
import {QuestionBuilder} from "./question-builder.js";
import {SelfTest} from "./self-test.js";

const {python, visit} = /** @type {any} */ (customElements.get("bone-chart"));
SelfTest.python = python;
AssumptionSwitch.assumption = visit.assumption;
QuestionBuilder.explored = visit.exploredCharts;
customElements.define("assumption-switch", AssumptionSwitch);
customElements.define("lesson-builder", LessonBuilder);
customElements.define("list-filter", ListFilter);
customElements.define("offline-copy", OfflineCopy);
customElements.define("question-builder", QuestionBuilder);
customElements.define("self-test", SelfTest);
