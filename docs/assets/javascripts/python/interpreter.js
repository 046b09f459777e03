// Python itself, started from files that were checked. Pyodide waits for ever when a file is
// missing, so it never touches the network: it gets promises of checked bytes, and one that
// fails ends the start.
//
// A memory snapshot of an interpreter that has imported the model saves most of the start. The
// options for it are private to Pyodide, so whatever goes wrong with it leads to the plain start.

import {importFromMemory, serveFromMemory} from "./verified-files.js";

const MODEL_PATH = "/living-bone/model.zip"; // where the model lies in Python's own file system
const WASM_NAME = "pyodide/pyodide.asm.wasm";

export class Interpreter {
  #baseUrl;
  #pyodide;
  #runPacked;

  /**
   * @param {string} baseUrl where the generated files lie
   * @param {import("./verified-files.js").Manifest} manifest what they must be
   * @param {Map<string, Promise<Uint8Array>>} files those that are needed, under way
   */
  static async start(baseUrl, manifest, files) {
    const snapshot = usableSnapshot(manifest, files);
    // The snapshot alone may be missing; of all others the first failure counts.
    const needed = [...files].filter(([name]) => name !== manifest.snapshot?.name).map(([, file]) => file);
    const failure = Promise.all(needed).then(() => new Promise(() => {}));
    if (snapshot) {
      try {
        return await Promise.race([new Interpreter().#start(baseUrl, manifest, files, snapshot), failure]);
      } catch (error) {
        await Promise.all(needed); // a reason that the plain start would meet as well
        console.info(`Python starts without its snapshot: ${error.message}`);
      }
    }
    return Promise.race([new Interpreter().#start(baseUrl, manifest, files, null), failure]);
  }

  async #start(baseUrl, manifest, files, snapshot) {
    this.#baseUrl = baseUrl;
    this.fromSnapshot = snapshot !== null;
    serveFromMemory(baseUrl, files);
    // What takes long and needs nothing else begins as soon as its file is there.
    const compiled = files.get(WASM_NAME).then((bytes) => WebAssembly.compile(bytes));
    const memory = snapshot?.then((bytes) => unpack(bytes, manifest.snapshot.memory));
    for (const early of [compiled, memory]) early?.catch(() => {}); // it is missed where it is used
    const [{loadPyodide, version}, {default: createPyodideModule}, lock] = await Promise.all([
      files.get("pyodide/pyodide.mjs").then(importFromMemory),
      files.get("pyodide/pyodide.asm.mjs").then(importFromMemory),
      files.get("pyodide/pyodide-lock.json"),
    ]);
    if (snapshot && version !== manifest.snapshot.pyodide) throw new Error("it is of another version");
    const home = new URL("pyodide/", baseUrl).href;
    this.#pyodide = await withCompiled(compiled, () =>
      loadPyodide({
        createPyodideModule,
        indexURL: home,
        packageBaseUrl: home,
        stdLibURL: `${home}python_stdlib.zip`,
        lockFileContents: new TextDecoder().decode(lock),
        ...(memory ? {_loadSnapshot: memory} : {}),
      }),
    );
    // Files are no part of the memory, and what was not imported yet is read from the archive.
    this.#pyodide.FS.mkdirTree(MODEL_PATH.slice(0, MODEL_PATH.lastIndexOf("/")));
    this.#pyodide.FS.writeFile(MODEL_PATH, await files.get("model.zip"));
    this.#pyodide.runPython(`import sys
if "${MODEL_PATH}" not in sys.path: sys.path.insert(0, "${MODEL_PATH}")`);
    const api = this.#pyodide.pyimport("model.api");
    if (api.__version__ !== manifest.version) throw new Error("it holds another version of the model");
    this.#runPacked = api.run_packed;
    return this;
  }

  /** Answer a request, a JSON text: {text, numbers}, see unpack.js. */
  answer(request) {
    const answer = this.#runPacked(request);
    const [text, packed] = answer;
    const buffer = packed?.getBuffer();
    const numbers = buffer?.data.slice();
    buffer?.release();
    packed?.destroy();
    answer.destroy();
    return {text, numbers};
  }

  /** Load NumPy from `files`, a Map of promises. */
  async loadNumpy(files) {
    await Promise.all(files.values());
    serveFromMemory(this.#baseUrl, files);
    await this.#pyodide.loadPackage("numpy", {messageCallback: () => {}, errorCallback: () => {}});
  }
}

// Pyodide asks the browser to compile what it fetched, and waits for ever when that fails. Here it
// gets what was compiled already, and a failure ends the start.
async function withCompiled(compiled, start) {
  const own = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (_, imports) => {
    /** @type {WebAssembly.Module} */
    const module = await compiled;
    return {module, instance: await WebAssembly.instantiate(module, imports)};
  };
  try {
    return await Promise.race([start(), compiled.then(() => new Promise(() => {}))]);
  } finally {
    WebAssembly.instantiateStreaming = own;
  }
}

/**
 * @param {import("./verified-files.js").Manifest} manifest
 * @param {Map<string, Promise<Uint8Array>>} files
 */
function usableSnapshot({snapshot, pyodide, files: listed}, files) {
  const file = files.get(snapshot?.name);
  const fits = file && snapshot.pyodide === pyodide && snapshot.model === listed["model.zip"].sha256;
  file?.catch(() => {}); // it is missed where it is used, if at all
  return fits && typeof DecompressionStream !== "undefined" ? file : null;
}

async function unpack(bytes, length) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const memory = new Uint8Array(length);
  let at = 0;
  for (const reader = stream.getReader(); ; ) {
    const {done, value} = await reader.read();
    if (done) break;
    memory.set(value, at); // throws when there is more than there should be
    at += value.length;
  }
  if (at !== length) throw new Error(`it has ${at} bytes instead of ${length}`);
  return memory;
}
