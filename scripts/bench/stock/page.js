// The benchmark's yardstick: Python in the browser as Pyodide's documentation shows it.
const began = performance.now();
const worker = new Worker("worker.js", {type: "module"});
worker.onmessage = ({data}) => {
  document.documentElement.dataset.answer = data;
  document.documentElement.dataset.ms = performance.now() - began;
};
worker.postMessage(Object.fromEntries(new URLSearchParams(location.search)));
