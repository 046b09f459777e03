"""Pictures and words for `evidence`."""

from model.views.axes import axis, cover, line_panel

PRODUCTS = ("progesterone", "mpa", "other progestin", "estrogen", "bone drug", "food or movement")
OUTCOMES = ("density", "marker", "fracture", "level", "cells")
ENDS = ("estimate", "lower", "upper")
COLUMNS = (
    ("id", "Row"),
    ("source", "Study"),
    ("year", "Year"),
    ("label", "What was given"),
    ("who", "Who"),
    ("design", "Kind of study"),
    ("measured", "What was measured"),
    ("months", "Months"),
    ("arm", "Treated (%)"),
    ("control", "Compared with (%)"),
    ("estimate", "Difference (%)"),
    ("uncertainty", "Uncertainty as reported"),
    ("role", "Use in the model"),
    ("verification", "Checked"),
)


def show(outcome, tier):
    """See `views.SHOW`."""
    summary, rows = outcome.summary, outcome.extra["rows"]
    # Percent of density only: markers and levels have scales of their own and stay in the table.
    drawn = [row for row in rows if row["estimate"] is not None and row["outcome"] == "density"]
    drawn = [row | _per_year(row) for row in drawn]
    ends = [row[end] for row in drawn for end in ENDS]
    low, high, ticks = cover([*ends, -4, 4], step=2)
    return {
        "chart": {
            "kind": "forest",
            "title": "The studies, filtered",
            "x": {
                "label": "Difference in bone density, % a year",
                "unit": "% a year",
                "min": low,
                "max": high,
                "ticks": ticks,
            },
            "rows": [
                {
                    "label": row["label"],
                    "role": "measured",
                    "source": row["source"],
                    "row": row["id"],
                    "estimate": row["estimate"],
                    "lower": row["lower"],
                    "upper": row["upper"],
                    "note": _time(row),
                }
                for row in drawn
            ],
            "rules": [{"x": 0, "label": "no difference"}],
            "matrix": {
                "label": "How many rows of each kind",
                "columns": list(OUTCOMES),
                "rows": [
                    {"label": product, "cells": [_count(rows, product, kind) for kind in OUTCOMES]}
                    for product in PRODUCTS
                ],
            },
            "entries": rows,
            "panels": [
                line_panel(
                    outcome,
                    "timeline",
                    "Rows so far",
                    "rows",
                    [("rows_shown", "Rows shown", "measured")],
                    step=10,
                    include=(0, 10),
                    x=axis("Year of publication", "year", [1976, 1990, 2000, 2010, 2022]),
                )
            ],
        },
        "sentence": _sentence(summary),
        "description": {
            "build": "A forest plot of differences in bone density, a table of all rows that pass "
            "the filters, and a count of rows by product and outcome.",
            "stats": f"{summary['rows_shown']} of {summary['rows_all']} rows shown, from "
            f"{summary['studies_shown']} studies. {summary['with_interval']} report an interval; "
            f"{summary['interval_above_zero']} of these lie above zero and "
            f"{summary['interval_below_zero']} below.",
            "trend": _trend(summary),
        },
        "table": {
            "columns": [label for _, label in COLUMNS],
            "rows": [[row[key] for key, _ in COLUMNS] for row in rows],
        },
        "notes": [
            "MPA is not progesterone: the two have filters of their own.",
            "Rows marked as recalled are still to be read in the source.",
            "Uncontrolled series are shown and never used to fit the model.",
        ],
    }


def _per_year(row):
    """The difference over the study, shared out evenly over its years."""
    return {end: None if row[end] is None else row[end] / row["years"] for end in ENDS}


def _time(row):
    if row["report"] == "per_year":
        return "a year, as reported"
    if row["months"] is None:
        return "time not given, taken as a year"
    return f"total over {row['months']:g} months, shared out evenly"


def _count(rows, product, outcome):
    return sum(product in row["products"] and row["outcome"] == outcome for row in rows)


def _sentence(summary):
    count, studies = summary["rows_shown"], summary["studies_shown"]
    if not count:
        return f"0 of {summary['rows_all']} rows pass: no study here has looked at this."
    above = summary["interval_above_zero"] or "none"
    return (
        f"{count} of {summary['rows_all']} rows pass, from {studies} "
        f"{'study' if studies == 1 else 'studies'}; {above} with an interval wholly above zero."
    )


def _trend(summary):
    if not summary["rows_shown"]:
        return "The list is empty. That is a finding: nobody has looked."
    if not summary["fracture_rows"]:
        return "None of these rows counts breaks; density and markers are stand-ins."
    return "Some of these rows count breaks, which is what matters."
