"""Sorts the rows of the evidence table by whom, what, how and what was measured."""

import re

from . import effects, evidence_table

BEFORE = ("premenopausal", "hypoestrogenic")
AFTER = ("natural", "surgical")
OUTCOMES = {
    "bmd_trial": "density",
    "bmd_cohort": "density",
    "marker": "marker",
    "fracture": "fracture",
    "cell": "cells",
}
# Words of the column `intervention`, for rows without a simulated treatment; first match wins.
WORDS = (
    ("progesterone", ("progesterone", "omp", "p4", "cream")),
    ("mpa", ("mpa",)),
    ("estrogen", ("estrogen", "estradiol", "cee", "e2", "hrt", "ert")),
    ("other progestin", ("norethindrone", "norethisterone", "progestin")),
    (
        "bone drug",
        ("alendronate", "zoledronate", "denosumab", "teriparatide", "pth", "romosozumab"),
    ),
    (
        "food or movement",
        ("calcium", "vitamin", "mk-4", "mk-7", "magnesium", "exercise", "resistance"),
    ),
)
KINDS = {
    **{kind: "progesterone" for kind in effects.PROGESTERONE},
    **{kind: "mpa" for kind in effects.MPA},
    "estrogen": "estrogen",
    "norethisterone": "other progestin",
    "calcium_vitamin_d": "food or movement",
    "exercise": "food or movement",
    "block_il1": "blocked signal",
    "block_tnf": "blocked signal",
}
DESIGNS = (
    ("meta-analysis", "meta-analysis"),
    ("uncontrolled", "uncontrolled"),
    ("rct", "randomised"),
    ("cohort", "cohort"),
    ("cross-sectional", "cohort"),
    ("survey", "cohort"),
    ("in vitro", "laboratory"),
    ("mouse", "laboratory"),
    ("review", "review"),
    ("controlled cohort", "cohort"),
    ("pk study", "kinetics"),
)


def sorted_rows():
    """All rows with the words that filters use.

    Returns
    -------
    list of dict
        ``row`` (as in the table) and ``population``, ``products`` (frozenset), ``outcome``,
        ``design``, ``comparator``, ``women``, ``year``.
    """
    return [
        {
            "row": row,
            "population": population(row),
            "products": products(row),
            "outcome": OUTCOMES.get(row["kind"], "level"),
            "design": design(row),
            "comparator": comparator(row),
            "women": effects.size(row),
            "year": effects.year(row),
        }
        for row in evidence_table.table().values()
    ]


def population(row):
    """ "before", "after", "laboratory" or "other"."""
    if row["kind"] == "cell" or row["kind"] == "receptor":
        return "laboratory"
    if row["stage"] in BEFORE:
        return "before"
    if row["stage"] in AFTER:
        return "after"
    text = row["population"].lower()
    if "postmenopausal" in text and "pre" not in text.split("postmenopausal")[0][-6:]:
        return "after"
    if "premenopausal" in text or "ovulat" in text:
        return "before"
    return _elsewhere(row)


def _elsewhere(row):
    """A row that says "same" or nothing takes the population of its study's other rows."""
    known = {one["stage"] for one in evidence_table.table().values() if one["bibkey"] == row["bibkey"]} - {""}
    if known and known <= set(AFTER):
        return "after"
    return "before" if known and known <= set(BEFORE) else "other"


def products(row):
    """What the treated arm took, in the words of the product filter."""
    given = effects.arm(row["treatment"])
    if given is not None and given.kinds:
        return frozenset(KINDS.get(kind, "bone drug") for kind in given.kinds)
    text = re.sub(r"\(.*?\)", " ", row["intervention"].lower().split(" vs ")[0])
    words = set(re.split(r"[\s+/,]+", text))
    return frozenset(product for product, names in WORDS if any(name in words for name in names))


def design(row):
    """The kind of study in one word."""
    text = row["design"].lower()
    return next((name for part, name in DESIGNS if text.startswith(part)), "other")


def comparator(row):
    """What the other arm took: "untreated", "treated", or "none" where there was no other arm."""
    given = effects.arm(row["control"])
    if given is not None:
        return "treated" if given.kinds else "untreated"
    if design(row) == "uncontrolled":
        return "none"
    if "comparator" in row["intervention"]:
        return "treated"
    if " vs " in row["intervention"]:
        against = row["intervention"].lower().split(" vs ")[1]
        return "untreated" if "placebo" in against else "treated"
    measured = any(effects.value(row, key) is not None for key in ("n_control", "difference_pct"))
    return "untreated" if measured else "none"
