// The actions that take something out of the page: link, files, print.

import {uncertaintyWords} from "../../drawing/panels/uncertainty.js";
import {addressBar} from "../../page/address-bar.js";
import {downloadFile} from "../../page/download.js";
import {sharedAddress} from "../../page/shared-address.js";
import {citation, provenanceLines, toCsv} from "./csv.js";
import {toPng, toSvg} from "./image-file.js";

/** Handlers by action for a <bone-chart>. */
export function exportHandlers(chart) {
  const {question, title, source_names: sources, warning} = chart.declaration;
  const address = () => sharedAddress(chart.settings.fragment);
  const facts = () => ({
    question,
    title,
    sources,
    warning,
    link: address(),
    settings: chart.settings.describe(chart.result),
    assumed: chart.settings.has("assumption")
      ? chart.settings.labelOf("assumption", chart.result.assumption)
      : null,
    uncertainty: uncertaintyWords(chart.result, chart.settings.get("encoding")),
    pins: chart.pins.all,
  });
  const lines = () => provenanceLines(chart.result, facts());
  const svg = () => toSvg(chart.picture.wide, question, lines());
  const name = (ending) => `living-bone-${chart.result.scenario}.${ending}`;
  // What is copied is also shown where there is no clipboard: nothing may be lost.
  const copy = async (action, text, otherwise) => {
    try {
      await navigator.clipboard.writeText(text);
      chart.actions.confirm(action, "Copied");
    } catch {
      otherwise();
    }
  };
  return {
    link() {
      return copy("link", address(), () => {
        // No clipboard here: the address bar holds the state and can be copied by hand.
        addressBar.write(chart.id, chart.settings.fragment);
        if (addressBar.flush()) chart.actions.confirm("link", "In the address bar");
        else window.prompt("Link to this state", address());
      });
    },
    cite() {
      const text = citation(chart.result, facts());
      return copy("cite", text, () => window.prompt("Citation of this state", text));
    },
    csv() {
      downloadFile(
        name("csv"),
        new Blob([toCsv(chart.result, chart.pins.all, lines())], {type: "text/csv;charset=utf-8"}),
      );
    },
    svg() {
      downloadFile(name("svg"), new Blob([svg()], {type: "image/svg+xml"}));
    },
    async png() {
      try {
        downloadFile(name("png"), await toPng(svg()));
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
