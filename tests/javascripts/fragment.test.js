import assert from "node:assert/strict";
import {test} from "node:test";
import {composeFragment, parseFragment} from "../../docs/assets/javascripts/page/fragment.js";

const read = (fragment) => {
  const {section, states} = parseFragment(fragment);
  return {section, states: Object.fromEntries(states)};
};

test("a section, one state, several, and both together are read", () => {
  assert.deepEqual(read(""), {section: "", states: {}});
  assert.deepEqual(read("#sources"), {section: "sources", states: {}});
  assert.deepEqual(read("#w=a&v=1&x=2"), {section: "", states: {a: "w=a&v=1&x=2"}});
  assert.deepEqual(read("#sources&w=a&v=1&x=2&w=b&v=1&x=3&show.type=large"), {
    section: "sources",
    states: {a: "w=a&v=1&x=2", b: "w=b&v=1&x=3&show.type=large"},
  });
});

test("what stands before the first chart is its own, and a chart said twice counts once", () => {
  assert.deepEqual(read("v=1&x=2&w=a").states, {a: "w=a&v=1&x=2"});
  assert.deepEqual(read("w=a&x=2&w=a&x=3&w=b&x=4").states, {a: "w=a&x=2", b: "w=b&x=4"});
});

test("an address that was encoded on its way is read as it was meant", () => {
  const fragment = "w=a&v=1&site=spine+%26+neck";
  const meant = read(fragment);
  assert.deepEqual(read(encodeURIComponent(fragment)), meant);
  assert.deepEqual(read(encodeURIComponent(encodeURIComponent(fragment))), meant);
  assert.deepEqual(read(fragment.replaceAll("&", "&amp;")), meant);
  assert.deepEqual(read("w%3Da&v%3D1"), {section: "", states: {a: "w=a&v=1"}});
  assert.deepEqual(read("sources&w%3Da%26v%3D1&utm_source=chat"), {
    section: "sources",
    states: {a: "w=a&v=1"},
  });
  assert.equal(read("#%C3%9Cber-uns").section, "Über-uns");
  assert.equal(read("#%zz").section, "%zz");
});

test("the marks of those who count clicks are no settings", () => {
  for (const mark of ["utm_source=x", "UTM_Campaign=y", "fbclid=1", "gclid=", "mc_cid=2", "_gl=3"]) {
    assert.deepEqual(read(`w=a&v=1&x=2&${mark}`).states, {a: "w=a&v=1&x=2"}, mark);
    assert.deepEqual(read(`${mark}&w=a&x=2`).states, {a: "w=a&x=2"}, mark);
    assert.deepEqual(read(mark), {section: "", states: {}}, mark);
    assert.deepEqual(read(`sources&${mark}`), {section: "sources", states: {}}, mark);
  }
});

const random = (seed) => (n) => {
  seed = (seed * 48271) % 2147483647;
  return seed % n;
};
const LETTERS = [
  ..."aw=&%#;?+ 3dD2653",
  "w=",
  "&w=",
  "%3D",
  "%26",
  "&amp;",
  "utm_",
  "ß",
  "\u202e",
  "🦴",
  "\0",
  "__proto__",
];

test("ten thousand addresses are read without an error, and what was read is read again the same", () => {
  const draw = random(14);
  for (let round = 0; round < 10_000; round++) {
    const fragment = Array.from({length: draw(24)}, () => LETTERS[draw(LETTERS.length)]).join("");
    const once = parseFragment(fragment);
    const again = parseFragment(composeFragment({...once, section: ""}));
    assert.deepEqual(again.states, once.states, JSON.stringify(fragment));
    for (const [id, state] of once.states) assert.equal(new URLSearchParams(state).get("w"), id);
  }
});

test("ten thousand sections and states come back as they were written", () => {
  const draw = random(15);
  const word = () => Array.from({length: 1 + draw(6)}, () => LETTERS[draw(LETTERS.length)]).join("");
  for (let round = 0; round < 10_000; round++) {
    const ids = Array.from({length: draw(4)}, word);
    const states = new Map(
      ids.map((id) => [id, new URLSearchParams({w: id, v: "1", key: word()}).toString()]),
    );
    const section = draw(2) ? `part-${draw(9)}` : "";
    assert.deepEqual(parseFragment(`#${composeFragment({section, states})}`), {section, states});
  }
});
