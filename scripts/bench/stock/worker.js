import {loadPyodide} from "./pyodide/pyodide.mjs";

const ready = start();

async function start() {
  const pyodide = await loadPyodide();
  await pyodide.loadPackage("numpy");
  const model = await fetch("model.zip");
  pyodide.unpackArchive(await model.arrayBuffer(), "zip");
  return pyodide;
}

self.onmessage = async ({data: {request, code}}) => {
  const pyodide = await ready;
  pyodide.globals.set("request", request);
  if (code) pyodide.FS.writeFile("model_timing.py", await (await fetch("model_timing.py")).text());
  self.postMessage(
    String(pyodide.runPython(code ?? "import numpy\nfrom model import api\napi.run_json(request)")),
  );
};
