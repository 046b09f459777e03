// Reads a generated file of data of this release, from its host or from the folder.

import {openedFromFolder, readFolderText} from "./file-protocol.js";
import {baseUrl, fileUrl} from "./release.js";

/** Resolves to what the file `name` holds. */
export async function readGeneratedJson(name) {
  if (openedFromFolder) return JSON.parse(await readFolderText(baseUrl, name));
  const response = await fetch(fileUrl(name));
  if (!response.ok) throw new Error(`The file ${name} cannot be read (status ${response.status}).`);
  return response.json();
}
