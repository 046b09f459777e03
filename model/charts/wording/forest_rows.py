"""Rows of a forest plot and what they say in words, the same in every chart that has one."""

from collections.abc import Iterable

from ...trials import effects
from ..shapes import ForestRow, Mark
from .numbers import number

SIMULATED: Mark = {"kind": "simulated", "role": "plain", "text": "simulated trial with its 95% interval"}
FOUND: Mark = {"kind": "found", "role": "plain", "text": "one that leaves out 0"}


def trial_row(row: dict[str, str]) -> ForestRow:
    """Make the row of a trial in the evidence table: its difference between arms, percent a year."""
    years = effects.years(row)
    ends = (effects.value(row, "difference_pct"), *effects.interval(row))
    estimate, lower, upper = (None if end is None else end / years for end in ends)
    return {
        "label": f"{effects.name(row)}: {effects.label(row)}",
        "outline": effects.holds_mpa(row),
        "source": row["bibkey"],
        "row": row["id"],
        "estimate": estimate,
        "lower": lower,
        "upper": upper,
    }


def interval_words(row: ForestRow, digits: int = 2) -> str:
    """Write an estimate with its interval, or say that none was reported."""
    estimate = number(row["estimate"], digits)
    if row["lower"] is None or row["upper"] is None:
        return f"{estimate}, interval not reported"
    return f"{estimate} ({number(row['lower'], digits)} to {number(row['upper'], digits)})"


def measured_key(rows: Iterable[ForestRow]) -> list[Mark]:
    """Make the key of the measured marks in some rows: only what is there is explained."""
    drawn = {
        (bool(row.get("outline")), row["lower"] is not None) for row in rows if row["role"] == "measured"
    }
    return [
        {
            "kind": "dot",
            "role": "progestin" if outline else "measured",
            "hollow": not closed,
            "text": text,
        }
        for outline, closed, text in (
            (False, True, "study with its interval"),
            (False, False, "study, interval not reported"),
            (True, True, "study of MPA, a progestin, with its interval"),
            (True, False, "study of MPA, a progestin; interval not reported"),
        )
        if (outline, closed) in drawn
    ]
