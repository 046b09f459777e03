// A number in words: rounded to what a picture can show, with its unit.

/** Three digits are what a picture can show. A minus is a minus, not a hyphen. */
export const formatNumber = (value) => String(Number(value.toPrecision(3))).replace("-", "−");

/** The unit as it follows a number: 1 year, 2 years. */
export const unitFor = (value, unit) => (formatNumber(value) === "1" ? (ONE[unit] ?? unit) : unit);

const ONE = {years: "year", months: "month", days: "day", women: "woman", people: "person"};

/** "5.6 years", "1 year". */
export const formatYears = (years) => `${formatNumber(years)} year${formatNumber(years) === "1" ? "" : "s"}`;

/** "92.4%", "9 ng/mL", "1 year". */
export const formatQuantity = (value, unit) =>
  `${formatNumber(value)}${!unit || unit.startsWith("%") ? "" : " "}${unitFor(value, unit) ?? ""}`;

/** A place on an axis: "Year 3" where time passes, "9 ng/mL" elsewhere. */
export function formatPosition(axis, value) {
  const {unit} = axis;
  return TIME_UNITS.has(unit)
    ? `${unit[0].toUpperCase()}${unit.slice(1)} ${formatNumber(value)}`
    : formatQuantity(value, unit);
}

const TIME_UNITS = new Set(["hour", "day", "month", "year", "step"]);
