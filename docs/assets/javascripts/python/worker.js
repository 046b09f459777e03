// The worker: Python in the background of the page, one for a whole visit.
//
//   page -> worker   {type: "boot", baseUrl, release, fresh, folder}   folder: opened without a server
//                    {type: "file", name, text}   what the page read from the folder, or null
//                    {type: "run", id, text}        text: a request as JSON
//                    {type: "numpy", text}          text: a request to warm NumPy up with
//   worker -> page   {type: "progress", stage, loaded, total}
//                    {type: "file", name}         asks for a file of the folder
//                    {type: "ready", snapshot}      snapshot: whether it was of use
//                    {type: "failed", message, forever}  forever: another try is of no use
//                    {type: "answer", id, text, numbers}   see unpack.js
//                    {type: "numpy", ok, message}

import {Interpreter} from "./interpreter.js";
import {isStartFile} from "./start-files.js";
import {FileError, fetchFiles, fetchManifest, fetchThroughPage} from "./verified-files.js";

// Pyodide takes a worker that has this for one that cannot import modules, and refuses it.
self.importScripts = undefined;

const MIN_PROGRESS_BYTES = 1e5; // bytes: less than that is no news, and a file that drips is as good as none

const waitingFiles = new Map(); // name of a file -> what to do with its text
let files; // {baseUrl, manifest}
let python;

self.onmessage = async ({data}) => {
  try {
    if (data.type === "boot") await answerBoot(data);
    else if (data.type === "file") waitingFiles.get(data.name)(data.text);
    else if (data.type === "run") await answerRun(data);
    else if (data.type === "numpy") await answerNumpy(data);
  } catch (error) {
    // the interpreter itself is broken: only a new one helps
    self.postMessage({type: "failed", message: `Python stopped: ${lastLine(error)}.`});
  }
};

// The model answers mistakes in a request itself; an exception of Python is our fault, but the
// next question may go well. A missing module is the one exception that can be mended here.
function answer(text) {
  try {
    return python.answer(text);
  } catch (error) {
    if (error.name !== "PythonError") throw error;
    const message = `The model stopped at an error of its own (${lastLine(error)}). Other settings may work.`;
    const crash = {text: JSON.stringify({error: {kind: "crash", message}}), numbers: undefined};
    return {...crash, moduleMissing: error.type === "ModuleNotFoundError"};
  }
}

// A chart of many women needs NumPy for its first answer already.
async function answerRun({id, text}) {
  let answered = answer(text);
  if (answered.moduleMissing) {
    await loadNumpy().catch(() => {}); // without it the answer says what is missing
    answered = answer(text);
  }
  const {text: json, numbers} = answered;
  self.postMessage({type: "answer", id, text: json, numbers}, numbers ? [numbers.buffer] : []);
}

async function answerBoot({baseUrl, release, fresh, folder}) {
  if (folder) fetchThroughPage(askPage);
  try {
    python = await start(baseUrl, release, fresh);
    self.postMessage({type: "ready", snapshot: python.fromSnapshot});
  } catch (error) {
    self.postMessage({type: "failed", message: errorSentence(error), forever: error.forever === true});
  }
}

function askPage(name) {
  return new Promise((resolve, reject) => {
    waitingFiles.set(name, (text) =>
      text === null
        ? reject(new FileError(`The file ${name} is missing from the folder, or cannot be read.`))
        : resolve(text),
    );
    self.postMessage({type: "file", name});
  });
}

async function start(baseUrl, release, fresh) {
  progress("list");
  const manifest = await fetchManifest(baseUrl, release, fresh);
  files = {baseUrl, manifest};
  const names = Object.keys(manifest.files).filter(isStartFile);
  const fetched = fetchFiles(baseUrl, manifest, names, {
    fresh,
    onBytes: throttleProgress((loaded, total) =>
      progress(loaded < total ? "download" : "start", loaded, total),
    ),
  });
  // Without its snapshot, too, the interpreter starts: nothing more is to come then.
  Promise.allSettled(fetched.values()).then(() => progress("start"));
  return Interpreter.start(baseUrl, manifest, fetched);
}

async function loadNumpy() {
  const {baseUrl, manifest} = files;
  const names = Object.keys(manifest.files).filter((name) => name.endsWith(".whl"));
  await python.loadNumpy(
    fetchFiles(baseUrl, manifest, names, {
      onBytes: throttleProgress((loaded, total) => progress("numpy", loaded, total)),
    }),
  );
}

async function answerNumpy({text}) {
  try {
    await loadNumpy();
  } catch (error) {
    self.postMessage({type: "numpy", ok: false, message: errorSentence(error)});
    return;
  }
  // The first call of NumPy is slow; nobody should wait for it at a control.
  answer(text);
  self.postMessage({type: "numpy", ok: true});
}

// Reports bytes when enough have come since the last report, and at the end.
function throttleProgress(report) {
  let reported = -Infinity;
  return (loaded, total) => {
    if (loaded < total && Math.abs(loaded - reported) < MIN_PROGRESS_BYTES) return;
    reported = loaded;
    report(loaded, total);
  };
}

function progress(stage, loaded = 0, total = 0) {
  self.postMessage({type: "progress", stage, loaded, total});
}

// A problem with a file is already a sentence; of anything else only the last line of
// the message is worth showing, the rest is a Python traceback.
function errorSentence(error) {
  if (error instanceof FileError) return error.message;
  return `Python stopped while starting: ${lastLine(error)}`;
}

function lastLine(error) {
  return String(error?.message ?? error)
    .trim()
    .split("\n")
    .at(-1);
}
