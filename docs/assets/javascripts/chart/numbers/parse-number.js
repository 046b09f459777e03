// Numbers as people type them and as links carry them, in any of their alphabets. The command line
// reads them by the same rules (model/typed_number.py); both are tested with the same cases.

// What is pasted along with a number from text that runs from right to left, and is never seen.
const UNSEEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const SPACE = /[ \t\n\v\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
// Signs that mean the same; a space stands for whatever sets groups of digits apart and is no point.
const SAME = [
  ["-", /[\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d]/g],
  ["+", /\uff0b/g],
  [".", /[\u00b7\u066b\uff0e]/g],
  [",", /[\u060c\uff0c]/g],
  [" ", /['\u2019\uff07\u066c]/g],
];
const DIGIT = /\p{Nd}/u;
const PLAIN = /^[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?$/;
// What sets the groups apart, and the point after them; in India groups before the last have two digits.
/** @type {[string, RegExp][]} */
const GROUPED = [
  [" ", /^[+-]?[1-9][0-9]{0,2}(?: [0-9]{3})+(?:[.,][0-9]*)?$/],
  [",", /^[+-]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3})(?:\.[0-9]*)?$/],
  [".", /^[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]*)?$/],
];
const TWO_READINGS = /^[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}(?:[eE][+-]?[0-9]+)?$/;

/**
 * The number that `text` is, or NaN: for what is no number, has two readings, or is too large or too
 * small to be kept.
 *
 * "1.000" is 1, as we write it ourselves, unless `fits` takes the other reading, 1000, as well.
 *
 * @param {string} text
 * @param {(number: number) => boolean} fits
 */
export function parseNumber(text, fits = () => false) {
  const written = normalize(text);
  const readings = twoReadings(text);
  if (readings && (written.includes(",") || readings.every(fits))) return Number.NaN;
  if (PLAIN.test(written)) return keep(written.replace(",", "."));
  const [apart] = GROUPED.find(([, pattern]) => pattern.test(written)) ?? [];
  return apart ? keep(written.replaceAll(apart, "").replace(",", ".")) : Number.NaN;
}

/** Both numbers that a text such as "1,500" is read as, by its decimals and by groups; else null. */
export function twoReadings(text) {
  const written = normalize(text);
  if (!TWO_READINGS.test(written)) return null;
  return [Number(written.replace(",", ".")), Number(written.replace(/[.,]/, ""))];
}

function normalize(text) {
  const spaced = text
    .replace(UNSEEN, "")
    .replace(SPACE, " ")
    .replace(/^ +| +$/g, "");
  const written = spaced.replace(/\p{Nd}/gu, valueOfDigit);
  return SAME.reduce((all, [plain, others]) => all.replace(others, plain), written);
}

// The digits of each alphabet stand in a row, from 0 to 9.
function valueOfDigit(sign) {
  const code = sign.codePointAt(0);
  let zero = code;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

// Not where the number would come out as another: endless, or zero though it is none.
function keep(written) {
  const number = Number(written);
  const lost = number === 0 && /[1-9]/.test(written.split(/e/i)[0]);
  return lost || !Number.isFinite(number) ? Number.NaN : number + 0; // no zero has a sign
}
