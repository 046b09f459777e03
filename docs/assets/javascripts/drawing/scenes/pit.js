// One spot of bone through its days, from left to right: cells dig, signals call, builders refill.
// Stages are drawn by what happens in them and not by their days, which stand below.

/** @import {Spot} from "contract" */
/** @import {View} from "../panels/stack.js" */

import {drawCrowd, drawShapes, placesFor} from "../figures/crowd.js";
import {drawFrame} from "../figures/focus.js";
import {drawMarrow} from "../figures/ground.js";
import {sceneText} from "../figures/words.js";
import {px, svgElement} from "../svg/element.js";
import {formatQuantity} from "../svg/format.js";

const SIZES = {
  wide: {
    height: 200,
    head: 50,
    foot: 42,
    breakdown: 30,
    building: 26,
    shares: [0.11, 0.26, 0.13, 0.37, 0.13],
  },
  narrow: {
    height: 140,
    head: 36,
    foot: 36,
    breakdown: 20,
    building: 15,
    shares: [0.12, 0.28, 0.16, 0.32, 0.12],
  },
};
const FLOOR = -125; // % of a usual pit: bone goes on below it

/**
 * Draw `chart.unit`. Returns {nodes, height, name}.
 *
 * @param {{chart: {unit: Spot}}} result
 * @param {View} view
 */
export function drawPit({chart: {unit}}, view) {
  const {document, size, cursor} = view;
  const {width} = size;
  const narrow = size.name === "narrow";
  const {height, head, foot} = SIZES[size.name];
  const places = stagePlaces(unit, size);
  const top = Math.max(0, ...unit.depth, ...view.pins.flatMap((pin) => pin.unit?.depth ?? []));
  const toX = (day) => {
    const {stage, x, width: wide} = places.findLast(({stage: {from}}) => from <= day + 1e-9) ?? places[0];
    return x + wide * Math.min((day - stage.from) / (stage.to - stage.from), 1);
  };
  const toY = (depth) => head + ((top - depth) / (top - FLOOR)) * (height - head - foot);
  const points = trace(unit).filter(({day}) => cursor == null || day <= cursor + 1e-9);
  const along = (list, level) =>
    list.map((point) => `${px(toX(point.day))} ${px(toY(point[level]))}`).join("L");
  const end = points.at(-1);
  const rest = cursor == null ? "" : `L${px(toX(end.day))} ${px(toY(0))}L${width} ${px(toY(0))}`;
  const lowest = points.findIndex(({depth, old}) => depth > old + 1e-9);
  const fresh = lowest > 0 ? points.slice(lowest - 1) : [];
  const back = along([...fresh].reverse(), "old");
  const heightAt = (day) => toY(depthAt(unit, day));
  const current = cursor == null ? null : places.findLast(({stage: {from}}) => from <= cursor + 1e-9);
  const low = height - foot;
  const nodes = [
    drawMarrow(document, {x: 0, y: 0, width, height}),
    path(
      "scene-bone",
      `M0 ${px(toY(0))}L${along(points, "old")}${rest || `L${width} ${px(toY(end.old))}`}V${low}H0Z`,
    ),
    ...(fresh.length > 1 ? [path("scene-new-bone", `M${along(fresh, "depth")}L${back}Z`)] : []),
    sceneText(document, "old bone", {x: 10, y: low - 8, small: true, quiet: true}),
    ...(fresh.length > 1 && end.depth - end.old > 60 && cursor == null
      ? [
          sceneText(document, "new bone", {
            x: width - 10,
            y: toY(-50),
            anchor: "end",
            small: true,
            quiet: true,
          }),
        ]
      : []),
    path("scene-start", `M0 ${px(toY(0))}H${width}`),
    ...(cursor == null ? [] : [path("scene-ghost scene-future", `M${along(trace(unit), "depth")}`)]),
    ...view.pins.flatMap((pin) =>
      pin.unit ? [path("scene-ghost", `M${along(trace(pin.unit), "depth")}`)] : [],
    ),
    ...places.flatMap((place, i) => cellsOf(unit, place, i, {view, heightAt, toX, current})),
    ...places.flatMap(({stage, x, width: wide}) => stageNames(stage, x + wide / 2, low, {document, narrow})),
    sceneText(document, narrow ? "Refilled" : "One pit is refilled to", {
      x: 10,
      y: 19,
      value: formatQuantity(Math.round(unit.refilled_pct), unit.y.unit),
      role: "building",
    }),
    sceneText(document, narrow ? unit.says_short : unit.says, {
      x: width - 10,
      y: 19,
      anchor: "end",
      small: true,
      quiet: true,
    }),
    ...(cursor == null ? [] : [path("mark-cursor", `M${px(toX(cursor))} ${px(toY(top) - 12)}V${low}`)]),
    ...frames(places, current, view, {head: 28, low: height - 3}),
  ];
  return {nodes: [svgElement(document, "g", {class: "scene scene-pit"}, nodes)], height, name: "scene"};

  function path(className, d) {
    return svgElement(document, "path", {class: className, d});
  }
}

/**
 * What can be read in it: stage by stage.
 *
 * @param {{chart: {unit: Spot}}} result
 */
export function pitReadings({chart: {unit}}) {
  const points = unit.stages.map(({key, label, from, to}) => {
    const count = unit.counts.find((one) => one.key === key);
    const pace = count ? `, ${count.label} ${formatQuantity(count.value, count.unit)}` : "";
    return {
      label,
      text: `Day ${Math.round(from)} to ${Math.round(to)}: ${label}${pace}, depth at the end ${formatQuantity(depthAt(unit, to), unit.y.unit)}`,
    };
  });
  return [{piece: "pit", label: unit.label, points}];
}

// Depth between two of its days.
/**
 * @param {Spot} unit
 * @param {number} day
 */
function depthAt({days, depth}, day) {
  const i = days.findIndex((one) => one >= day);
  if (i < 1) return depth.at(i);
  const share = (day - days[i - 1]) / (days[i] - days[i - 1]);
  return depth[i - 1] + share * (depth[i] - depth[i - 1]);
}

// Each stage with the stretch of the picture that it has.
/**
 * @param {Spot} unit
 * @param {import("../svg/sizes.js").Size} size
 */
function stagePlaces({stages}, size) {
  const {shares} = SIZES[size.name];
  let x = 0;
  return stages.map((stage, i) => {
    const place = {stage, x, width: shares[i] * size.width};
    x += place.width;
    return place;
  });
}

// Old bone is what the pit has left so far; what stands above it is new.
/** @param {Spot} unit */
function trace({days, depth}) {
  let old = 0;
  return days.map((day, i) => {
    old = Math.min(old, depth[i]);
    return {day, depth: depth[i], old};
  });
}

// Who is at work in a stage. While time passes, only those who have come so far.
function cellsOf(unit, {stage, x, width}, index, {view, heightAt, toX, current}) {
  const {document, size, cursor} = view;
  const sizes = SIZES[size.name];
  const count = unit.counts.find(({key}) => key === stage.key);
  const number = count ? placesFor(count) : stage.key === "rest" ? 2 : 0;
  const step = width / Math.max(number, 1);
  const most = sizes[stage.key] ?? step;
  const reached = cursor == null ? Infinity : toX(cursor);
  const places = Array.from({length: number}, (_, i) => {
    const at = x + (i + 0.5) * step;
    const day = stage.from + ((at - x) / width) * (stage.to - stage.from);
    return {x: at, y: heightAt(day) - 1, size: Math.min(most, step)};
  }).filter((place) => place.x <= reached || current === undefined);
  const dimmed = current && current.stage !== stage ? "scene-dimmed" : "";
  if (!count)
    return places.length
      ? [
          svgElement(
            document,
            "g",
            {class: dimmed || null, "data-rest": index},
            drawShapes(document, "lining-cell", places),
          ),
        ]
      : [];
  if (places.length === number) return [drawCrowd(document, count, places, dimmed)];
  return [svgElement(document, "g", {}, drawShapes(document, count.shape, places))];
}

function stageNames({key, label, from, to}, x, low, {document, narrow}) {
  const days = formatQuantity(Math.round(to - from), "days");
  return [
    sceneText(document, label, {x, y: low + 16, anchor: "middle", small: narrow}),
    ...(key === "rest"
      ? []
      : [sceneText(document, days, {x, y: low + 31, anchor: "middle", small: true, quiet: true})]),
  ];
}

function frames(places, current, {document, focus}, {head, low}) {
  const frame = ({x, width}, name) =>
    drawFrame(document, {x: x + 2, y: head, width: width - 4, height: low - head}, name);
  return [
    ...(current ? [frame(current, "mark-chosen")] : []),
    ...(focus?.piece === "pit" ? [frame(places[focus.index], "mark-focus")] : []),
  ];
}
