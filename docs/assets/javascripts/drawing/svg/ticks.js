// Round numbers for axes and steps.

/** A round step (1, 2 or 5 times a power of ten) so that `min`..`max` has about `count` of them. */
export function niceStep(min, max, count) {
  const rough = (max - min) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999);
  return nice * power;
}

/** As many of `ticks` as have about `each` px of their `length`: round numbers where they are even. */
export function thinTicks(ticks, length, each) {
  if (ticks.length < 3) return ticks;
  const step = ticks[1] - ticks[0];
  const even = ticks.every((tick, i) => Math.abs(tick - ticks[0] - i * step) < step / 100);
  const apart = length / (ticks.length - 1);
  const keep = [1, 2, 4, 5, 10].find((n) => n * apart >= each) ?? 20;
  const kept = ticks.filter((tick, i) => (even ? Math.round(tick / step) : i) % keep === 0);
  return kept.length > 1 ? kept : [ticks[0], ticks.at(-1)];
}

/** Multiples of `step` from `min` to `max`, free of binary dust. */
export function ticksBetween(min, max, step) {
  const ticks = [];
  for (let i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
    ticks.push(Number((i * step).toFixed(10)));
  }
  return ticks;
}
