// Chart kind "surface-with-slices": a map over two quantities, and below it plain curves
// that cut through it.

import {drawStack, viewOf} from "../stack.js";
import {drawSurface} from "../surface.js";
import {placeOn, withUnit} from "../values.js";
import {focused, panelGroups} from "../walk.js";

const SPACE = 16;

/** Draw it. Returns {nodes, height}. */
export function draw(result, options) {
  const {chart} = result;
  const focus = focused(read, result, options.focus);
  const pins = options.pins.map(({name, result: pinned}) => ({name, cross: pinned.chart.cross}));
  const map = drawSurface(chart, {...options, pins, focus: focus?.part === "map" ? focus : null}, 0);
  const [panel] = chart.panels;
  // Each pin would add five curves of its own; its place on the map says enough.
  const view = viewOf(result, {...options, pins: [], focus}, panel.x);
  const slices = drawStack([panel], view, map.bottom + SPACE);
  return {nodes: [...map.nodes, ...slices.nodes], height: slices.bottom};
}

/** What can be read in it: the pair that is set, the line of zero, and the curves. */
export function read(result) {
  const {chart} = result;
  const {x, y, z, cross, zero} = chart;
  const at = (point) => `${placeOn(x, point.x)}, ${placeOn(y, point.y)}`;
  const map = (label, points) => ({label, points: points.map((one) => ({part: "map", ...one}))});
  return [
    map(cross.label, [{x: cross.x, y: cross.y, label: at(cross), text: `${at(cross)}: ${withUnit(cross.value, z.unit)}`}]),
    map(zero.label, zero.points.map((point) => ({...point, label: at(point), text: `${at(point)}: ${withUnit(0, z.unit)}`}))),
    ...panelGroups(result),
  ].filter((group) => group.points.length > 0);
}
