// Makes the slim copies of Python's library and of NumPy, see slim_inside.py.
// Usage: node slim.mjs PYODIDE_FOLDER LOCK_FILE NUMPY_WHEEL MODEL_ZIP INSIDE_PY TARGET_FOLDER
import {readFileSync, writeFileSync} from "node:fs";
import {basename, dirname, join, resolve} from "node:path";
import {pathToFileURL} from "node:url";

const [folder, lock, wheel, model, inside, target] = process.argv.slice(2).map((path) => resolve(path));

try {
  const {loadPyodide} = await import(pathToFileURL(join(folder, "pyodide.mjs")));
  const pyodide = await loadPyodide({
    indexURL: `${folder}/`,
    lockFileContents: readFileSync(lock, "utf8"),
    packageBaseUrl: dirname(wheel),
  });
  const {FS} = pyodide;
  const library = readFileSync(join(folder, "python_stdlib.zip"));
  FS.writeFile("/library.zip", library);
  FS.writeFile("/wheel.zip", readFileSync(wheel));
  FS.writeFile("/model.zip", readFileSync(model));
  await pyodide.loadPackage("numpy", {messageCallback: () => {}});
  pyodide.runPython('import sys; sys.path.insert(0, "/model.zip")');
  FS.writeFile("/home/pyodide/slim_inside.py", readFileSync(inside));
  const {slim_library, slim_wheel, use} = pyodide.pyimport("slim_inside");
  const {scenarios} = pyodide.pyimport("model.api");
  const names = scenarios()
    .toJs({dict_converter: Object.fromEntries})
    .map(({name, women}) => ({scenario: name, women}));
  use(JSON.stringify(names.flatMap(({scenario, women}) => [{scenario}, {scenario, women: women && 2}])));
  slim_library("/library.zip", "/slim.zip");
  slim_wheel("/wheel.zip", "/slim.whl");
  writeFileSync(join(target, "python_stdlib.zip"), FS.readFile("/slim.zip"));
  writeFileSync(join(target, basename(wheel)), FS.readFile("/slim.whl"));
} catch (error) {
  console.error(String(error.message).trim().split("\n").slice(-12).join("\n"));
  process.exitCode = 1;
}
