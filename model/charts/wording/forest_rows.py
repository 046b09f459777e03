"""Rows of a forest plot and what they say in words, the same in every chart that has one."""

from collections.abc import Iterable

from ...trials import effects, given
from ..shapes import ForestRow, Mark
from .numbers import number

MEASURED: dict[str, Mark] = {
    "closed": {
        "kind": "dot",
        "role": "measured",
        "text": "study with its interval",
        "short": "with interval",
    },
    "open": {
        "kind": "dot",
        "role": "measured",
        "hollow": True,
        "text": "interval not reported",
        "short": "not reported",
    },
    "MPA": {
        "kind": "dot",
        "role": "progestin",
        "hollow": True,
        "text": "MPA, a progestin",
        "short": "MPA",
    },
}


def trial_row(row: dict[str, str]) -> ForestRow:
    """Make the row of a trial in the evidence table: its difference between arms, percent a year."""
    years = effects.years(row)
    ends = (effects.value(row, "difference_pct"), *effects.interval(row))
    estimate, lower, upper = (None if end is None else end / years for end in ends)
    return {
        "label": f"{effects.name(row)}: {effects.label(row)}",
        "names": given.names(row),
        "outline": effects.holds_mpa(row),
        "source": row["bibkey"],
        "row": row["id"],
        "estimate": estimate,
        "lower": lower,
        "upper": upper,
    }


def interval_words(row: ForestRow, digits: int = 2) -> str:
    """Write an estimate, and its interval where one was reported."""
    estimate = number(row["estimate"], digits)
    if row["lower"] is None or row["upper"] is None:
        return estimate
    return f"{estimate} ({number(row['lower'], digits)} to {number(row['upper'], digits)})"


def measured_key(rows: Iterable[ForestRow]) -> list[Mark]:
    """Make the key of the measured marks in some rows: only what is there is explained."""
    drawn = {
        "MPA" if row.get("outline") else "open" if row["lower"] is None else "closed"
        for row in rows
        if row["role"] == "measured"
    }
    return [mark for kind, mark in MEASURED.items() if kind in drawn]
