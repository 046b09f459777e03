import assert from "node:assert/strict";
import {test} from "node:test";

import {explainLoss, quoteBrowser} from "../../docs/assets/javascripts/page/lost-file.js";

const error = new TypeError("Failed to fetch");

test("a reason that nobody knows is not named as if somebody did", () => {
  const said = explainLoss(error, true);
  assert.match(said, /cannot tell why/);
  assert.match(said, /connection/);
  assert.match(said, /blocker/);
  assert.ok(said.endsWith("The browser says: TypeError: Failed to fetch."));
});

test("a device without a connection is known to have none", () => {
  assert.equal(explainLoss(undefined, false), "This device has no connection.");
});

test("what the browser says ends in one full stop, whatever it says", () => {
  assert.equal(quoteBrowser({name: "", message: "Gone."}), "The browser says: Gone.");
  assert.equal(quoteBrowser({name: "AbortError"}), "The browser says: AbortError.");
  assert.equal(quoteBrowser({}), "The browser gives no reason.");
});
