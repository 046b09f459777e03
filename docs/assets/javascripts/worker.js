// The worker: Python in the background of the page, one for a whole visit.
//
//   page -> worker   {type: "boot", base, fresh}
//                    {type: "run", id, text}        text: a request as JSON
//                    {type: "numpy", text}          text: a request to warm NumPy up with
//   worker -> page   {type: "progress", stage, loaded, total}
//                    {type: "ready"}  {type: "failed", message}
//                    {type: "answer", id, text}
//                    {type: "numpy", ok, message}

import {FileProblem, fetchFiles, fetchManifest, importFromMemory, serveFromMemory} from "./runtime-files.js";

const HOME = "/living-bone"; // where the model's files go in Python's own file system

let boot; // {base, manifest, pyodide, runJson}

self.onmessage = async ({data}) => {
  if (data.type === "boot") await answerBoot(data);
  else if (data.type === "run") self.postMessage({type: "answer", id: data.id, text: answer(data.text)});
  else if (data.type === "numpy") await answerNumpy(data);
};

// The model answers mistakes in a request itself; what still gets here is our fault.
function answer(text) {
  try {
    return boot.runJson(text);
  } catch (error) {
    return JSON.stringify({error: {kind: "crash", message: lastLine(error)}});
  }
}

async function answerBoot({base, fresh}) {
  try {
    boot = await start(base, fresh);
    self.postMessage({type: "ready"});
  } catch (error) {
    self.postMessage({type: "failed", message: sentence(error)});
  }
}

async function start(base, fresh) {
  progress("list");
  const manifest = await fetchManifest(base);
  const names = Object.keys(manifest.files).filter(isNeededToStart);
  const files = await fetchFiles(base, manifest, names, {
    fresh, onBytes: (loaded, total) => progress("download", loaded, total),
  });

  progress("start");
  serveFromMemory(base, files);
  const file = (name) => files.get(`pyodide/${name}`);
  const {loadPyodide} = await importFromMemory(file("pyodide.mjs"));
  const {default: createPyodideModule} = await importFromMemory(file("pyodide.asm.mjs"));
  const home = new URL("pyodide/", base).href;
  const pyodide = await loadPyodide({
    createPyodideModule,
    indexURL: home,
    packageBaseUrl: home,
    stdLibURL: `${home}python_stdlib.zip`,
    lockFileContents: new TextDecoder().decode(file("pyodide-lock.json")),
  });

  progress("model");
  pyodide.unpackArchive(files.get("model.zip"), "zip", {extractDir: HOME});
  pyodide.runPython(`import sys; sys.path.insert(0, "${HOME}")`);
  const runJson = pyodide.pyimport("model.api").run_json;
  return {base, manifest, pyodide, runJson};
}

// Wheels come later, when a curve is already on the screen; the page's own script and
// this worker are running already.
function isNeededToStart(name) {
  return name === "model.zip" || (name.startsWith("pyodide/") && !name.endsWith(".whl"));
}

async function answerNumpy({text}) {
  try {
    const {base, manifest, pyodide, runJson} = boot;
    const names = Object.keys(manifest.files).filter((name) => name.endsWith(".whl"));
    const files = await fetchFiles(base, manifest, names, {
      onBytes: (loaded, total) => progress("numpy", loaded, total),
    });
    serveFromMemory(base, files);
    await pyodide.loadPackage("numpy", {messageCallback: () => {}, errorCallback: () => {}});
    // The first call of NumPy is slow; nobody should wait for it at a control.
    runJson(text);
    self.postMessage({type: "numpy", ok: true});
  } catch (error) {
    self.postMessage({type: "numpy", ok: false, message: sentence(error)});
  }
}

function progress(stage, loaded = 0, total = 0) {
  self.postMessage({type: "progress", stage, loaded, total});
}

// A problem with a file is already a sentence; of anything else only the last line of
// the message is worth showing, the rest is a Python traceback.
function sentence(error) {
  if (error instanceof FileProblem) return error.message;
  return `Python stopped while starting: ${lastLine(error)}`;
}

function lastLine(error) {
  return String(error?.message ?? error).trim().split("\n").at(-1);
}
