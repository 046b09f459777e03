"""Pictures and words for `tug-of-war`."""

from ..outcome import Outcome
from ..shapes import ChartSpec, Shown
from ..wording import safety
from ..wording.axes import axis
from ..wording.numbers import number, percent
from ..wording.panels import line_panel
from ..wording.tables import full_table
from .tug_of_war import SHOWN


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary = outcome.summary
    rope, moved = summary["rope_pct"], summary["moved_points"]
    return {
        "chart": {
            "kind": "dial-balance",
            "title": "Tug-of-war in the builders",
            "x": axis("Months since the levels were set", "month", [0, 3, 6, 9, 12]),
            "rope": {
                **axis("Work of one builder, % of premenopause", "%", _rope_ticks(outcome)),
                "short": "Work of a builder",
                "rest_label": "without hormones",
                "left": "inflammatory signals",
                "right": "builder signal",
                "value": rope,
                "rest": summary["rope_at_rest_pct"],
                "trail": outcome.values("builder_drive_pct"),
                "series": "builder_drive_pct",
            },
            "scene": _scene(outcome),
            "panels": [
                line_panel(
                    outcome,
                    "signals",
                    "Signals, % of premenopause",
                    "%",
                    [
                        ("inflammation_pct", "inflammatory", "breakdown"),
                        ("builder_genes_pct", "builder", "building"),
                    ],
                    step=50,
                    include=(50, 200),
                    rules=[{"y": 100, "label": "before menopause"}],
                    short="Signals",
                ),
                line_panel(
                    outcome,
                    "work",
                    "Work of one builder, % of premenopause",
                    "%",
                    [("builder_drive_pct", "Model", "building")],
                    step=20,
                    include=(80, 120),
                    rules=[{"y": 100, "label": "before menopause"}],
                    short="Work of one builder",
                    secondary=True,
                ),
            ],
        },
        "sentence": (
            f"One builder works at {percent(rope)} of its pace before menopause in this model, "
            f"{_compared(moved)} after menopause without hormones."
        ),
        "description": {
            "build": "A rope between inflammatory signals and builder signal, each a crowd as large as "
            "the model says, with a builder on it, and two line charts over a year: both sides, and "
            "the work of one builder.",
            "stats": f"The mark stands at {percent(rope)}, at rest at "
            f"{percent(summary['rope_at_rest_pct'])}. Inflammatory signals are at "
            f"{percent(summary['inflammation_pct'], 0)} and the builder signal at "
            f"{percent(summary['builder_genes_pct'])}; "
            + ", ".join(f"{label} at {percent(summary[f'{key}_pct'], 0)}" for key, label in SHOWN.items())
            + ".",
            "trend": _trend(outcome),
        },
        "table": full_table(outcome, step=1),
        "notes": [
            "With no answer to inflammation, what is left of the difference comes from the number "
            "of receptors, which estrogen sets. Both are assumptions that need data from people.",
            "The model has one inflammatory tone; the three single signals are read off it. In blood, "
            "studies disagree on which of them rise.",
            "The rise is low-grade and graded, not a storm.",
        ],
        "safety": safety.notes_for_levels(outcome.inputs["e2"], outcome.inputs["p4"]),
    }


def _scene(outcome: Outcome) -> ChartSpec:
    """Count both teams at the end of the year."""
    chosen = outcome.inputs["cytokine"]
    key = "inflammation" if chosen == "all" else chosen
    label = SHOWN.get(chosen, "Inflammatory signals")
    teams = (
        (f"{key}_pct", "inflammation", label, SHOWN.get(chosen, "Inflammation"), "breakdown"),
        ("builder_genes_pct", "builder-signal", "Builder signal", "Builder signal", "building"),
    )
    return {
        "setting": "teams",
        "label": "Two teams, % of premenopause",
        "counts": [
            {
                "key": name,
                "shape": shape,
                "label": words,
                "short": short,
                "value": outcome.summary[name],
                "unit": "%",
                "each": 10,
                "role": role,
            }
            for name, shape, words, short, role in teams
        ],
        "says": ["each shape 10%"],
        "says_short": ["each shape 10%"],
    }


def _rope_ticks(outcome: Outcome) -> list[int]:
    """List the ticks of the rope: at least 80 to 120%."""
    values = [*outcome.values("builder_drive_pct"), 80, 120]
    low, high = int(min(values) // 20), int(-(-max(values) // 20))
    return [20 * i for i in range(low, high + 1)]


def _compared(moved: float) -> str:
    """Say how far the builder stands from rest: "2.1 points more than", "as"."""
    if abs(moved) < 0.05:
        return "as"
    return f"{number(abs(moved))} points {'less' if moved < 0 else 'more'} than"


def _trend(outcome: Outcome) -> str:
    moved = outcome.summary["moved_points"]
    if abs(moved) < 0.5:
        return "The mark barely moves."
    way = "towards the builder signal" if moved > 0 else "towards the inflammatory signals"
    return f"The mark moves {way} within weeks and then stays."
