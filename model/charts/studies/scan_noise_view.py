"""Pictures and words for `scan-noise`."""

from ..outcome import Outcome
from ..shapes import Shown, Summary
from ..wording import safety
from ..wording.axes import axis, covering_axis
from ..wording.numbers import acting, counted, number, percent, setting
from ..wording.panels import line_panel
from ..wording.tables import full_table


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary, inputs = outcome.summary, outcome.inputs
    limit = summary["least_significant_change_pct"]
    dots = outcome.extra["dots"]
    chance, waited = percent(summary["chance_to_show_pct"], 0), counted(inputs["years"], "years")
    return {
        "chart": {
            "kind": "dotplot",
            "title": "What repeat scans could read",
            "x": covering_axis("Change that two scans read, %", "%", [*dots, -limit, limit, -8, 8], step=2),
            "dots": [{"x": at, "beyond": abs(at) > limit} for at in dots],
            "dots_label": "1 dot: 1 in 50 pairs",
            "beyond_label": "shows a change",
            "within_label": "could be noise",
            "says": f"{chance} show a change",
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
                    "Chance to show a change, %",
                    "%",
                    [("chance_to_show_pct", "Chance", "plain")],
                    step=25,
                    include=(0, 100),
                    x=axis("Years between two scans", "year", [0, 2, 4, 6, 8, 10]),
                    rules=[{"x": inputs["years"], "label": f"{waited}: {chance}"}],
                )
            ],
        },
        "sentence": (
            f"Two scans show a change only beyond {percent(limit)}. After {waited} "
            f"the true change is {percent(summary['expected_change_pct'])}: "
            f"{acting(summary['dots_beyond'], 'show', 'of 50 pairs')} one."
        ),
        "description": {
            "build": "Fifty dots on a line: changes that pairs of scans could read. A shaded part "
            "around zero marks what cannot be told from scan noise. Beside them a curve: the "
            "chance to show the change against the years between two scans.",
            "stats": f"The shaded part reaches from {number(-limit)} to {percent(limit)}. "
            f"Of the dots, {acting(summary['dots_beyond'], 'lie')} outside and "
            f"{acting(summary['dots_wrong_way'], 'point')} the wrong way. After {waited} the chance is {chance}.{_until(summary)}",
            "trend": _trend(summary),
        },
        "table": full_table(outcome, step=1),
        "notes": [
            f"The limit is 2.77 times the precision: 2.77 × {setting(inputs['precision_pct'])}% = "
            f"{percent(limit)}. It is the scatter of two scans at 95%.",
            "A rise of 15% would be far outside the shade. That makes it more important to ask "
            "how such a rise was measured.",
            "This is scan noise alone. Differences between people come on top.",
            safety.DENSITY,
        ],
    }


def _until(summary: Summary) -> str:
    if "years_until_change_exceeds_noise" not in summary:
        return ""
    years = summary["years_until_change_exceeds_noise"]
    return f" The true change outgrows the shade after {counted(round(years, 1), 'years')}."


def _trend(summary: Summary) -> str:
    if not summary["expected_change_pct"]:
        return "Nothing changes, and still the dots scatter: about 1 pair in 20 seems to show a change."
    if summary["chance_to_show_pct"] < 50:
        return "Most dots lie in the shade: two scans cannot show this change in one person."
    return "Most dots lie outside the shade: two scans can show this change."
