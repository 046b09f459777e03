// How wide a text will be, without a browser to ask. The build has no fonts, and
// measuring in the page would make the live picture differ from the static one.
// The widths are those of the widest of the usual system fonts (DejaVu Sans), so a
// label that fits by this measure fits everywhere.

/** @type {[number, string][]} */
const LETTERS_BY_EM = [
  [0.3, "ijlIJ"],
  [0.34, " .,·'’:;|!"],
  [0.4, 'f-/tr()[]"'],
  [0.54, "szckL–_"],
  [0.6, "vxyFPT"],
  [0.68, "AVK"],
  [0.76, "BRXZCUHN"],
  [0.8, "DGOQ&"],
  [0.86, "wM=+−<>"],
  [1, "mW%@→●○◐◆…"],
];

/** @type {Map<string, number>} */
const EM_WIDTHS = new Map();
for (const [em, letters] of LETTERS_BY_EM) for (const letter of letters) EM_WIDTHS.set(letter, em);

const DEFAULT_EM = 0.64;

/** Bold text is about this much wider. */
export const BOLD_FACTOR = 1.13;

/** Estimated width in pixels of `text` at `size` pixels. */
export function textWidth(text, size, weight = 1) {
  let em = 0;
  for (const letter of String(text)) em += EM_WIDTHS.get(letter) ?? DEFAULT_EM;
  return em * size * weight;
}

/** Break `text` at spaces into lines no wider than `width`. Long words and no-break spaces stay whole. */
export function wrapText(text, size, width, weight = 1) {
  const lines = [];
  let line = "";
  for (const word of String(text).split(/[^\S\u00a0]+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, size, weight) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (line) lines.push(line);
  return lines;
}
