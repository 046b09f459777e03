// The piece of a text that shows best why it was found, with what was found marked in it.

const LETTERS = 220;

/**
 * Mark in a text what stands at some places, all of it or the piece that has most of them.
 *
 * @param {string} text HTML without tags
 * @param {{token: string, start: number, end: number}[]} places
 * @param {number} [letters] of the piece, about
 * @returns {string} HTML
 */
export function excerpt(text, places, letters = LETTERS) {
  const merged = merge(places);
  const from = text.length > letters ? bestStart(text, places, letters) : 0;
  const to = endOfWord(text, from + letters);
  let html = from > 0 ? "… " : "";
  let done = from;
  for (const {start, end} of merged) {
    if (start < from || end > to) continue;
    html += `${text.slice(done, start)}<mark data-md-highlight>${text.slice(start, end)}</mark>`;
    done = end;
  }
  return html + text.slice(done, to) + (to < text.length ? " …" : "");
}

// The piece begins a little before the place from which on most different words are found.
function bestStart(text, places, letters) {
  let best = {start: 0, count: 0};
  for (const {start} of places) {
    const inside = places.filter((one) => one.start >= start && one.end <= start + letters * 0.8);
    const count = new Set(inside.map(({token}) => token)).size;
    if (count > best.count) best = {start, count};
  }
  const sentence = text.lastIndexOf(". ", best.start) + 2;
  if (best.start - sentence < letters / 4) return sentence > 1 ? sentence : 0;
  return text.lastIndexOf(" ", best.start - letters / 10) + 1;
}

function endOfWord(text, place) {
  if (place >= text.length) return text.length;
  const space = text.indexOf(" ", place);
  return space < 0 ? text.length : space;
}

function merge(places) {
  const merged = [];
  for (const {start, end} of [...places].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({start, end});
  }
  return merged;
}
