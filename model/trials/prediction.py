"""Predictions of published trials: what the model says for a row of the evidence table.

`predict` does one row, whether or not it is in the table; `scoreboard` sets what was measured
beside what the model says. Rows that were fitted and rows that were kept apart carry their role.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ..errors import PosteriorError, RequestError, check_kind, check_option
from ..physiology import markers
from ..physiology.parameters import ParameterSet, calibrated, calibration
from ..units import DAYS_PER_MONTH, DAYS_PER_YEAR, Number
from . import evidence_table
from .arms import Arm, UnrepresentedError, read_arm, read_number
from .evidence_table import Row, check_row
from .follow_up import OUTCOMES, simulate_arm
from .tolerances import COMPARED, NORMAL, Tolerance, measured, tolerance

EMPTY: dict[str, Any] = {
    "arm_mean_change_pct": None,
    "control_mean_change_pct": None,
    "difference_pct": None,
    "lower": None,
    "upper": None,
    "note": "",
}
ROLES = ("fit", "validate", "input", "context", "exclude")  # of rows of the evidence table
MONTHS = 12.0  # where a row of bone density tells no time: trials of a year are the most common
# Tables that give rates per year write 12 months whatever the length; trials of treatments reported
# so ran for 2 years as a rule, and the first year gains most. A longer time is taken as it is. The
# rate of women who take nothing is that of the year in question.
RATE_MONTHS, NATURAL_RATE_MONTHS = 24.0, 12.0


def predict(row: Row, assumption: str = "small") -> dict[str, Any]:
    """Simulate the arms of one row.

    Parameters
    ----------
    row : dict of str to str
        With the columns of the evidence table; cells may be empty or missing.
    assumption : str
        ``none``, ``small`` or ``strong``.

    Returns
    -------
    dict
        ``arm_mean_change_pct``, ``control_mean_change_pct``, ``difference_pct`` (None where the row
        has no such arm; percent, or percent a year where the row reports so), ``lower``, ``upper``
        and ``note``. The two are the range in which the true effect of 95 % of such trials is
        expected, for the first of difference, arm and control that the row has: how far published
        trials leave the parameters open, and how far trials differ from each other. Chance within a
        trial comes on top; it depends on how many women it has. Both are None, and `note` says why,
        where the sampled parameter sets belong to another version of the model.

    Raises
    ------
    EvidenceError
        For a cell that should be a number and is not, naming row and column.
    """
    found = best_estimate(row, calibrated(assumption))
    compared = next((one for one in COMPARED if found[one] is not None), None)
    if compared is None:
        return found
    try:
        variance = _posterior_variance(row, compared, assumption)
    except PosteriorError as refusal:
        return found | {"note": f"{found['note']} {refusal}".strip()}
    half = NORMAL * (variance + between_trials(row, assumption) ** 2) ** 0.5
    return found | {"lower": found[compared] - half, "upper": found[compared] + half}


def _posterior_variance(row: Row, column: str, assumption: str) -> float:
    """Compute how far the sampled parameter sets differ in what they say of a row."""
    from ..physiology.many_sets import posterior_set  # NumPy, only where it is needed

    values = best_estimate(row, posterior_set(assumption))[column]
    return float(values.var(ddof=1)) if hasattr(values, "var") else 0.0


def between_trials(row: Row, assumption: str) -> float:
    """Look up how far trials of the row's outcome and kind of report differ, as a standard deviation."""
    found: dict[str, float] = calibration()["assumptions"][assumption]["between_trials"]
    outcome = row["outcome"].strip()
    alike = [sd for group, sd in found.items() if group.split()[0] == outcome]
    return found.get(group_of(row), max(alike, default=0.0))


def group_of(row: Row) -> str:
    """Name the rows that share the size of the spread between studies.

    Those of one outcome and kind of report; women who take nothing apart, since neither dose nor
    compliance can differ between them.
    """
    nothing = {"", "none", "stage:premenopausal"}
    treated = any(
        (row.get(column) or "").strip() not in nothing for column in ("before", "treatment", "control")
    )
    report = (row.get("report") or "total").strip()
    return f"{row['outcome'].strip()} {report} {'treated' if treated else 'untreated'}"


def best_estimate(row: Row, p: ParameterSet) -> dict[str, Any]:
    """Simulate the arms of one row with one parameter set, without a range; see `predict`.

    Parameters
    ----------
    row : dict of str to str
    p : ParameterSet

    Returns
    -------
    dict
    """
    check_kind(p, "p", ParameterSet)
    check_row(row)
    outcome = (row.get("outcome") or "").strip()
    report = (row.get("report") or "total").strip()
    months, start_y = read_number(row, "time_months"), read_number(row, "start_y")
    for column in COMPARED:
        read_number(row, column)  # refuse what is not a number even where it is not needed
    try:
        if outcome not in OUTCOMES:
            raise UnrepresentedError(
                f"The model has no outcome {outcome!r}." if outcome else "The row names no outcome."
            )
        if report not in ("total", "per_year"):
            raise UnrepresentedError(f"The model has no report {report!r}.")
        if months is not None and months < 0:
            raise UnrepresentedError("The trial ends before it starts.")
        arm, control = read_arm(row, "treatment"), read_arm(row, "control")
        if arm is None and control is None:
            raise UnrepresentedError("The row names neither a treatment nor a control.")
    except UnrepresentedError as refusal:
        return EMPTY | {"note": str(refusal)}

    arms = [one for one in (arm, control) if one]
    notes = []
    if start_y is None and "natural" in {one.stage for one in arms}:
        notes.append("No start given: 5 years after the final period.")
    if arm and control and arm.stage != control.stage:
        return EMPTY | _compare_stages(row, arm, control, outcome, months or 0.0, p, notes)
    if report == "per_year":
        treated = any(one.treatment or one.before or one.cycle != one.entry_cycle for one in arms)
        months = max(months or 0.0, RATE_MONTHS if treated else NATURAL_RATE_MONTHS)
        notes.append(f"Rate over {months:g} months.")
    elif not months:
        months = MONTHS
        notes.append("No time given: 12 months.")
    days = months * DAYS_PER_MONTH
    years = days / DAYS_PER_YEAR if report == "per_year" else 1.0
    marker = row.get("site_or_marker") or ""

    def change(one: Arm) -> Number:
        start, end = simulate_arm(one, (0.0, days), p)
        relative = markers.marker_change(end[outcome] / start[outcome], outcome, marker, p)
        return 100 * (relative - 1) / years

    found = EMPTY | {"note": " ".join(notes)}
    if arm:
        found["arm_mean_change_pct"] = change(arm)
    if control:
        found["control_mean_change_pct"] = change(control)
    if arm and control:
        found["difference_pct"] = found["arm_mean_change_pct"] - found["control_mean_change_pct"]
    return found


def _compare_stages(
    row: Row, arm: Arm, control: Arm, outcome: str, months: float, p: ParameterSet, notes: list[str]
) -> dict[str, Any]:
    """Compare two groups of women at one moment, in percent of the control group."""
    here, there = (simulate_arm(one, (months * DAYS_PER_MONTH,), p)[0][outcome] for one in (arm, control))
    marker = row.get("site_or_marker") or ""
    change = 100 * (markers.marker_change(here / there, outcome, marker, p) - 1)
    notes = [*notes, "Two groups compared at one moment: percent of the control group."]
    return {
        "arm_mean_change_pct": change,
        "control_mean_change_pct": 0.0,
        "difference_pct": change,
        "note": " ".join(notes),
    }


def scoreboard(
    assumption: str = "small", roles: Collection[str] = ("fit", "validate")
) -> list[dict[str, Any]]:
    """Compare the model with what was measured, row by row of the evidence table.

    Parameters
    ----------
    assumption : str
    roles : iterable of str
        Of the evidence table.

    Returns
    -------
    list of dict
        ``id, bibkey, role, outcome, compared`` (the column), ``predicted, measured, lower, upper,
        tolerance, reported`` (whether the interval is the trial's own), ``reason`` (of the
        tolerance), ``misfit`` (distance in tolerances) and ``verdict``: ``inside``, ``outside``,
        ``no interval, close`` and ``no interval, apart`` where the tolerance is stated, not
        reported, or ``not in the model``.
    """
    if not isinstance(roles, (list, tuple, set, frozenset)):
        raise RequestError(f"'roles' must be a list of some of: {', '.join(ROLES)}.", "roles")
    for role in roles:
        check_option(role, "role", ROLES)
    p = calibrated(assumption)
    rows = []
    for row in evidence_table.table().values():
        compared = measured(row)
        if row["role"] not in roles or not row["outcome"] or compared is None:
            continue
        column, value = compared
        allowed = tolerance(row)
        predicted = best_estimate(row, p)
        found = predicted[column]
        entry = {
            "id": row["id"],
            "bibkey": row["bibkey"],
            "role": row["role"],
            "outcome": row["outcome"],
            "compared": column,
            "predicted": found,
            "measured": value,
            "lower": allowed.lower,
            "upper": allowed.upper,
            "tolerance": allowed.width,
            "reported": allowed.reported,
            "reason": allowed.reason,
            "misfit": None,
            "verdict": "not in the model",
            "note": predicted["note"],
        }
        if found is not None:
            entry["misfit"] = misfit(found, value, allowed)
            within = entry["misfit"] <= 1
            if allowed.reported:
                entry["verdict"] = "inside" if within else "outside"
            else:
                entry["verdict"] = "no interval, close" if within else "no interval, apart"
        rows.append(entry)
    return rows


def misfit(predicted: float, value: float, allowed: Tolerance) -> float:
    """Compute the distance of a prediction from what was measured, in tolerances of that side."""
    side = allowed.upper - value if predicted > value else value - allowed.lower
    return abs(predicted - value) / (side or allowed.width or 1.0)
