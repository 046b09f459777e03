"""Pictures and words for `life-stages`."""

from ...trials import evidence_table
from ..outcome import Outcome
from ..shapes import Mark, Shown, Summary
from ..wording.axes import axis
from ..wording.numbers import percent

# Stage -> estrogen, progesterone and spine bone in words.
WORDS = {
    "regular": ("rises and falls each month", "high in the second half", "is nearly steady"),
    "disturbed": ("near normal", "very low", "may fall a little faster"),
    "transition": ("swings, then falls", "fails first", "falls fastest"),
    "later": ("very low", "very low", "falls more slowly"),
}
# Rows of evidence behind what bone does: all are measured means.
BONE_ROWS = {
    "regular": ("E006", "a year before 50"),
    "disturbed": ("E004", "a year against women with fewer such cycles; six studies that disagree"),
    "transition": ("E012", "in the three fastest years"),
    "later": ("E021", "a year in years two to seven"),
}


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    summary, stages, chosen = outcome.summary, outcome.extra["stages"], outcome.inputs["life_stage"]
    estrogen, progesterone, bone = WORDS[chosen]
    levels = [series["values"] for series in outcome.series]
    return {
        "chart": {
            "kind": "stepper",
            "title": "Hormones at four stages of life",
            "x": axis("Stage, in the order of life", "stage", [1, 2, 3, 4]),
            "steps_label": "Four stages of life",
            "steps": [
                {
                    "key": key,
                    "label": label,
                    "note": f"Estrogen {WORDS[key][0]}; progesterone {WORDS[key][1]}",
                    "selected": key == chosen,
                }
                for key, label in stages.items()
            ],
            "bars": [
                _bar("estrogen_pct", f"Estrogen: {estrogen}", summary),
                _bar("progesterone_pct", f"Progesterone: {progesterone}", summary),
            ],
            "bar_axis": axis(
                f"{stages[chosen]}: mean level, % of a regular cycle",
                "%",
                [0, 25, 50, 75, 100, 125],
                rules=[{"at": 100, "label": "regular cycle"}],
            ),
            "panels": [],
        },
        "sentence": (
            f"{stages[chosen]}: mean estrogen is {percent(summary['estrogen_pct'], 0)} and mean "
            f"progesterone {percent(summary['progesterone_pct'], 0)} of a regular cycle; spine "
            f"bone {bone}."
        ),
        "description": {
            "build": "Four stages of life in a row, one of them marked. Below, two bars with the "
            "mean level of estrogen and of progesterone at that stage.",
            "stats": f"{stages[chosen]}: estrogen {percent(summary['estrogen_pct'], 0)}, "
            f"progesterone {percent(summary['progesterone_pct'], 0)} of a regular cycle. Spine "
            f"bone {bone}: {_measured(chosen)}.",
            "trend": "Progesterone goes first, estrogen later. In the end both are low.",
        },
        "table": {
            "columns": [
                "Stage",
                "Estrogen",
                "Mean estrogen (% of a regular cycle)",
                "Progesterone",
                "Mean progesterone (% of a regular cycle)",
                "Spine bone",
                "Measured",
            ],
            "rows": [
                [
                    label,
                    WORDS[key][0],
                    round(levels[0][i]),
                    WORDS[key][1],
                    round(levels[1][i]),
                    WORDS[key][2],
                    _measured(key),
                ]
                for i, (key, label) in enumerate(stages.items())
            ],
        },
        "notes": [
            "A bar is a mean over a cycle or a year. It hides the swings within each month.",
            "Menopause can also come early, or at once through surgery or treatment. Then the "
            "third stage lasts days, not years.",
            "Density is a stand-in. Broken bones are what counts.",
        ],
    }


def _bar(key: str, label: str, summary: Summary) -> Mark:
    return {
        "key": key,
        "label": label,
        "value": summary[key],
        "unit": "%",
        "role": key.removesuffix("_pct"),
        "selected": False,
    }


def _measured(stage: str) -> str:
    row, words = BONE_ROWS[stage]
    field = "difference_pct" if stage == "disturbed" else "arm_mean_change_pct"
    return f"{percent(evidence_table.number(row, field))} {words}"
