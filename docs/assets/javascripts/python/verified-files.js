// Fetches the runtime's files for the worker and lets nothing through that is not
// exactly what the manifest lists. Pyodide itself waits for ever when a file is
// missing or has the wrong type, so it never touches the network: after the checks
// here it gets everything from memory.

import {explainLoss, quoteBrowser} from "../page/lost-file.js";

const TYPES = {
  wasm: "application/wasm",
  mjs: "text/javascript",
  js: "text/javascript",
  json: "application/json",
  zip: "application/zip",
  whl: "application/zip",
};

const MAGIC = {
  wasm: [[0x00, 0x61, 0x73, 0x6d], "a WebAssembly file"],
  zip: [[0x50, 0x4b], "a zip archive"],
  whl: [[0x50, 0x4b], "a Python wheel"],
};

/**
 * @typedef {object} Manifest the list of generated files, written by the build
 * @property {string} version of the model
 * @property {string} [release]
 * @property {string} [pyodide] its version
 * @property {{name: string, pyodide: string, model: string, memory: number}} [snapshot]
 * @property {Object<string, {bytes: number, transfer?: number, sha256: string, path?: string}>} files
 */

/** A file that cannot be used; the message is a sentence for the reader. */
export class FileError extends Error {}

/**
 * The list of generated files with their sizes and SHA-256: that of `release`, if one is named.
 *
 * @returns {Promise<Manifest>}
 */
export async function fetchManifest(baseUrl, release = "", fresh = false) {
  const attempt = async (cache) => {
    const response = await get(
      new URL(`manifest.json${release && `?${release}`}`, baseUrl),
      cache,
      "manifest.json",
    );
    let manifest;
    try {
      manifest = await response.json();
    } catch {
      throw new FileError("The list of files (manifest.json) cannot be read.");
    }
    if (!manifest?.files) throw new FileError("The list of files (manifest.json) is not what it should be.");
    return manifest;
  };
  // One of a release never changes, so the browser may answer from its cache.
  const manifest = await attempt(fresh ? "reload" : release ? "default" : "no-cache");
  if (!release || manifest.release === release) return manifest;
  if (!fresh) return fetchManifest(baseUrl, release, true);
  const renewed = "The site was renewed after this page was opened. Load the page again to go on.";
  throw Object.assign(new FileError(renewed), {forever: true});
}

/**
 * Fetch and verify `names`, all at once. `onBytes(loaded, total)` is called as bytes
 * arrive, with bytes as they travel: hosts compress most files, and that is what a reader pays for. A file that fails its check is fetched once more past the browser's cache,
 * since the usual reason is an old copy.
 *
 * @param {string} baseUrl
 * @param {Manifest} manifest
 * @param {string[]} names
 * @param {{fresh?: boolean, onBytes?: (loaded: number, total: number) => void}} [options]
 * @returns {Map<string, Promise<Uint8Array>>}
 */
export function fetchFiles(baseUrl, manifest, names, {fresh = false, onBytes = () => {}} = {}) {
  const onTheWay = ({bytes, transfer = bytes}) => transfer;
  const total = names.reduce((sum, name) => sum + onTheWay(manifest.files[name] ?? {bytes: 0}), 0);
  const loaded = new Map();
  const report = (name, bytes) => {
    loaded.set(name, bytes);
    onBytes(
      [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0),
      total,
    );
  };
  onBytes(0, total); // the list has arrived, which is a sign of life
  const fetchVerified = async (name) => {
    const entry = manifest.files[name];
    if (!entry) throw new FileError(`The list of files does not name ${name}.`);
    const attempt = (cache) =>
      fetchFile(baseUrl, name, entry, cache, (bytes) =>
        report(name, (bytes / entry.bytes) * onTheWay(entry)),
      );
    if (fresh) return attempt("reload");
    try {
      return await attempt("default");
    } catch (problem) {
      if (!problem.damaged) throw problem;
      return attempt("reload");
    }
  };
  return new Map(names.map((name) => [name, fetchVerified(name)]));
}

async function fetchFile(baseUrl, name, entry, cache, onBytes) {
  const response = await get(new URL(entry.path ?? name, baseUrl), cache, name);
  const bytes = new Uint8Array(entry.bytes);
  let length = 0;
  try {
    for (const reader = response.body.getReader(); ; ) {
      const {done, value} = await reader.read();
      if (done) break;
      if (length + value.length <= bytes.length) bytes.set(value, length);
      length += value.length;
      onBytes(Math.min(length, entry.bytes));
      if (length > entry.bytes) {
        // it may never end
        reader.cancel().catch(() => {});
        break;
      }
    }
  } catch (error) {
    const come = `${megabytes(length)} of ${megabytes(entry.bytes)} MB`;
    throw damaged(`The file ${name} broke off after ${come}. ${quoteBrowser(error)}`);
  }
  if (length > entry.bytes) throw damaged(`The file ${name} is longer than its ${entry.bytes} bytes.`);
  if (length < entry.bytes) {
    throw damaged(`The file ${name} has ${length} bytes instead of ${entry.bytes}.`);
  }
  await verify(name, bytes, entry.sha256);
  return bytes;
}

async function verify(name, bytes, sha256) {
  const [magic, what] = MAGIC[extension(name)] ?? [[], ""];
  if (magic.some((byte, i) => bytes[i] !== byte)) throw damaged(`The file ${name} is not ${what}.`);
  // Only pages from https or from this computer may compute hashes.
  if (!sha256 || !globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== sha256) throw damaged(`The file ${name} is damaged: its checksum is wrong.`);
}

async function get(url, cache, name) {
  let response;
  try {
    response = await network(url, {cache, name});
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(`The file ${name} could not be fetched. ${explainLoss(error)}`);
  }
  if (response.status === 404) throw new FileError(`The file ${name} was not found (HTTP status 404).`);
  if (!response.ok)
    throw new FileError(`The file ${name} could not be fetched (HTTP status ${response.status}).`);
  return response;
}

const fetchFromNetwork = globalThis.fetch.bind(globalThis);

/** @type {(url: URL, options: {cache: RequestCache, name: string}) => Promise<Response>} */
let network = (url, {cache}) => fetchFromNetwork(url, {cache});

/**
 * A page that was opened from a folder cannot fetch; there `ask(name)` gives a promise of the file,
 * compressed, as base64.
 */
export function fetchThroughPage(ask) {
  network = async (_url, {name}) => {
    const packed = Uint8Array.from(atob(await ask(name)), (letter) => letter.charCodeAt(0));
    // Not by way of a blob: WebKit's workers in a folder may not read one.
    return new Response(new Response(packed).body.pipeThrough(new DecompressionStream("gzip")));
  };
}

/**
 * Make `fetch` in this worker answer from `files`, a Map of promises, with the right content
 * type, and refuse everything else: the model has no business on the network.
 */
export function serveFromMemory(baseUrl, files) {
  const memory = new Map([...files].map(([name, bytes]) => [new URL(name, baseUrl).href, {name, bytes}]));
  globalThis.fetch = async (input) => {
    const url = new URL(input?.url ?? input, baseUrl).href;
    const file = memory.get(url);
    if (!file) throw new TypeError(`${url} is not one of the files of this site.`);
    const type = TYPES[extension(file.name)] ?? "application/octet-stream";
    return new Response(await file.bytes, {headers: {"Content-Type": type}});
  };
}

/** Import a verified module from memory: the server's content type does not matter. */
export async function importFromMemory(bytes) {
  const url = URL.createObjectURL(new Blob([bytes], {type: "text/javascript"}));
  try {
    return await import(url);
  } catch (error) {
    if (self.origin !== "null" && !location.href.startsWith("blob:file")) throw error;
    const sentence =
      "This browser does not let a page that was opened from a folder run Python. Chrome, Edge and Firefox do, and so does the site on the web.";
    throw Object.assign(new FileError(`${sentence} ${quoteBrowser(error)}`), {forever: true});
  } finally {
    URL.revokeObjectURL(url);
  }
}

const extension = (name) => name.slice(name.lastIndexOf(".") + 1);

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

function damaged(sentence) {
  return Object.assign(new FileError(sentence), {damaged: true});
}
