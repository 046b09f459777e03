"""Pictures and words for `evidence`."""

from typing import Any

from ..outcome import Outcome
from ..shapes import ChartSpec, ForestRow, Shown, Summary
from ..wording.axes import axis, covering_axis
from ..wording.forest_rows import interval_words, measured_key
from ..wording.numbers import acting

PRODUCTS = (
    ("progesterone", "Progesterone"),
    ("mpa", "MPA, a progestin"),
    ("other progestin", "Other progestins"),
    ("estrogen", "Estrogen"),
    ("bone drug", "Other bone drugs"),
    ("food or movement", "Food or movement"),
)
OUTCOMES = (
    ("density", "density"),
    ("marker", "marker"),
    ("fracture", "breaks"),
    ("level", "level"),
    ("cells", "cells"),
)
GROUPS = {"spine": "Spine", "hip": "Hip", "other": "Elsewhere"}
YEAR_TICKS = [1975, 1985, 1995, 2005, 2015, 2025]
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
    ("yearly", "Difference (% a year)"),
    ("uncertainty", "Uncertainty as reported"),
    ("role", "Use in the model"),
    ("verification", "Checked"),
)


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary, rows = outcome.summary, outcome.extra["rows"]
    shown = f"{summary['rows_shown']} of {summary['rows_all']} rows shown"
    return {
        "chart": {
            "kind": "forest",
            "title": f"The studies, filtered: {shown}",
            "entries": rows,
            "panels": [],
            **DISPLAY[outcome.inputs["display"]](rows),
        },
        "sentence": _sentence(summary),
        "description": {
            "build": BUILD[outcome.inputs["display"]] + " The table holds all rows that pass.",
            "stats": f"{shown}, from {_studies(summary['studies_shown'])}. "
            f"{acting(summary['with_interval'], 'report').capitalize()} an interval; "
            f"of these, {acting(summary['interval_above_zero'], 'lie')} above zero and "
            f"{acting(summary['interval_below_zero'], 'lie')} below.",
            "trend": _trend(summary),
        },
        "table": {
            "columns": [label for _, label in COLUMNS],
            "rows": [[(row | {"yearly": _yearly(row)})[key] for key, _ in COLUMNS] for row in rows],
        },
        "notes": [
            "MPA is not progesterone: the two have filters and marks of their own.",
            "The picture of results shows bone density only. Markers, levels, breaks and the spongy "
            "core of the spine (QCT) have scales of their own and stand in the table.",
            "A change over a longer study is shared out evenly over its years.",
            "Rows marked as recalled are still to be read in the source. Uncontrolled series are "
            "shown and never used to fit the model.",
        ],
    }


def _forest(rows: list[ForestRow]) -> ChartSpec:
    """Draw differences in bone density, grouped by where they were measured."""
    drawn = [row | _per_year(row) for row in rows if _is_drawn(row)]
    ends = [row[end] for row in drawn for end in ENDS]
    x = covering_axis("Difference in bone density, % a year", "% a year", [*ends, -4, 4], step=2)
    if len(x["ticks"]) > 9:
        x = covering_axis(x["label"], x["unit"], x["ticks"], step=5)
    marks = [
        {
            "label": _name(row),
            "names": row["names"],
            "group": GROUPS[_region(row)],
            "figures": interval_words(row),
            "role": "measured",
            "outline": row["outline"],
            "source": row["source"],
            "row": row["id"],
            **{end: row[end] for end in ENDS},
        }
        for row in sorted(drawn, key=lambda row: list(GROUPS).index(_region(row)))
    ]
    return {
        "heading": "Difference in bone density, % a year",
        "x": x,
        "key": measured_key(marks),
        "rows": marks,
        "rules": [{"x": 0, "label": "no difference"}],
        "empty": _nothing_drawn(len(rows)),
    }


def _nothing_drawn(count: int) -> str:
    if not count:
        return "No row passes."
    passing = "The row that passes stands" if count == 1 else f"The {count} rows that pass stand"
    return f"No row that passes gives a difference in bone density. {passing} in the table."


def _yearly(row: ForestRow) -> str | None:
    """Write the difference a year as the picture shows it, where it shows the row."""
    return interval_words(row | _per_year(row)) if _is_drawn(row) else None


def _is_drawn(row: ForestRow) -> bool:
    """Whether the picture of results has the row: other outcomes and regions have scales of their own."""
    return row["estimate"] is not None and row["outcome"] == "density" and _region(row) in GROUPS


def _name(row: ForestRow) -> str:
    return f"{row['names'][-1]}: {row['label']}"


def _region(row: ForestRow) -> str:
    """Find where a row was measured: what one place gains says little about another.

    The spongy core of the spine (QCT) has a scale of its own and is no group of the picture.
    """
    place = row["measured"].lower()
    if "qct" in place:
        return "core"
    if any(word in place for word in ("spine", "lumbar", "vertebra")):
        return "spine"
    return "hip" if any(word in place for word in ("hip", "femoral", "trochanter")) else "other"


def _timeline(rows: list[ForestRow]) -> ChartSpec:
    """Draw one mark for each row, by year of publication."""
    dated = sorted(
        (row for row in rows if row["year"] is not None), key=lambda row: (row["year"], row["outline"])
    )
    x = axis("Year of publication", "year", YEAR_TICKS)
    return {
        "heading": "Rows by year of publication",
        "x": x,
        "timeline": {
            "label": "Rows by year of publication",
            "axis": x,
            "items": [
                {"kind": "dot", "role": "measured", "hollow": True, "text": "a row"},
                *(
                    [{"kind": "dot", "role": "progestin", "hollow": True, "text": "a row on MPA"}]
                    if any(row["outline"] for row in dated)
                    else []
                ),
            ],
            "dots": [
                {
                    "x": row["year"],
                    "label": f"{_name(row)}, {row['measured']}",
                    "outline": row["outline"],
                }
                for row in dated
            ],
        },
        "empty": "No row that passes has a year of publication.",
    }


def _matrix(rows: list[ForestRow]) -> ChartSpec:
    """Count the rows of each product and outcome; the empty cells are the point."""
    return {
        "heading": "Number of rows",
        "x": axis("What was measured", "rows", [0, 1]),
        "matrix": {
            "label": "Number of rows",
            "columns": [name for _, name in OUTCOMES],
            "rows": [
                {"label": name, "cells": [_count(rows, product, kind) for kind, _ in OUTCOMES]}
                for product, name in PRODUCTS
            ],
        },
    }


DISPLAY = {"forest": _forest, "timeline": _timeline, "matrix": _matrix}
BUILD = {
    "forest": "Differences in bone density a year, one mark for each row, grouped by place; "
    "where rows are many, each place is one stripe of marks.",
    "timeline": "Marks along the years, one for each row, at its year of publication.",
    "matrix": "A grid of counts: what was given runs down, what was measured runs across.",
}


def _per_year(row: ForestRow) -> dict[str, Any]:
    """Share the difference over the study out evenly over its years."""
    return {end: None if row[end] is None else row[end] / row["years"] for end in ENDS}


def _count(rows: list[ForestRow], product: str, outcome: str) -> int:
    return sum(product in row["products"] and row["outcome"] == outcome for row in rows)


def _sentence(summary: Summary) -> str:
    count, studies = summary["rows_shown"], summary["studies_shown"]
    if not count:
        return f"0 of {summary['rows_all']} rows pass: no study here has looked at this."
    above = summary["interval_above_zero"] or "none"
    return (
        f"{count} of {summary['rows_all']} rows {'passes' if count == 1 else 'pass'}, from {_studies(studies)}; "
        f"{above} with an interval wholly above zero."
    )


def _studies(count: float) -> str:
    return f"{count:.0f} {'study' if count == 1 else 'studies'}"


def _trend(summary: Summary) -> str:
    if not summary["rows_shown"]:
        return "The list is empty. That is a finding: nobody has looked."
    if not summary["fracture_rows"]:
        return "None of these rows counts breaks; density and markers are stand-ins."
    return "Some of these rows count breaks, which is what matters."
