"""Pictures and words for `life-stages`."""

from ...trials import evidence_table
from ..outcome import Outcome
from ..shapes import Mark, Series, Shown
from ..wording.axes import axis
from ..wording.numbers import percent

# Stage -> estrogen, progesterone and spine bone in words.
WORDS = {
    "regular": ("rises and falls each month", "high in the second half", "is nearly steady"),
    "disturbed": ("near normal", "very low", "may fall a little faster"),
    "transition": ("swings, then falls", "fails first", "falls fastest"),
    "later": ("very low", "very low", "falls more slowly"),
}
SHORT = {
    "regular": "Regular cycles",
    "disturbed": "No egg",
    "transition": "Final period",
    "later": "Years after",
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
    *_, bone = WORDS[chosen]
    levels = [series["values"] for series in outcome.series]
    return {
        "chart": {
            "kind": "stages",
            "title": "Hormones at four stages of life",
            "x": axis("Stage, in the order of life", "stage", [1, 2, 3, 4]),
            "y": axis("Mean level, % of a regular cycle", "%", [0, 25, 50, 75, 100]),
            "level": 100,
            "stages": [
                {
                    "key": key,
                    "label": label,
                    "short": SHORT[key],
                    "says": f"Bone {WORDS[key][2]}",
                    "selected": key == chosen,
                    "bars": [_bar(series, i) for series in outcome.series],
                }
                for i, (key, label) in enumerate(stages.items())
            ],
            "panels": [],
        },
        "sentence": (
            f"{stages[chosen]}: mean estrogen {percent(summary['estrogen_pct'], 0)}, mean "
            f"progesterone {percent(summary['progesterone_pct'], 0)} of a regular cycle; spine "
            f"bone {bone}."
        ),
        "description": {
            "build": "Four stages of life in a row, each with two bars: the mean level of estrogen and "
            "of progesterone. One stage is in a frame.",
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


def _bar(series: Series, stage: int) -> Mark:
    hormone = series["name"].removesuffix("_pct")
    return {"label": hormone.capitalize(), "value": series["values"][stage], "role": hormone}


def _measured(stage: str) -> str:
    row, words = BONE_ROWS[stage]
    field = "difference_pct" if stage == "disturbed" else "arm_mean_change_pct"
    return f"{percent(evidence_table.number(row, field))} {words}"
