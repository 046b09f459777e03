import assert from "node:assert/strict";
import {afterEach, beforeEach, mock, test} from "node:test";
import {parseHTML} from "linkedom";
import {Watchdog} from "../../docs/assets/javascripts/python/watchdog.js";

// The time allowed stands in the page; the clock is moved by hand.
globalThis.document = parseHTML('<!doctype html><html data-patience="2"><body></body></html>').document;

let now;
let calls;
let watchdog;

beforeEach(() => {
  mock.timers.enable({apis: ["setTimeout"]});
  now = 0;
  mock.method(performance, "now", () => now);
  calls = [];
  watchdog = new Watchdog((seconds) => calls.push(seconds));
});

afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

function pass(milliseconds) {
  now += milliseconds;
  mock.timers.tick(milliseconds);
}

test("silence is reported once, with its length", () => {
  watchdog.restart();
  pass(1999);
  assert.deepEqual(calls, []);
  pass(1);
  assert.deepEqual(calls, [2]);
  pass(60_000);
  assert.deepEqual(calls, [2]);
});

test("each sign of life puts it off", () => {
  for (let i = 0; i < 10; i++) {
    watchdog.restart();
    pass(1900);
  }
  assert.deepEqual(calls, []);
  pass(100);
  assert.deepEqual(calls, [2]);
});

test("a slow stage is given more time", () => {
  watchdog.restart(3);
  pass(5999);
  assert.deepEqual(calls, []);
  pass(1);
  assert.deepEqual(calls, [6]);
});

test("once stopped it stays silent", () => {
  watchdog.restart();
  watchdog.stop();
  pass(60_000);
  assert.deepEqual(calls, []);
});

test("a computer that slept is given its time anew", () => {
  watchdog.restart();
  now += 3_600_000; // the clock went on, the timer did not
  pass(2000);
  assert.deepEqual(calls, []);
  pass(2000);
  assert.deepEqual(calls, [2]);
});

test("without a word from the page it waits 20 seconds", () => {
  delete document.documentElement.dataset.patience;
  watchdog.restart();
  pass(19_999);
  assert.deepEqual(calls, []);
  pass(1);
  assert.deepEqual(calls, [20]);
  document.documentElement.dataset.patience = "2";
});
