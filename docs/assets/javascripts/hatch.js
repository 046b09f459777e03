// Slanted lines that tell breakdown from building where colour cannot.

import {px} from "./svg.js";

const SLANT = {breakdown: -1, building: 1};
const STEP = 7; // pixels between two lines

/** Path of the hatch of a role in a rectangle; empty for a role that has none. */
export function hatch(role, {x1, y1, x2, y2}) {
  const slant = SLANT[role];
  if (!slant || x2 - x1 < 2) return "";
  const height = y2 - y1;
  const parts = [];
  // Each line runs through the whole height; what sticks out on either side is cut off.
  for (let start = x1 - height + STEP; start < x2; start += STEP) {
    const from = Math.max(start, x1);
    const to = Math.min(start + height, x2);
    const [a, b] = slant > 0
      ? [y2 - (from - start), y2 - (to - start)]
      : [y1 + (from - start), y1 + (to - start)];
    parts.push(`M${px(from)},${px(a)}L${px(to)},${px(b)}`);
  }
  return parts.join("");
}
