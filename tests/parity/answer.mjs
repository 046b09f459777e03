// Answers model requests with Pyodide in Node: a JSON list on stdin, a JSON list on stdout.
// Usage: node answer.mjs GENERATED_FOLDER
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";

const MODEL = "/model.zip";

async function main(folder) {
  const requests = JSON.parse(readFileSync(0, "utf8"));
  const {loadPyodide} = await import(pathToFileURL(join(folder, "pyodide", "pyodide.mjs")));
  const pyodide = await loadPyodide({indexURL: `${join(folder, "pyodide")}/`});
  await pyodide.loadPackage("numpy", {messageCallback: () => {}});
  pyodide.FS.writeFile(MODEL, new Uint8Array(readFileSync(join(folder, "model.zip"))));
  pyodide.runPython(`import sys; sys.path.insert(0, "${MODEL}")`);
  const {run_json: answer} = pyodide.pyimport("model.api");
  const answers = requests.map((request) => JSON.parse(answer(JSON.stringify(request))));
  process.stdout.write(JSON.stringify(answers));
}

try {
  await main(process.argv[2]);
} catch (error) {
  console.error(String(error.message).slice(-2000)); // the stack would print the whole runtime
  process.exitCode = 1;
}
