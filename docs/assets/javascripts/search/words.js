// Words as the search compares them: small letters, no accents, no plural, and each with all that
// means the same, so that a question finds a text that says it in another way.

/** @typedef {{token: string, start: number, end: number}} Token */

const WORD = /[\p{L}\p{N}]+/gu;
const PLAIN = /^[a-z0-9]+$/;
const PHRASE_WORDS = 4; // longest phrase that may mean the same as another

export class Words {
  /**
   * @param {object} known from docs/data/search.yml
   * @param {string[][]} known.same words and phrases of one meaning, group by group
   * @param {string[]} known.stop words that tell nothing
   */
  constructor({same, stop}) {
    this.stop = new Set(stop.map(normalize));
    /** @type {Map<string, string[]>} */
    this.same = new Map();
    for (const group of same) {
      const forms = group.map((words) => join(split(words).map(({token}) => token)));
      for (const form of forms) this.same.set(form, [...new Set([...(this.same.get(form) ?? []), ...forms])]);
    }
    this.begins = new Set([...this.same.keys()].map(firstWord));
  }

  /**
   * List the words and known phrases of a text of the site, each with all that means the same.
   *
   * @param {string} text
   * @returns {Token[]}
   */
  readText(text) {
    return this.#read(text).flatMap(({token, start, end}) =>
      (this.same.get(token) ?? [token]).map((form) => ({token: form, start, end})),
    );
  }

  /** List the words and known phrases of a question, without those that tell nothing. */
  readQuestion(text) {
    const tokens = this.#read(text);
    const telling = tokens.filter(({token}) => !this.stop.has(token));
    return telling.length ? telling : tokens;
  }

  #read(text) {
    const words = split(text);
    const tokens = words.filter(({token}) => token.length > 1);
    for (let first = 0; first < words.length; first++) {
      if (!this.begins.has(words[first].token)) continue;
      for (let count = 2; count <= PHRASE_WORDS && first + count <= words.length; count++) {
        const phrase = words.slice(first, first + count);
        const token = join(phrase.map((word) => word.token));
        if (this.same.has(token)) tokens.push({token, start: phrase[0].start, end: phrase.at(-1).end});
      }
    }
    return tokens;
  }
}

// A phrase begins with a sign that no word has, so that a word is not taken for its beginning.
const join = (words) => (words.length > 1 ? `=${words.join(" ")}` : words[0]);
export const isPhrase = (token) => token.startsWith("=");
const firstWord = (form) => form.replace("=", "").split(" ", 1)[0];

export function split(text) {
  return [...text.matchAll(WORD)].map(({0: word, index}) => ({
    token: normalize(word),
    start: index,
    end: index + word.length,
  }));
}

function normalize(word) {
  const small = word.toLowerCase();
  const plain = PLAIN.test(small) ? small : small.normalize("NFKD").replace(/\p{M}/gu, "");
  if (plain.length < 4 || /(ss|us|is)$/.test(plain)) return plain;
  return plain.replace(/ies$/, "y").replace(/s$/, "");
}
