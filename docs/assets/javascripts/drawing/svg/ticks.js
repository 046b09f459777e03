// Round numbers for axes and steps.

/** A round step (1, 2 or 5 times a power of ten) so that `min`..`max` has about `count` of them. */
export function niceStep(min, max, count) {
  const rough = (max - min) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999);
  return nice * power;
}

/** Multiples of `step` from `min` to `max`, free of binary dust. */
export function ticksBetween(min, max, step) {
  const ticks = [];
  for (let i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
    ticks.push(Number((i * step).toFixed(10)));
  }
  return ticks;
}
