// The numbers of every chart as the build calculated them; read when first needed, once a visit.

import {openedFromFolder, readFolderText} from "./file-protocol.js";
import {baseUrl, fileUrl} from "./release.js";

const NAME = "published.json";

let reading = null;

/** Resolves to {limit, charts}. A file that could not be read is tried anew at the next call. */
export function readReferenceResults() {
  reading ??= read().catch((problem) => {
    reading = null;
    throw problem;
  });
  return reading;
}

async function read() {
  if (openedFromFolder) return JSON.parse(await readFolderText(baseUrl, NAME));
  const response = await fetch(fileUrl(NAME));
  if (!response.ok) throw new Error(`The published numbers cannot be read (status ${response.status}).`);
  return response.json();
}
