import assert from "node:assert/strict";
import {afterEach, beforeEach, mock, test} from "node:test";

// A page with a history that a test may forbid, and that knows what it was asked.
const listeners = new Map(); // the newest of each name
const calls = [];
let refuses = () => false;
const entries = [];
let at = 0;
const go = (entry) => Object.assign(location, {pathname: entry.pathname, hash: entry.hash});
const change = (how) => (state, _title, address) => {
  calls.push(how);
  const answer = refuses(how);
  if (answer === "throws") throw new DOMException("too many calls", "SecurityError");
  if (answer) return;
  const {pathname, hash} = new URL(address ?? location.pathname + location.hash, "http://host");
  if (how === "pushState") entries.splice(++at);
  entries[at] = {state, pathname, hash};
  go(entries[at]);
};
Object.assign(globalThis, {
  location: {pathname: "/page/", search: "", hash: ""},
  scrollX: 0,
  scrollY: 7,
  addEventListener: (name, listener) => listeners.set(name, listener),
  Element: class {},
  document: {getElementById: (id) => (id === "gone" ? null : {localName: "bone-chart"})},
  history: {
    get state() {
      return entries[at].state;
    },
    pushState: change("pushState"),
    replaceState: change("replaceState"),
  },
});
const {AddressBar} = await import("../../docs/assets/javascripts/page/address-bar.js");

let bar;
const tell = (name) => listeners.get(name)({target: null});
const back = () => {
  at -= 1;
  go(entries[at]);
  tell("popstate");
};
// As a browser does with a link within the page, or with what is typed into its address.
const visit = (hash) => {
  entries.splice(++at, Infinity, {state: null, pathname: location.pathname, hash});
  go(entries[at]);
  tell("popstate");
  tell("hashchange");
};

beforeEach(() => {
  mock.timers.enable({apis: ["setTimeout"]});
  entries.splice(0, Infinity, {state: null, pathname: "/page/", hash: ""});
  at = 0;
  go(entries[0]);
  calls.length = 0;
  refuses = () => false;
  bar = new AddressBar();
});
afterEach(() => mock.timers.reset());

test("a run of 150 keys is written when it begins and when it rests", () => {
  const run = Symbol("run");
  for (let i = 1; i <= 150; i++) {
    bar.write("a", `w=a&x=${i}`, run);
    mock.timers.tick(30);
  }
  assert.equal(location.hash, "#w=a&x=1");
  mock.timers.tick(1000);
  assert.equal(location.hash, "#w=a&x=150");
  assert.deepEqual(calls, ["replaceState", "pushState", "replaceState"]);
  back();
  assert.equal(bar.stateOf("a"), undefined);
});

for (const kind of ["throws", "ignores"]) {
  test(`a history that ${kind} is tried again until the address says what is shown`, () => {
    refuses = () => kind;
    for (let i = 1; i <= 150; i++) {
      bar.write("a", `w=a&x=${i}`, Symbol("each its own"));
      mock.timers.tick(30);
    }
    mock.timers.tick(30_000);
    assert.equal(location.hash, "");
    assert.equal(bar.stateOf("a"), "w=a&x=150");
    refuses = () => false;
    mock.timers.tick(5000);
    assert.equal(location.hash, "#w=a&x=150");
    calls.length = 0;
    mock.timers.tick(60_000);
    assert.deepEqual(calls, []);
  });
}

test("two charts stand in one address, and going back takes one move back", () => {
  bar.write("a", "w=a&x=1");
  bar.write("b", "w=b&x=2");
  assert.equal(location.hash, "#w=a&x=1&w=b&x=2");
  bar.write("a", "");
  assert.equal(location.hash, "#w=b&x=2");
  back();
  assert.deepEqual([bar.stateOf("a"), bar.stateOf("b")], ["w=a&x=1", "w=b&x=2"]);
  back();
  assert.deepEqual([bar.stateOf("a"), bar.stateOf("b")], ["w=a&x=1", undefined]);
  back();
  assert.ok(bar.isEmpty);
});

test("a section asked for keeps the states, and a link to one chart keeps the other", () => {
  bar.write("a", "w=a&x=1");
  visit("#sources");
  mock.timers.tick(1);
  assert.equal(location.hash, "#sources&w=a&x=1");
  bar.write("b", "w=b&x=2");
  assert.equal(location.hash, "#sources&w=a&x=1&w=b&x=2");
  visit("#w=a&x=9&utm_source=chat");
  mock.timers.tick(1);
  assert.equal(location.hash, "#w=b&x=2&w=a&x=9");
  back();
  assert.deepEqual([bar.stateOf("a"), bar.stateOf("b")], ["w=a&x=1", "w=b&x=2"]);
  bar.toTop();
  assert.equal(location.hash, "#w=a&x=1&w=b&x=2");
});

test("nothing is written onto the page that comes next", () => {
  const run = Symbol("run");
  bar.write("a", "w=a&x=1", run);
  bar.write("a", "w=a&x=2", run);
  entries.splice(++at, Infinity, {state: null, pathname: "/next/", hash: "#w=c&x=5"});
  go(entries[at]);
  mock.timers.tick(60_000);
  assert.equal(location.hash, "#w=c&x=5");
  assert.deepEqual([bar.stateOf("a"), bar.stateOf("c")], [undefined, "w=c&x=5"]);
});

test("a chart that is not on this page does not stay in its address", () => {
  visit("#w=gone&x=1");
  bar.write("a", "w=a&x=1");
  assert.equal(location.hash, "#w=a&x=1");
});
