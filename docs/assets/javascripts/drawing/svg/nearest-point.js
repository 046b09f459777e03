// Finding points on a drawn line.

/** The last point with a value: where a line ends. */
export function lastPoint(line) {
  return line.points.findLast((point) => Number.isFinite(point.y));
}

/** The point whose x is nearest to `at`, or undefined where there is none with a value. */
export function nearestPoint(points, at) {
  let best;
  for (const point of points) {
    if (Number.isFinite(point.y) && (!best || Math.abs(point.x - at) < Math.abs(best.x - at))) best = point;
  }
  return best;
}
