// Numbers as readers type them and as links carry them.

/** The number that `text` is, or NaN; nothing but spaces is no number, where Number says 0. */
export function parseNumber(text) {
  return text.trim() === "" ? Number.NaN : Number(text);
}
