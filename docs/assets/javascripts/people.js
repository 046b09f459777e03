// How far virtual women differ, in the four ways a reader can choose: single women as thin
// lines, bands, dots at the end, or one woman at a time.

import * as Plot from "@observablehq/plot";

/** Marks of the spread of a line in the encoding of `view`; `more` places them in a facet. */
export function spreadMarks({series, points, className}, {encoding, frame = 0, time}, more = {}) {
  const draw = {lines: singles, band: bands, dots: ends, frames: one}[encoding];
  return draw ? draw({series, points, className, frame, time, more}) : [];
}

/** The key's items for a spread, in the words that come with the result. */
export function spreadItems(panels, series, encoding, words = {}) {
  const spread = panels.flatMap((panel) => panel.lines).map((line) => series.get(line.series));
  const has = {
    lines: spread.some((one) => one?.samples), frames: spread.some((one) => one?.samples),
    band: spread.some((one) => one?.lower), dots: spread.some((one) => one?.end_dots),
  };
  const kind = {lines: "sample", frames: "sample", band: "band", dots: "quantile"}[encoding];
  return has[encoding] && words[encoding] ? [{kind, role: "plain", text: words[encoding]}] : [];
}

const woman = (sample, points, z) => points.map((point) => ({...point, y: sample[point.i], z}));

function singles({series, points, className, more}) {
  const all = (series.samples ?? []).flatMap((sample, z) => woman(sample, points, z));
  return [Plot.lineY(all, {x: "x", y: "y", z: "z", ...more, className: `mark-sample ${className}`})];
}

function one({series, points, className, frame, more}) {
  const {samples = []} = series;
  if (samples.length === 0) return [];
  const shown = woman(samples[frame % samples.length], points, 0);
  return [Plot.lineY(shown, {x: "x", y: "y", ...more, className: `mark-sample mark-frame ${className}`})];
}

function bands({series, points, className, more}) {
  const band = (low, high) => series[low]
    ? [Plot.areaY(points, {x: "x", y1: ({i}) => series[low][i], y2: ({i}) => series[high][i], ...more, className: `mark-band ${className}`})]
    : [];
  return [...band("lower", "upper"), ...band("inner_lower", "inner_upper")];
}

// Squares, because a round dot is a measurement everywhere on this site.
function ends({series, points, className, more}) {
  const at = points.at(-1)?.x;
  const all = (series.end_dots ?? []).map((y) => ({x: at, y}));
  return [Plot.dot(all, {x: "x", y: "y", r: 2.5, symbol: "square", ...more, className: `mark-quantile ${className}`})];
}
