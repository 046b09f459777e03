// Makes the memory snapshot: an interpreter that has started, imported the model and answered.
// Usage: node snapshot.mjs PYODIDE_FOLDER LIBRARY_ZIP MODEL_ZIP TARGET
//
// Whatever differs from one run to the next (random numbers, the clock, the folder) would end up
// in the memory, so those that Python could see are fixed.

import nodeCrypto from "node:crypto";
import {readFileSync, writeFileSync} from "node:fs";
import {syncBuiltinESMExports} from "node:module";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {gzipSync} from "node:zlib";

const [folder, library, model, target] = process.argv.slice(2).map((path) => resolve(path));
const MODEL = "/living-bone/model.zip"; // as in python/interpreter.js
const WARM_UP = `
import gc, json, sys, sysconfig
sys.path.insert(0, "${MODEL}")
from model import api
for one in api.scenarios():
    try:
        api.run_packed(json.dumps({"scenario": one["name"]}))
    except ImportError:
        pass  # needs NumPy, which comes later
# What loading NumPy needs of Python, so that the archive of modules is hardly opened.
import importlib.metadata, pyodide._package_loader, shutil, zipfile
gc.collect()
`;

Date.now = () => Date.UTC(2020, 0, 1);
performance.now = () => 1000;
const noise = (array) => array.fill(7);
crypto.getRandomValues = noise;
nodeCrypto.randomFillSync = noise;
syncBuiltinESMExports();
Math.random = () => 0.5;
process.argv[1] = "/snapshot";

try {
  const {loadPyodide} = await import(pathToFileURL(join(folder, "pyodide.mjs")));
  const pyodide = await loadPyodide({
    indexURL: `${folder}/`,
    stdLibURL: library,
    env: {HOME: "/home/pyodide", PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1"},
    _makeSnapshot: true,
  });
  pyodide.FS.mkdirTree("/living-bone");
  pyodide.FS.writeFile(MODEL, new Uint8Array(readFileSync(model)));
  pyodide.runPython(WARM_UP);
  const memory = pyodide.makeMemorySnapshot();
  writeFileSync(target, gzipSync(memory, {level: 6}));
  console.log(memory.length);
} catch (error) {
  console.error(String(error.message).trim().split("\n").slice(-12).join("\n"));
  process.exitCode = 1;
}
