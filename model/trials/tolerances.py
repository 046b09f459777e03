"""Tolerances: how far a prediction may lie from a published number.

A tolerance is the half width of a 95 % interval. It comes from the row's own confidence interval or
standard error where it has one; else from the size of the arms and the spread between women; never
from the row's name.
"""

from __future__ import annotations

from math import erfc, sqrt
from typing import NamedTuple

from ..errors import EvidenceError
from .arms import read_number
from .evidence_table import INTERVAL_COLUMNS, NOT_SIGNIFICANT, Row
from .uncertainty_text import MARKERS, columns_from_text


class Tolerance(NamedTuple):
    """The range that counts as agreement.

    Attributes
    ----------
    lower, upper : float
    width : float
        Half of it (of the nearer side where it is lopsided).
    reported : bool
        Whether it is the trial's own interval.
    reason : str
    """

    lower: float
    upper: float
    width: float
    reported: bool
    reason: str


COMPARED = ("difference_pct", "arm_mean_change_pct", "control_mean_change_pct")  # the first there is
NORMAL = 1.96  # half width of a 95 % interval in standard errors
WOMEN_SD = 3.0  # points of bone density; changes differ by 2.8 to 4.6 between women in the trials
# that give it (E007, E111, E123)
SHARE = 0.20  # of the number: scanners, sites and populations differ
SHARE_LARGE = 0.08  # of the number, in a cohort large enough that chance is small
LARGE = 300  # women in a cohort
LEAST = 0.5  # points of bone density: what a scan can tell apart
LEAST_ALONE = 1.2  # points a year for an arm of a trial without its control: untreated arms run from
# -4.2 to +0.6 over 2 years (E054, E079), that is 1.2 a year either side
LEAST_SMALL = 1.0  # points a year for annualised arms of few women from review tables
FEW = 50  # women in an arm
HOLDS_ZERO = 1.1  # half widths in numbers: where a difference is not significant, its interval goes a
# little beyond 0, whatever the number
MARKER_SHARE = 0.5  # of a change of a marker across women, without an interval
MARKER_LEAST = 20.0  # points: two markers of breakdown differed by 31 points in the same women (E037)


def measured(row: Row) -> tuple[str, float] | None:
    """Find the number that a prediction is compared with: the difference between arms, or an arm's.

    Returns
    -------
    tuple of (str, float) or None
        Name of the column of `trials.predict`, and the published number.
    """
    for column in COMPARED:
        value = read_number(row, column)
        if value is not None:
            return column, value
    return None


def tolerance(row: Row) -> Tolerance:
    """Work out the tolerance of a row's number.

    Raises
    ------
    EvidenceError
        For a row without a number, or an entry that is none.
    """
    compared = measured(row)
    if compared is None:
        raise EvidenceError(f"row {row.get('id') or '?'}: there is no number to compare with.")
    column, value = compared
    if not any(name in row for name in INTERVAL_COLUMNS):
        row = {**row, **columns_from_text(row)}
    is_marker = row.get("outcome") in MARKERS
    for kind in ("ci", "range"):
        low, high = read_number(row, f"{kind}_low"), read_number(row, f"{kind}_high")
        if low is not None and high is not None and low <= value <= high:
            return Tolerance(low, high, min(value - low, high - value), True, "reported interval")
    error = _standard_error(row, column, value)
    if error:
        width, reason = NORMAL * error[0], error[1]
        if is_marker and "NTX" in (row.get("site_or_marker") or ""):
            width, reason = max(width, MARKER_LEAST), reason + "; another marker than the model's"
        return Tolerance(value - width, value + width, width, True, reason)
    width, reason = _stated(row, column, value, is_marker)
    return Tolerance(value - width, value + width, width, False, reason)


def _standard_error(row: Row, column: str, value: float) -> tuple[float, str] | None:
    """Find the standard error of the number and where it comes from; None where the row has none."""
    sd, sd_control = read_number(row, "sd"), read_number(row, "sd_control")
    n, n_control = read_number(row, "n_treat"), read_number(row, "n_control")
    if sd and sd_control and n and n_control:
        return (sd**2 / n + sd_control**2 / n_control) ** 0.5, "reported SD of both arms"
    error, of_control = read_number(row, "se"), read_number(row, "se_control")
    if error:
        if column == "difference_pct" and read_number(row, "arm_mean_change_pct") is not None:
            other = of_control or error  # taken to be alike where it is not given
            return (error * error + other * other) ** 0.5, "reported standard errors"
        return error, "reported standard error"
    if column == "difference_pct" and value and not _is_not_significant(row):
        p = read_number(row, "p")
        if p is not None:
            return abs(value) / _normal_quantile(p), "from the reported P"
    return None


def _is_not_significant(row: Row) -> bool:
    return (row.get("p") or "").strip() == NOT_SIGNIFICANT


def _normal_quantile(p: float) -> float:
    """Find the |z| of a two-sided P, by bisection on the error function."""
    low, high = 0.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        if erfc(middle / sqrt(2)) > p:
            low = middle
        else:
            high = middle
    return max(low, 0.1)


def _stated(row: Row, column: str, value: float, is_marker: bool) -> tuple[float, str]:
    """State a width from the size of the study where it reports none, and why that."""
    if is_marker:
        return max(MARKER_SHARE * abs(value), MARKER_LEAST), "stated: half of it, at least 20 points"
    sizes = [n for n in (read_number(row, "n_treat"), read_number(row, "n_control")) if n]
    annual = row.get("report") == "per_year"
    width, reason = max(SHARE * abs(value), LEAST), "stated: a fifth, at least 0.5 points"
    if sizes and row.get("design") == "cohort" and max(sizes) >= LARGE:
        width, reason = max(SHARE_LARGE * abs(value), LEAST), "stated: 8%, at least 0.5, large cohort"
    if sizes and row.get("design") != "cohort":
        both = sizes if column == "difference_pct" else sizes[:1]
        sampling = NORMAL * WOMEN_SD * sum(1 / n for n in both) ** 0.5 / (2 if annual else 1)
        if sampling > width:
            width, reason = sampling, "stated: 3 points between women and the size of the arms"
    alone = column != "difference_pct" and (row.get("kind") == "bmd_trial" or row.get("before"))
    drift = LEAST_ALONE * (1.0 if annual else (read_number(row, "time_months") or 12.0) / 12)
    if alone and width < drift:
        width, reason = drift, "stated: 1.2 points a year, an arm without its control"
    small = annual and row.get("design") != "cohort" and (not sizes or min(sizes) < FEW)
    if (small or (annual and row.get("design") == "review")) and width < LEAST_SMALL:
        width, reason = LEAST_SMALL, "stated: 1 point a year, annualised arms of few women"
    beyond_zero = HOLDS_ZERO * abs(value)
    if column == "difference_pct" and _is_not_significant(row) and beyond_zero > width:
        width, reason = beyond_zero, "not significant: the interval holds 0"
    return width, reason
