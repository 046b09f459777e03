"""Intervals in words, as tables had them before they had columns for intervals.

Used for a row that has none of `INTERVAL_COLUMNS`. The patterns are those of the older tables' own
phrases; they need no new ones, because a new table fills the columns.
"""

from __future__ import annotations

import re

from .evidence_table import INTERVAL_COLUMNS, NOT_SIGNIFICANT, Row

MARKERS = ("ctx", "p1np", "rankl")

_RANGE = re.compile(
    r"(?:95% CI|range)\s*(-?\d+(?:\.\d+)?)\s*(?:to|-|,)\s*(-?\d+(?:\.\d+)?)|(\d+)-(\d+)% rise"
)
_ERROR = re.compile(r"\bSEM? (?:about )?(\d+(?:\.\d+)?)(?![\d.])(?! as printed)")
_TWO_ERRORS = re.compile(r"SEM? (\d+(?:\.\d+)?) / (\d+(?:\.\d+)?)")
_TWO_DEVIATIONS = re.compile(r"\bSD (\d+(?:\.\d+)?) / (\d+(?:\.\d+)?)")
_NOT_SIGNIFICANT = re.compile(r"not (?:\w+ )?significant|\bns\b")
_P = re.compile(r"P=(0?\.\d+)")


def columns_from_text(row: Row) -> dict[str, str]:
    """Read the interval columns of a row from the words of its column `uncertainty`.

    Parameters
    ----------
    row : dict of str to str

    Returns
    -------
    dict of str to str
        Every column of `INTERVAL_COLUMNS`, empty where the words do not say it.
    """
    text = row.get("uncertainty") or ""
    found = dict.fromkeys(INTERVAL_COLUMNS, "")
    if interval := _RANGE.search(text):
        kind = "ci" if "CI" in interval[0] else "range"
        # A range of markers is one over several markers, unless it is said of the rise itself.
        if kind == "ci" or interval[3] or row.get("outcome") not in MARKERS:
            ends = [end for end in interval.groups() if end is not None]
            found[f"{kind}_low"], found[f"{kind}_high"] = sorted(ends, key=float)
    if deviations := _TWO_DEVIATIONS.search(text):
        found["sd"], found["sd_control"] = deviations.groups()
    both = _TWO_ERRORS.search(text)
    errors = both.groups() if both else _ERROR.findall(text)
    found |= dict(zip(("se", "se_control"), errors, strict=False))
    if _NOT_SIGNIFICANT.search(text):
        found["p"] = NOT_SIGNIFICANT
    elif p := _P.search(text):
        found["p"] = p[1]
    return found
