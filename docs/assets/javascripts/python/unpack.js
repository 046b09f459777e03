// Unpacks an answer of the worker: JSON text, and beside it the numbers of its series as one array
// of floats, which need no parsing (see model/api/packing.py).

/** The answer as an object, its series filled with their numbers again. */
export function unpackAnswer({text, numbers}) {
  const answer = JSON.parse(text);
  if (!numbers) return answer;
  for (const series of answer.result.series) {
    for (const [key, value] of Object.entries(series)) {
      if (value?.count === undefined) continue;
      series[key] = Array.from(numbers.subarray(value.at, value.at + value.count));
    }
  }
  return answer;
}
