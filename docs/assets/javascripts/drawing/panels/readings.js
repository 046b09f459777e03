// What a reader walks through by keyboard: every line and every set of dots of every
// panel, as groups of points with their reading in words. Kinds add groups of their own.

import {formatPosition, formatQuantity} from "../svg/format.js";

/** [{label, panel, points: [{label, text, x, y}]}], in the order of the picture. */
export function panelReadings({chart, series, time}) {
  const named = new Map(series.map((item) => [item.name, item]));
  return chart.panels.flatMap((panel) => {
    const axis = panel.x ?? chart.x;
    const range = chart.band_label ?? "range";
    const seen = ({x, y}) => Number.isFinite(y) && x >= axis.min && x <= axis.max;
    const lines = (panel.lines ?? []).map((line) => {
      const {values, lower, upper} = named.get(line.series);
      const points = values
        .map((y, i) => ({x: time.values[i], y, lower: lower?.[i], upper: upper?.[i]}))
        .filter(seen);
      return {
        label: `${panel.label}: ${line.label}`,
        points: points.map((point) => reading(point, axis, panel.unit, range)),
      };
    });
    const labels = [...new Set((panel.dots ?? []).map((dot) => dot.label))];
    const dots = labels.map((label) => ({
      label: `${panel.label}: ${label}`,
      points: panel.dots
        .filter((dot) => dot.label === label && seen(dot))
        .map((dot) => reading(dot, axis, panel.unit, "interval")),
    }));
    return [...lines, ...dots]
      .filter((group) => group.points.length > 0)
      .map((group) => ({...group, panel: panel.key}));
  });
}

/** The item of `readings(result)` that `focus` ({group, index}) names, with what its group says of it; or null. */
export function focusedPoint(readings, result, focus) {
  if (!focus) return null;
  const {points, ...group} = readings(result)[focus.group] ?? {};
  const point = points?.[focus.index];
  return point ? {...group, ...point, index: focus.index} : null;
}

function reading({x, y, lower, upper}, axis, unit, range) {
  const label = formatPosition(axis, x);
  const known = Number.isFinite(lower) && Number.isFinite(upper);
  const words = known ? `, ${range} ${formatQuantity(lower, unit)} to ${formatQuantity(upper, unit)}` : "";
  return {label, text: `${label}: ${formatQuantity(y, unit)}${words}`, x, y};
}
