// Which generated files Python needs to start. Wheels come later, when a curve is already on the
// screen; the page's own script and the worker are running already.

export function isStartFile(name) {
  return name === "model.zip" || (name.startsWith("pyodide/") && !name.endsWith(".whl"));
}
