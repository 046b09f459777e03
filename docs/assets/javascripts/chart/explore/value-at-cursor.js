// The values at the cursor as a sentence, in words and numbers that come with the result.

/** @import {Play, Result} from "contract" */

import {formatNumber, formatPosition} from "../../drawing/svg/format.js";
import {nearestPoint} from "../../drawing/svg/nearest-point.js";

/**
 * "Day of the cycle: 14. Estradiol 190 pg/mL; Progesterone 0.6 ng/mL".
 *
 * @param {Result} result
 * @param {number} at
 */
export function valuesAt(result, at) {
  const play = "play" in result.chart ? result.chart.play : null;
  if (play) return textOfStop(play, at);
  const byName = new Map(result.series.map((series) => [series.name, series]));
  const drawn = result.chart.panels.flatMap((panel) => panel.lines.map((line) => byName.get(line.series)));
  const values = [...new Set(drawn)].flatMap((series) => {
    const points = series.values.map((y, i) => ({x: result.time.values[i], y}));
    const point = nearestPoint(points, at);
    return point ? [`${series.label} ${formatNumber(point.y)} ${series.unit}`] : [];
  });
  return `${result.time.label}: ${formatNumber(at)}. ${values.join("; ")}.`;
}

// Where a chart declares places to stop at, the words of the last one passed.
/**
 * @param {Play} play
 * @param {number} at
 */
function textOfStop(play, at) {
  const stop = play.stops.findLast((candidate) => candidate.at <= at + 1e-6) ?? play.stops[0];
  return `${formatPosition(play, play.unit === "step" ? stop.at : Math.round(at))}: ${stop.text}`;
}

/**
 * "Woman 3 of 20 from the model, at the end: Spine bone density 88.2 % of start".
 *
 * @param {Result} result
 * @param {number} frame
 */
export function valuesOfWoman({series}, frame) {
  const drawn = series.filter(({samples}) => samples);
  const ends = drawn.map(
    ({label, unit, samples}) => `${label} ${formatNumber(samples[frame].at(-1))} ${unit}`,
  );
  return `Woman ${frame + 1} of ${drawn[0].samples.length} from the model, at the end: ${ends.join("; ")}.`;
}
