// What stands after the "#" of an address: a section of the page, and the state of each chart that
// was moved, one after the other, each from its own "w" on:
//
//   #section&w=<chart>&v=1&key=value&w=<other chart>&v=1&key=value
//
// Addresses come back from chat programs encoded once more, and with the marks of those who count
// clicks; both are undone here.

const COUNTED = /^(utm_.*|fbclid|gclid|dclid|msclkid|twclid|igshid|mc_[ce]id|_ga|_gl)$/i;
const MAX_LAYERS = 3; // of encoding around an address

/**
 * Read a fragment, with or without "#".
 *
 * @param {string} fragment
 * @returns {{section: string, states: Map<string, string>}} states by chart, each a fragment of its own
 */
export function parseFragment(fragment) {
  const text = unwrap(fragment.replace(/^#/, "")).replaceAll("&amp;", "&");
  const [first] = text.split("&", 1);
  const isSection = !first.includes("=");
  const states = new Map();
  let fields = new URLSearchParams(); // of the chart that is read; what comes before any belongs to the first
  for (const [key, value] of new URLSearchParams(isSection ? text.slice(first.length) : text)) {
    if (key === "w") {
      const before = states.size === 0 ? [...fields] : [];
      fields = new URLSearchParams([["w", value], ...before]);
      if (!states.has(value)) states.set(value, fields); // said twice: the first counts
    } else if (!COUNTED.test(key)) {
      fields.append(key, value);
    }
  }
  return {
    section: isSection ? decode(first) : "",
    states: new Map([...states].map(([id, own]) => [id, own.toString()])),
  };
}

/** The fragment, without "#", for a section and states. */
export function composeFragment({section, states}) {
  return [section && encodeURIComponent(section), ...states.values()].filter(Boolean).join("&");
}

/** The section that the address of the page names, or "". */
export const sectionInAddress = () => parseFragment(location.hash).section;

function unwrap(text) {
  let inner = text;
  for (let layer = 0; layer < MAX_LAYERS && !/(^|&)w=/.test(inner) && /%(25)*3d/i.test(inner); layer++)
    inner = decode(inner);
  return inner;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // not encoded, or not well: as it is
  }
}
