// The numbers of every chart as the build calculated them; read when first needed, once a visit.

import {readGeneratedJson} from "./generated-file.js";

let reading = null;

/** Resolves to {limit, charts}. A file that could not be read is tried anew at the next call. */
export function readReferenceResults() {
  reading ??= readGeneratedJson("published.json").catch((problem) => {
    reading = null;
    throw problem;
  });
  return reading;
}
