"""Pictures and words for `tug-of-war`."""

from ..outcome import Outcome
from ..shapes import Shown
from ..wording import safety
from ..wording.axes import axis
from ..wording.numbers import number, percent
from ..wording.panels import line_panel
from ..wording.tables import full_table
from .tug_of_war import SHOWN


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary, inputs = outcome.summary, outcome.inputs
    rope, moved = summary["rope_pct"], summary["moved_points"]
    shown = SHOWN if inputs["cytokine"] == "all" else {inputs["cytokine"]: SHOWN[inputs["cytokine"]]}
    return {
        "chart": {
            "kind": "dial-balance",
            "title": "Tug-of-war in the builders",
            "x": axis("Months since the levels were set", "month", [0, 3, 6, 9, 12]),
            "rope": {
                **axis("Work of one builder, % of premenopause", "%", _rope_ticks(outcome)),
                "rest_label": "without hormones",
                "left": "inflammatory signals",
                "right": "builder signal",
                "value": rope,
                "rest": summary["rope_at_rest_pct"],
                "trail": outcome.values("builder_drive_pct"),
                "series": "builder_drive_pct",
            },
            "bars": [
                {
                    "key": key,
                    "label": label,
                    "value": outcome.extra["bars"][key],
                    "unit": "%",
                    "role": "breakdown",
                    "selected": key == inputs["cytokine"],
                }
                for key, label in shown.items()
            ],
            "bar_axis": axis(
                "Inflammatory signals, % of premenopause",
                "%",
                [0, 50, 100, 150, 200],
                rules=[{"at": 100, "label": "before menopause"}],
            ),
            "panels": [
                line_panel(
                    outcome,
                    "signals",
                    "Signals, % of premenopause",
                    "%",
                    [
                        ("inflammation_pct", "Inflammatory signals", "breakdown"),
                        ("builder_genes_pct", "Builder signal", "building"),
                    ],
                    step=50,
                    include=(50, 200),
                    rules=[{"y": 100, "label": "before menopause"}],
                )
            ],
        },
        "sentence": (
            f"One builder works at {percent(rope)} of its pace before menopause in this model, "
            f"{number(abs(moved))} points {_way(moved)} than after menopause without hormones."
        ),
        "description": {
            "build": "A rope between builder signal and inflammatory signals with a mark on it, "
            "bars for inflammatory signals, and a line chart of both sides over a year.",
            "stats": f"The mark stands at {percent(rope)}, at rest at "
            f"{percent(summary['rope_at_rest_pct'])}. Inflammatory signals are at "
            f"{percent(summary['inflammation_pct'], 0)} and the builder signal at "
            f"{percent(summary['builder_genes_pct'])}.",
            "trend": _trend(outcome),
        },
        "table": full_table(outcome, step=1),
        "notes": [
            "With no answer to inflammation, what is left of the difference comes from the number "
            "of receptors, which estrogen sets. Both are assumptions that need data from people.",
            "The model has one inflammatory tone; the three bars are read off it. In blood, "
            "studies disagree on which of them rise.",
            "The rise is low-grade and graded, not a storm.",
        ],
        "safety": safety.notes_for_levels(outcome.inputs["e2"], outcome.inputs["p4"]),
    }


def _rope_ticks(outcome: Outcome) -> list[int]:
    """List the ticks of the rope: at least 80 to 120%."""
    values = [*outcome.values("builder_drive_pct"), 80, 120]
    low, high = int(min(values) // 20), int(-(-max(values) // 20))
    return [20 * i for i in range(low, high + 1)]


def _way(moved: float) -> str:
    return "less" if moved < -0.05 else "more"


def _trend(outcome: Outcome) -> str:
    moved = outcome.summary["moved_points"]
    if abs(moved) < 0.5:
        return "The mark barely moves."
    way = "towards the builder signal" if moved > 0 else "towards the inflammatory signals"
    return f"The mark moves {way} within weeks and then stays."
