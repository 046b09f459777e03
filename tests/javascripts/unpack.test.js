import assert from "node:assert/strict";
import {test} from "node:test";
import {unpackAnswer} from "../../docs/assets/javascripts/python/unpack.js";

// As model/api/packing.py packs: lists of numbers move into one array, the rest stays.
function pack(result) {
  const numbers = [];
  const series = result.series.map((item) =>
    Object.fromEntries(
      Object.entries(item).map(([key, value]) => {
        if (!Array.isArray(value) || !value.every((one) => typeof one === "number")) return [key, value];
        numbers.push(...value);
        return [key, {at: numbers.length - value.length, count: value.length}];
      }),
    ),
  );
  return {text: JSON.stringify({result: {...result, series}}), numbers: Float64Array.from(numbers)};
}

test("packed series come back exactly, in plain arrays", () => {
  const result = {
    sentence: "Some words.",
    time: {values: [0, 1]},
    series: [
      {name: "first", unit: "%", values: [100, 99.5, 1 / 3], lower: [1e-300, -0, 5e-324], level: 0.9},
      {name: "second", values: [], samples: [[1], [2]], upper: null},
      {name: "third", values: [1, null, 3]},
    ],
  };
  const answer = unpackAnswer(pack(result));
  assert.deepEqual(answer, {result});
  assert.ok(Array.isArray(answer.result.series[0].values));
});

test("what was unpacked no longer depends on the memory of the answer", () => {
  const packed = pack({series: [{name: "first", values: [1, 2, 3]}]});
  const answer = unpackAnswer(packed);
  packed.numbers.fill(0);
  assert.deepEqual(answer.result.series[0].values, [1, 2, 3]);
});

test("an answer without numbers is plain JSON", () => {
  const error = {kind: "request", message: "No.", input: "dose"};
  assert.deepEqual(unpackAnswer({text: JSON.stringify({error}), numbers: undefined}), {error});
  assert.deepEqual(unpackAnswer({text: '{"result": {"rows": []}}', numbers: null}), {result: {rows: []}});
});

test("what is not JSON is an error, not an empty answer", () => {
  assert.throws(() => unpackAnswer({text: "", numbers: undefined}), SyntaxError);
});
