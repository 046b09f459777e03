// A number in words: rounded to what a picture can show, with its unit.

/** Three digits are what a picture can show. A minus is a minus, not a hyphen. */
export const rounded = (value) => String(Number(value.toPrecision(3))).replace("-", "−");

/** "92.4%", "9 ng/mL". */
export const withUnit = (value, unit) => `${rounded(value)}${!unit || unit.startsWith("%") ? "" : " "}${unit ?? ""}`;

/** A place on an axis: "Year 3" where time passes, "9 ng/mL" elsewhere. */
export function placeOn(axis, value) {
  const {unit} = axis;
  return PASSING.has(unit) ? `${unit[0].toUpperCase()}${unit.slice(1)} ${rounded(value)}` : withUnit(value, unit);
}

const PASSING = new Set(["hour", "day", "month", "year", "step"]);
