"""Reads the evidence table the way charts need it: which product, in whom, how sure, per year."""

from __future__ import annotations

import re
from typing import NamedTuple

from . import evidence_table
from .evidence_table import Row

PROGESTERONE = ("progesterone_oral", "progesterone_cyclic", "progesterone_cream")
MPA = ("mpa", "mpa_cyclic", "depot_mpa")

# Amounts in the name of a treatment: labels of charts carry none.
AMOUNT = re.compile(r" (?:\d[\d.]* mg(?:/d)?|\d\.\d+)(?=[ ,)]|$)")

# Short forms of the table, spelled out where a reader sees them.
SPELLED = {
    "OMP": "oral progesterone",
    "P4": "progesterone",
    "CEE": "conjugated estrogen",
    "E2": "estradiol",
    "E": "estrogen",
    "HRT": "hormone therapy",
    "CaD": "calcium with vitamin D",
    "Ca/D": "calcium with vitamin D",
    "ERT": "estrogen",
    "P": "progestin",
    "vs": "against",
    "micronised": "micronized",
}
# Keys that are not the first author and the year; a brand is never named.
NAMES = {
    "prometrium": "Oral progesterone label",
    "provera": "MPA label",
    "sk2010": "Seifert-Klauss 2010",
    "pepi1996": "PEPI 1996",
    "clinsci1992": "Pioli 1992",
    "lydeking2004": "Lydeking-Olsen 2004",
    "mcclung2005": "McClung 2005",
    "schmidmayr2008": "Schmidmayr 2008",
    "nhanes": "NHANES",
}


class ArmTreatments(NamedTuple):
    """What one arm took: kinds of treatment, and the level of each by kind."""

    kinds: frozenset[str]
    levels: dict[str, float]


def arm(text: str) -> ArmTreatments | None:
    """Read an arm such as "estrogen:1+mpa:4"; "none" is an arm without kinds.

    Returns
    -------
    ArmTreatments or None
        None where the row names no such arm, or one that is not made of treatments.
    """
    text = text.strip()
    if not text or text.startswith(("cycle:", "stage:")):
        return None
    levels: dict[str, float] = {}
    for part in text.split("+"):
        if part != "none":
            kind, _, level = part.partition(":")
            levels[kind] = float(level or 1)
    return ArmTreatments(frozenset(levels), levels)


def value(row: Row, column: str) -> float | None:
    """Read a number of a row, or None where the study gives none."""
    try:
        return float(row.get(column, ""))
    except ValueError:
        return None


def years(row: Row) -> float:
    """Tell how long the row's change took, in years; a rate counts as one year."""
    months = value(row, "time_months")
    if row["report"] == "per_year" or months is None:
        return 1.0
    return months / 12


def interval(row: Row) -> tuple[float, float] | tuple[None, None]:
    """Find the reported 95% interval of the row's difference, or (None, None).

    A confidence interval as it is, a standard error times 1.96. The standard error of one arm is not
    one of the difference, so it does not count.
    """
    low, high = value(row, "ci_low"), value(row, "ci_high")
    if low is not None and high is not None:
        return low, high
    error, difference = value(row, "se"), value(row, "difference_pct")
    if error and difference is not None and value(row, "arm_mean_change_pct") is None:
        return difference - 1.96 * error, difference + 1.96 * error
    return None, None


def year(row: Row) -> int | None:
    """Read the year of publication from the reference key, or None."""
    found = re.search(r"(?:19|20)\d\d$", row["bibkey"])
    return int(found[0]) if found else None


def name(row: Row) -> str:
    """Name a study by author and year, as a reader knows it: "Leonetti 1999"."""
    key = row["bibkey"]
    return NAMES.get(key) or re.sub(r"^([a-z]+)(\d{4})$", lambda m: f"{m[1].title()} {m[2]}", key)


def holds_mpa(row: Row) -> bool:
    """Tell whether the treated arm took MPA, so that its mark must differ from progesterone's."""
    given = arm(row["treatment"])
    if given is not None and given.kinds:
        return bool(given.kinds & set(MPA))
    return "MPA" in row["intervention"].split(" vs ")[0]


def size(row: Row) -> int | None:
    """Count the women in the study as far as the row says: both arms together, or None."""
    numbers = [value(row, column) for column in ("n_treat", "n_control")]
    known = [number for number in numbers if number is not None]
    return int(sum(known)) if known else None


def label(row: Row) -> str:
    """Label the dot of a treated arm: what was given, without amounts, and to how many."""
    women = value(row, "n_treat")
    many = f", {women:.0f} women" if women else ""
    given = re.sub(r"Ca/D|\w+", lambda m: SPELLED.get(m[0], m[0]), AMOUNT.sub("", row["intervention"]))
    if given.startswith("none"):
        given = "no treatment"
    return f"{given or row['site_or_marker']}{many}"


def control_label(row: Row) -> str:
    """Label the dot of a comparison arm."""
    women = value(row, "n_control")
    many = f", {women:.0f} women" if women else ""
    control = arm(row["control"])
    with_estrogen = control is not None and "estrogen" in control.kinds
    given = "estrogen, comparison arm" if with_estrogen else "placebo or nothing"
    return f"{given}{many}"


def trials() -> list[dict[str, str]]:
    """List the rows of trials of spine density whose curves may start together.

    After a natural menopause, with nothing taken before.
    """
    return [row for row in trials_after_menopause() if row["stage"] == "natural" and not row["before"]]


def trials_after_menopause() -> list[dict[str, str]]:
    """List the rows of trials of spine density after menopause, however it came.

    Uncontrolled series are left out.
    """
    return [
        row
        for row in evidence_table.table().values()
        if row["kind"] == "bmd_trial"
        and row["outcome"] == "spine_bmd"
        and row["stage"] in ("natural", "surgical")
        and row["role"] != "exclude"
    ]
