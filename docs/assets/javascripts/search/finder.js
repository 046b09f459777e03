// Finds sections of the site for a question, as the theme's list of results wants them.

import MiniSearch from "minisearch";
import {excerpt} from "./excerpt.js";
import {isPhrase, split, Words} from "./words.js";

const BOOST = {title: 3, tags: 4, page: 1, text: 1};
const FIELDS = Object.keys(BOOST);
const WEIGHTS = {prefix: 0.3, fuzzy: 0.4}; // against 1 of the whole word
const SHORTEST_BEGINNING = 3; // letters of a word that may go on
const SHORTEST_SLIP = 5; // letters of a word that may hold a slip
const TWO_SLIPS = 8; // letters of a word that may hold two
const WHOLE_TITLE = 4; // how much more a title counts that says what was asked and no more
const SHOWN = 40; // sections; what comes behind helps nobody
const MARKED = 6; // words marked in the page that a result opens

const PHRASE = 2; // how much more a known phrase tells than a word

/** @typedef {{location: string, title: string, text: string, tags?: string[], boost?: number}} Entry */

export class Finder {
  /** @param {{docs: Entry[], config: {words: {same: string[][], stop: string[]}}}} index */
  constructor({docs, config}) {
    this.words = new Words(config.words);
    this.pages = new Map(
      docs.filter(({location}) => !location.includes("#")).map((one) => [one.location, one]),
    );
    this.docs = docs.map((one) => ({
      ...one,
      text: plain(one.text),
      tags: one.location.includes("#") ? [] : (one.tags ?? []), // of a page, not of each of its sections
      parent: this.pages.get(one.location.split("#")[0]),
    }));
    this.titleWords = new Set(docs.flatMap(({title}) => title.toLowerCase().match(/\p{L}{3,}/gu) ?? []));
    this.known = new Set();
    this.index = new MiniSearch({
      fields: FIELDS,
      extractField: (doc, field) =>
        field === "page" ? doc.parent?.title : field === "tags" ? doc.tags.join(". ") : doc[field],
      tokenize: (text) => this.words.readText(text).map(({token}) => token),
      processTerm: (token) => this.known.add(token) && token,
      searchOptions: {
        boost: BOOST,
        boostDocument: (id) => this.docs[id].boost ?? 1,
        boostTerm: (token) => (isPhrase(token) ? PHRASE : 1),
        weights: WEIGHTS,
        processTerm: (token) => token,
      },
    });
    this.index.addAll(this.docs.map((doc, id) => ({...doc, id})));
  }

  /**
   * Find what answers a question, page by page, the best first.
   *
   * @param {string} question
   */
  find(question) {
    const asked = this.words.readQuestion(this.#mend(question));
    const tokens = [...new Set(asked.map(({token}) => token))];
    const found = this.index
      .search(question, {tokenize: () => tokens, prefix: (token) => token.length >= SHORTEST_BEGINNING})
      .map((one) => ({
        ...one,
        score: one.score * (this.#isTitle(question, tokens, one.id) ? WHOLE_TITLE : 1),
      }))
      .sort((a, b) => b.score - a.score)
      .slice(0, SHOWN);
    const pages = new Map();
    for (const {id, score, terms, queryTerms} of found) {
      const item = this.#show(this.docs[id], score, terms, asked, queryTerms);
      const page = item.location.split("#")[0];
      pages.set(page, [...(pages.get(page) ?? []), item]);
    }
    for (const [page, items] of pages) {
      if (items.some(({location}) => location === page) || !this.pages.has(page)) continue;
      const {location, title} = this.pages.get(page);
      items.push({location, title, text: "", score: 0, terms: {}});
    }
    return {items: [...pages.values()], suggest: this.#complete(question)};
  }

  // A word that no text has, nor the beginning of one, gives way to the nearest that there is.
  #mend(question) {
    return split(question)
      .map(({token}) => {
        if (token.length < SHORTEST_SLIP || this.#isKnown(token)) return token;
        const fuzzy = token.length < TWO_SLIPS ? 1 : 2;
        return this.index.search(token, {tokenize: () => [token], fuzzy})[0]?.terms[0] ?? token;
      })
      .join(" ");
  }

  #isKnown(token) {
    return this.known.has(token) || [...this.known].some((one) => one.startsWith(token));
  }

  // Whether the title or a tag says all that was asked, in no more words.
  #isTitle(question, tokens, id) {
    const {title, tags} = this.docs[id];
    const limit = split(question).length;
    return [title, ...tags].some((text) => {
      if (split(text).length > limit) return false;
      const said = new Set(this.words.readText(text).map(({token}) => token));
      return tokens.every((token) => said.has(token));
    });
  }

  #show({location, title, text}, score, terms, asked, found) {
    const isFound = ({token}) => terms.includes(token);
    const places = this.words.readText(text).filter(isFound);
    const inTitle = this.words.readText(title).filter(isFound);
    const marked = [...cut(title, inTitle), ...cut(text, places)].map((word) => word.toLowerCase());
    const covered = asked.filter(({token}) => found.includes(token));
    const missing = asked.filter(
      (one) => !covered.some(({start, end}) => start <= one.start && one.end <= end),
    );
    return {
      location,
      title: excerpt(title, inTitle, title.length),
      text: excerpt(text, places),
      score,
      terms: Object.fromEntries([
        ...[...new Set(marked)].slice(0, MARKED).map((word) => [word, true]),
        ...missing.map(({token}) => [token, false]),
      ]),
    };
  }

  // The theme shows the word that a title has for what was typed so far.
  #complete(question) {
    const begun = question.toLowerCase().match(/\p{L}{3,}$/u)?.[0];
    const word = begun && [...this.titleWords].find((one) => one.startsWith(begun));
    return word ? [word] : [];
  }
}

const plain = (html) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ ·(?= *(·|$))/g, "")
    .trim();

const cut = (text, places) => places.map(({start, end}) => text.slice(start, end));
