"""Pictures and words for `fracture-icons`."""

from ..outcome import Outcome
from ..shapes import Mark, Shown
from ..wording import safety

# The other side of an event, always told with it: a benefit is never said without harms.
BESIDE = {"benefit": ("stroke", "breast_cancer"), "harm": ("any_fracture",)}
SIDES = (("benefit", "Fewer"), ("harm", "More"))


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    rows, of = outcome.extra["rows"], outcome.extra["of"]
    events = {row["key"]: row for row in rows}
    chosen = events[outcome.inputs["endpoint"]]
    return {
        "chart": {
            "kind": "icon-array",
            "title": "Breaks and harms, side by side",
            "denominator": of,
            "columns": ["Placebo", "Estrogen and MPA"],
            "arms": ["placebo", "treated"],
            "heading": f"{_capital(chosen['label'])}, {chosen['years']:g} years",
            "event_label": "1 woman with it",
            "rest_label": "1 without",
            "counts_label": "placebo → drugs",
            "check_label": "* not yet checked in the original table",
            "check_short": "* not yet checked",
            "sides": [
                {
                    "key": kind,
                    "label": f"{label} with estrogen and MPA",
                    "heading": f"{label} per {of}",
                    "arrays": [_array(row, row is chosen) for row in rows if row["kind"] == kind],
                }
                for kind, label in SIDES
            ],
            "panels": [],
        },
        "sentence": f"Of {of} women, {_counted(chosen)}; "
        + " and ".join(_counted(events[key]) for key in BESIDE[chosen["kind"]])
        + ".",
        "description": {
            "build": f"Two fields of {of} figures for {chosen['label']}: placebo, and estrogen with "
            "MPA. Filled figures stand for women who had the event; all others are drawn, too. Below "
            "them a list of all events, fewer on the left and more on the right, with differences.",
            "stats": " ".join(
                f"{_capital(row['label'])}: {row['placebo']} against {row['treated']}." for row in rows
            ),
            "trend": "Fewer broke a bone or had colorectal cancer. More had a heart attack, a "
            "stroke, a clot or breast cancer.",
        },
        "table": {
            "columns": [
                "Event",
                f"Placebo (of {of})",
                f"Estrogen and MPA (of {of})",
                "Difference",
                "Years",
                "Checked",
            ],
            "rows": [
                [
                    row["label"],
                    row["placebo"],
                    row["treated"],
                    row["difference"],
                    row["years"],
                    row["check"],
                ]
                for row in rows
            ],
        },
        "notes": _notes(rows, of),
        "safety": [safety.MPA_IS_NOT_PROGESTERONE],
    }


def _counted(row: Mark) -> str:
    """Say how many had an event: with the drugs instead of with placebo."""
    if not row["difference"]:
        return f"{row['treated']} in each group {row['told']}"
    return f"{row['treated']} instead of {row['placebo']} {row['told']}"


def _array(row: Mark, selected: bool) -> Mark:
    kept = ("key", "placebo", "treated", "difference", "source", "checked", "years")
    return {
        **{name: row[name] for name in kept},
        "label": _capital(row["label"]),
        "short": _capital(row["short"]),
        "check": "" if row["checked"] else row["check"],
        "selected": selected,
    }


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _notes(rows: list[Mark], of: int) -> list[str]:
    notes = [
        "Counts are from one trial of conjugated estrogens with MPA, women of 50 to 79, mean "
        "follow-up 5.2 years; breaks of any bone were counted over 5.6 years.",
        "Numbers marked as not checked are still to be compared with the original table.",
        "There are no data on breaks for progesterone.",
        "One woman can appear under several events.",
    ]
    small = [row["label"] for row in rows if row["least"] < 1]
    if small:
        notes.append(
            f"Fewer than 1 in {of} for {', '.join(small)}: figures are rounded to whole women, so "
            "small differences vanish. Count out of 1000 to see them."
        )
    return notes
