// Nothing is stored that the reader did not ask for.
//
// The theme writes its color scheme into the browser's storage on every visit. This script runs
// before it and lets that through only once the reader has pressed the button for colors. Where a
// browser forbids storage altogether, the theme would stop at its first line and the page with it:
// there it gets a memory that lasts as long as the page.

const PALETTE_KEY = "__palette";
const {setItem} = Storage.prototype;

let chosen = false;

document.addEventListener(
  "click",
  ({target}) => {
    if (target instanceof Element && target.closest(`[for^=${PALETTE_KEY}], [name=${PALETTE_KEY}]`))
      chosen = true;
  },
  true,
);

Storage.prototype.setItem = function (key, value) {
  if (key.endsWith(PALETTE_KEY) && !chosen && this.getItem(key) === null) return;
  setItem.call(this, key, value);
};

for (const name of ["localStorage", "sessionStorage"]) {
  try {
    window[name].length;
  } catch {
    Object.defineProperty(window, name, {value: memoryStorage(), configurable: true});
  }
}

function memoryStorage() {
  const entries = new Map();
  return {
    get length() {
      return entries.size;
    },
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, String(value)),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}
