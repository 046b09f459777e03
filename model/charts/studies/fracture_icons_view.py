"""Pictures and words for `fracture-icons`."""

from ..outcome import Outcome
from ..shapes import Mark, Shown
from ..wording import safety


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    rows, of = outcome.extra["rows"], outcome.extra["of"]
    both = outcome.inputs["show"] == "both"
    shown = [row for row in rows if both or row["kind"] == "harm"]
    return {
        "chart": {
            "kind": "icon-array",
            "title": "Breaks and harms, side by side",
            "denominator": of,
            "columns": ["Placebo", "Estrogen and MPA"],
            "arms": ["placebo", "treated"],
            "event_label": "one woman with the event",
            "rest_label": "one woman without it",
            "sides": [
                {
                    "key": kind,
                    "label": label,
                    "arrays": [_array(row) for row in shown if row["kind"] == kind],
                }
                for kind, label in (
                    ("benefit", "Fewer with estrogen and MPA"),
                    ("harm", "More with estrogen and MPA"),
                )
                if both or kind == "harm"
            ],
            "panels": [],
        },
        "sentence": _sentence(outcome, both),
        "description": {
            "build": f"Pairs of fields of {of} figures: placebo, and estrogen with MPA. Filled "
            "figures stand for women who had the event; all others are drawn, too.",
            "stats": " ".join(
                f"{row['label'].capitalize()}: {row['placebo']} against {row['treated']}." for row in shown
            ),
            "trend": "Fewer broke a bone or had colorectal cancer. More had a heart attack, a "
            "stroke, a clot or breast cancer."
            if both
            else "More women had each of these harms on estrogen and MPA.",
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
                    row["treated"] - row["placebo"],
                    row["years"],
                    row["check"],
                ]
                for row in shown
            ],
        },
        "notes": _notes(shown, of),
        "safety": [safety.MPA_IS_NOT_PROGESTERONE],
    }


def _sentence(outcome: Outcome, both: bool) -> str:
    rows, of = outcome.extra["rows"], outcome.extra["of"]
    events = {row["key"]: row for row in rows}
    breast, stroke = events["breast_cancer"], events["stroke"]
    if not both:
        return (
            f"Of {of} women, {breast['treated']} instead of {breast['placebo']} had breast cancer "
            f"and {stroke['treated']} instead of {stroke['placebo']} a stroke."
        )
    bone = events["any_fracture"]
    return (
        f"Of {of} women, {bone['treated']} instead of {bone['placebo']} broke a bone; "
        f"{breast['treated']} instead of {breast['placebo']} had breast cancer, "
        f"{stroke['treated']} instead of {stroke['placebo']} a stroke."
    )


def _array(row: Mark) -> Mark:
    return {
        "key": row["key"],
        "label": f"{row['label'][0].upper()}{row['label'][1:]}: {_difference(row)}",
        "placebo": row["placebo"],
        "treated": row["treated"],
        "source": row["source"],
        "checked": row["checked"],
        "check": "" if row["checked"] else row["check"],
        "years": row["years"],
    }


def _difference(row: Mark) -> str:
    change = row["treated"] - row["placebo"]
    if not change:
        return "no difference after rounding"
    return f"{abs(change)} {'fewer' if change < 0 else 'more'}"


def _notes(shown: list[Mark], of: int) -> list[str]:
    notes = [
        "Counts are from one trial of conjugated estrogens with MPA, women of 50 to 79, mean "
        "follow-up 5.2 years; breaks of any bone were counted over 5.6 years.",
        "Numbers marked as not checked are still to be compared with the original table.",
        "There are no data on breaks for progesterone.",
        "One woman can appear under several events.",
    ]
    small = [row["label"] for row in shown if min(row["placebo_exact"], row["treated_exact"]) < 1]
    if small:
        notes.append(
            f"Fewer than 1 in {of} for {', '.join(small)}: figures are rounded to whole women, so "
            "small differences vanish. Count out of 1000 to see them."
        )
    return notes
