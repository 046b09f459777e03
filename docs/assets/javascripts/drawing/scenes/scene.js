// A scene of a chart: its setting draws it, with what it holds at the cursor.

/** @import {Scene} from "contract" */
/** @import {View} from "../panels/stack.js" */
/** @import {Courses} from "../figures/at-cursor.js" */

import {valueAt} from "../figures/at-cursor.js";
import {readingOf} from "../figures/words.js";
import {svgElement} from "../svg/element.js";
import {drawCell} from "./cell.js";
import {drawHalves} from "./halves.js";
import {drawSignals} from "./signals.js";
import {drawTeams} from "./teams.js";

const SETTINGS = {signals: drawSignals, halves: drawHalves, teams: drawTeams, cell: drawCell};

/**
 * Draw `chart.scene`. Returns {nodes, height, name}.
 *
 * @param {Courses & {chart: any}} result
 * @param {View} view
 */
export function drawScene(result, view) {
  const {chart} = result;
  const at = chart.play ? null : view.cursor;
  const scene = {
    ...chart.scene,
    counts: chart.scene.counts.map((count) => valueAt(count, result, at)),
    levels: (chart.scene.levels ?? []).map((level) => valueAt(level, result, at)),
  };
  const {nodes, height} = SETTINGS[scene.setting](scene, view, result);
  return {
    nodes: [svgElement(view.document, "g", {class: "scene", "data-setting": scene.setting}, nodes)],
    height,
    name: "scene",
  };
}

/**
 * What can be read in it: every count, then every level.
 *
 * @param {{chart: {scene?: Scene | null}}} result
 * @returns {import("../panels/readings.js").Group[]}
 */
export function sceneReadings({chart: {scene}}) {
  if (!scene) return [];
  const points = [...scene.counts, ...(scene.levels ?? [])].map((one) => {
    const side = scene.sides?.[one.side];
    const label = side ? `${side}: ${one.label}` : one.label;
    const reads = "reads" in one && one.reads ? one.reads : readingOf(one);
    return {label, text: `${label}: ${reads}`, key: one.key};
  });
  return [{piece: "scene", label: scene.label, points}];
}
