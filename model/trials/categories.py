"""Classes of the rows of the evidence table: in whom, what was given, how, and what was measured."""

from __future__ import annotations

import re
from typing import TypedDict

from . import effects, evidence_table
from .evidence_table import Row

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
    ("estrogen", ("estrogen", "estradiol", "cee", "e2", "hrt", "ert", "e")),
    ("other progestin", ("norethindrone", "norethisterone", "dydrogesterone", "progestin", "p")),
    ("blocked signal", ("blockade",)),
    (
        "bone drug",
        ("alendronate", "zoledronate", "denosumab", "teriparatide", "pth", "romosozumab", "drugs"),
    ),
    (
        "food or movement",
        ("calcium", "vitamin", "mk-4", "mk-7", "magnesium", "exercise", "resistance"),
    ),
)
KINDS = {
    **dict.fromkeys(effects.PROGESTERONE, "progesterone"),
    **dict.fromkeys(effects.MPA, "mpa"),
    "estrogen": "estrogen",
    "norethisterone": "other progestin",
    "dydrogesterone": "other progestin",
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


class ClassifiedRow(TypedDict):
    """A row as in the table, and its classes in the words that filters use."""

    row: dict[str, str]
    population: str
    products: frozenset[str]
    outcome: str
    design: str
    comparator: str
    women: int | None
    year: int | None


def classify_rows() -> list[ClassifiedRow]:
    """Classify all rows of the evidence table."""
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


def population(row: Row) -> str:
    """Classify who was studied: "before" or "after" menopause, "laboratory" or "other", as are both."""
    if row["kind"] == "cell" or row["kind"] == "receptor":
        return "laboratory"
    if row["stage"] in BEFORE:
        return "before"
    if row["stage"] in AFTER:
        return "after"
    text = row["population"].lower()
    after, before = "postmenopausal" in text, re.search(r"\b(?:pre|peri)(?:\b|menopausal)|ovulat", text)
    if after and before:
        return "other"
    return "after" if after else "before" if before else _population_of_study(row)


def _population_of_study(row: Row) -> str:
    """Classify a row that says "same" or nothing by its study's other rows."""
    known = {one["stage"] for one in evidence_table.table().values() if one["bibkey"] == row["bibkey"]} - {""}
    if known and known <= set(AFTER):
        return "after"
    return "before" if known and known <= set(BEFORE) else "other"


def products(row: Row) -> frozenset[str]:
    """Classify what the treated arm took, in the words of the product filter."""
    given = effects.arm(row["treatment"])
    if given is not None and given.kinds:
        return frozenset(KINDS.get(kind, "bone drug") for kind in given.kinds)
    text = re.sub(r"\(.*?\)", " ", row["intervention"].lower())
    if given is None:
        text = re.split(r" vs | on ", text)[0]
    elif not re.match(r"withdrawal|stopping", text):
        return frozenset()  # nothing was taken or stopped of what such a row names: "estrogen deficiency"
    words = set(re.split(r"[\s+/,]+", text))
    return frozenset(product for product, names in WORDS if any(name in words for name in names))


def design(row: Row) -> str:
    """Classify the kind of study in one word."""
    text = row["design"].lower()
    return next((name for part, name in DESIGNS if text.startswith(part)), "other")


def comparator(row: Row) -> str:
    """Classify the other arm: "untreated", "treated", or "none" where there was no other arm."""
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
