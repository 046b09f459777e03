"""Pictures and words for `scan-noise`."""

from ..outcome import Outcome
from ..shapes import Shown, Summary
from ..wording import safety
from ..wording.axes import axis, covering_axis
from ..wording.numbers import number, percent
from ..wording.panels import line_panel
from ..wording.tables import full_table


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary, inputs = outcome.summary, outcome.inputs
    limit = summary["least_significant_change_pct"]
    dots = outcome.extra["dots"]
    return {
        "chart": {
            "kind": "dotplot",
            "title": "What repeat scans could read",
            "x": covering_axis("Change that two scans read, %", "%", [*dots, -limit, limit, -8, 8], step=2),
            "dots": [{"x": at, "beyond": abs(at) > limit} for at in dots],
            "dots_label": "Pairs of scans, 1 dot is 1 in 50",
            "beyond_label": "shows a change",
            "within_label": "could be scan noise",
            "bands": [{"x1": -limit, "x2": limit, "label": "cannot be told from noise"}],
            "rules": [
                {
                    "x": summary["expected_change_pct"],
                    "label": f"true change {percent(summary['expected_change_pct'])}",
                },
                {"x": 0, "label": ""},
            ],
            "panels": [
                line_panel(
                    outcome,
                    "chance",
                    "Chance that two scans show a change, %",
                    "%",
                    [("chance_to_show_pct", "Chance", "plain")],
                    step=25,
                    include=(0, 100),
                    x=axis("Years between two scans", "year", [0, 2, 4, 6, 8, 10]),
                    rules=[{"x": inputs["years"], "label": _years_words(inputs["years"])}],
                )
            ],
        },
        "sentence": (
            f"Two scans show a change only beyond {percent(limit)}. After {_years_words(inputs['years'])} "
            f"the true change is {percent(summary['expected_change_pct'])}: "
            f"{summary['dots_beyond']} of 50 pairs show one."
        ),
        "description": {
            "build": "Fifty dots on a line: changes that pairs of scans could read. A shaded part "
            "around zero marks what cannot be told from scan noise.",
            "stats": f"The shaded part reaches from {number(-limit)} to {percent(limit)}. "
            f"{summary['dots_beyond']} dots lie outside; {summary['dots_wrong_way']} point the "
            f"wrong way.{_until(summary)}",
            "trend": _trend(summary),
        },
        "table": full_table(outcome, step=1),
        "notes": [
            f"The limit is 2.77 times the precision: 2.77 × {number(inputs['precision_pct'])}% = "
            f"{percent(limit)}. It is the scatter of two scans at 95%.",
            "A rise of 15% would be far outside the shade. That makes it more important to ask "
            "how such a rise was measured.",
            "This is scan noise alone. Differences between people come on top.",
            safety.DENSITY,
        ],
    }


def _years_words(years: float) -> str:
    return "1 year" if years == 1 else f"{years:g} years"


def _until(summary: Summary) -> str:
    if "years_until_change_exceeds_noise" not in summary:
        return ""
    years = summary["years_until_change_exceeds_noise"]
    return f" The true change outgrows the shade after {number(years)} years."


def _trend(summary: Summary) -> str:
    if not summary["expected_change_pct"]:
        return "Nothing changes, and still the dots scatter: about 1 pair in 20 seems to show a change."
    if summary["chance_to_show_pct"] < 50:
        return "Most dots lie in the shade: two scans cannot show this change in one person."
    return "Most dots lie outside the shade: two scans can show this change."
