// The search finds what readers mean: other words for it, slips, questions in full sentences.

import assert from "node:assert/strict";
import {test} from "node:test";
import {excerpt} from "../../docs/assets/javascripts/search/excerpt.js";
import {Finder} from "../../docs/assets/javascripts/search/finder.js";

const words = {
  same: [
    ["DXA", "DEXA", "bone scan"],
    ["T-score", "T score"],
    ["alendronate", "Marvelox"],
  ],
  stop: ["what", "is", "a", "the", "my", "of"],
};
const docs = [
  {location: "scan/", title: "Is my change real?", text: "<p>Two DXA pictures differ.</p>"},
  {location: "scan/#limit", title: "The limit", text: "<p>A difference &lt; 3% is scatter.</p>"},
  {location: "drugs/", title: "Drugs", text: "<p>Alendronate slows breakdown.</p><p>So do hormones.</p>"},
  {location: "words/", title: "Words", text: ""},
  {location: "words/#t-score", title: "T-score", text: "A scan beside the mean of the young."},
  {location: "words/#hormone", title: "Hormone", text: "A messenger such as progesterone."},
  {location: "about/", title: "About hormones and progesterone", text: "", boost: 0.01},
];
const finder = new Finder({docs, config: {words}});
const first = (question) => finder.find(question).items[0]?.[0];

for (const [question, location] of [
  ["DEXA", "scan/"],
  ["bone scans", "scan/"],
  ["marvelox", "drugs/"],
  ["what is a t score", "words/#t-score"],
  ["hormones", "words/#hormone"],
  ["progestrone", "words/#hormone"],
  ["alendronat", "drugs/"],
  ["alendronite", "drugs/"],
  ["is my change real", "scan/"],
  ["PROGESTÉRONE", "words/#hormone"],
]) {
  test(`"${question}" finds ${location}`, () => assert.equal(first(question)?.location, location));
}

test("nothing is found for nothing, and for what no text has", () => {
  for (const question of ["", " ", "?", "zzzzz", "qwertyuiop"])
    assert.deepEqual(finder.find(question).items, []);
});

test("words that tell nothing count only where nothing else was asked", () => {
  assert.deepEqual(first("what is the limit").terms, {limit: true});
  assert.equal(first("my")?.location, "scan/");
});

test("what was found is marked as it stands in the text, and what was not is named", () => {
  const {text, terms} = first("dexa zebra");
  assert.equal(text, "Two <mark data-md-highlight>DXA</mark> pictures differ.");
  assert.deepEqual(terms, {dxa: true, zebra: false});
});

test("each page comes once, with its own title", () => {
  const pages = finder.find("scatter").items;
  assert.deepEqual(
    pages.map((items) => items.map(({location}) => location)),
    [["scan/#limit", "scan/"]],
  );
});

test("a beginning is completed by a word of a title, never by a product", () => {
  assert.deepEqual(finder.find("horm").suggest, ["hormone"]);
  assert.deepEqual(finder.find("marv").suggest, []);
});

test("an excerpt is cut between words, around what was found", () => {
  const text =
    `${"far away ".repeat(60)}A sentence. Here is bone and more. ${"much later ".repeat(60)}`.trim();
  const start = text.indexOf("bone");
  const piece = excerpt(text, [{token: "bone", start, end: start + 4}], 80);
  assert.match(piece, /^… Here is <mark data-md-highlight>bone<\/mark> and more\. .* …$/);
  assert.ok(piece.length < 160);
});
