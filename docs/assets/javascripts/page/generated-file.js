// Reads a generated file of data of this release, from its host or from the folder.

import {openedFromFolder, readFolderText} from "./file-protocol.js";
import {explainLoss} from "./lost-file.js";
import {baseUrl, fileUrl} from "./release.js";

/** Resolves to what the file `name` holds. */
export async function readGeneratedJson(name) {
  if (openedFromFolder) return JSON.parse(await readFolderText(baseUrl, name));
  const response = await fetch(fileUrl(name)).catch((error) => {
    throw new Error(`The file ${name} could not be fetched. ${explainLoss(error)}`);
  });
  if (!response.ok) throw new Error(`The file ${name} cannot be read (status ${response.status}).`);
  return response.json();
}
