// The actions that take something out of the page: link, files, print.

import {addressOf} from "./address.js";
import {provenance, save, toCsv} from "./exports.js";
import {toPng, toSvg} from "./picture-file.js";

/** Handlers by action for a <bone-chart>. */
export function takeawayHandlers(chart) {
  const {question, source_names: sources, warning} = chart.declaration;
  const address = () => addressOf(chart.settings.fragment);
  const lines = () => provenance(chart.result, {
    question, sources, warning, link: address(),
    settings: chart.settings.describe(chart.result.inputs), pins: chart.pins.all,
  });
  const svg = () => toSvg(chart.picture.wide, question, lines());
  const name = (ending) => `living-bone-${chart.result.scenario}.${ending}`;
  return {
    async link() {
      try {
        await navigator.clipboard.writeText(address());
        chart.actions.confirm("link", "Copied");
      } catch {
        // No clipboard here: the address bar holds the state and can be copied by hand.
        history.replaceState(history.state, "", address());
        chart.actions.confirm("link", "In the address bar");
      }
    },
    csv() {
      save(name("csv"), new Blob([toCsv(chart.result, lines())], {type: "text/csv;charset=utf-8"}));
    },
    svg() {
      save(name("svg"), new Blob([svg()], {type: "image/svg+xml"}));
    },
    async png() {
      try {
        save(name("png"), await toPng(svg()));
      } catch {
        chart.actions.confirm("png", "Not possible");
      }
    },
    print() {
      chart.picture.complete();
      window.print();
    },
  };
}
