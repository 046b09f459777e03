// Levels in the unit that the reader chose. The factor comes with the declaration; requests
// and links stay in the control's own unit.

const SIGNIFICANT_DIGITS = 3;

/** How a control shows its values: {unit, spoken, show(value), take(shown)}. */
export function unitsOf(spec, system) {
  const other = system === "si" ? spec.alt_unit : null;
  if (!other) {
    return {
      unit: spec.unit,
      spoken: spec.unit_spoken || spec.unit,
      show: (value) => value,
      take: (shown) => shown,
    };
  }
  const show = (value) => Number((value * other.factor).toPrecision(SIGNIFICANT_DIGITS));
  return {
    unit: other.unit,
    spoken: other.unit_spoken,
    show,
    // The ends are rounded when shown; what is typed must still stay inside.
    take: (shown) => Math.min(Math.max(Number((shown / other.factor).toPrecision(6)), spec.min), spec.max),
  };
}
