// Reads an answer of the worker: text, and numbers that were taken out of it (model/packing.py).

export function readAnswer({text, numbers}) {
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
