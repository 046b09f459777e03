"""Pictures and words for `estrogen-withdrawal`."""

from ..controls import ESTROGEN
from ..outcome import Outcome
from ..shapes import Shown
from ..wording import beyond_data, safety
from ..wording.axes import axis
from ..wording.numbers import change, percent
from ..wording.panels import START_RULE, bone_panel, line_panel, measured_dot
from ..wording.tables import full_table

THINNING_DRAWN = 3  # times as large as it is, or nobody would see it
MEASURED_ROW = {"spine": "E012", "hip": "E014"}  # SWAN, 1 year before to 2 after the final period


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    inputs, summary, units = outcome.inputs, outcome.summary, outcome.question.units
    site = inputs["site"]
    bone = f"{site}_bmd_pct"
    loss_3, loss_10 = summary[f"{site}_change_3y_pct"], summary[f"{site}_change_10y_pct"]
    dots = [measured_dot(3, MEASURED_ROW[site], "Measured (SWAN)")]
    return {
        "chart": {
            "kind": "time-series",
            "title": "Bone when estrogen falls",
            "x": axis("Years since estrogen began to fall", "year", [0, 2, 4, 6, 8, 10]),
            "panels": [
                bone_panel(outcome, [(bone, "Model", "nothing")], site, dots),
                line_panel(
                    outcome,
                    "pace",
                    "Pace, % of start",
                    "%",
                    [("ctx_pct", "Breakdown", "breakdown"), ("p1np_pct", "Building", "building")],
                    step=25,
                    include=(75, 250),
                    rules=[START_RULE],
                    place="small",
                ),
            ],
            "struts": {
                "series": bone,
                "times": THINNING_DRAWN,
                "label": f"rim: start; thinning × {THINNING_DRAWN}",
            },
        },
        "sentence": (
            f"In this model, {site} bone {change(loss_3)} in 3 years and "
            f"{change(loss_10)} in 10 years, "
            f"when estrogen ends {ESTROGEN.word(inputs['e2_after'])}."
        ),
        "description": {
            "build": "Two line charts over ten years. One shows the amount of bone, a smaller one the "
            "pace of breakdown and of building, all in percent of the start. A drawing shows struts of "
            f"bone; what they lose or gain in thickness is drawn {THINNING_DRAWN} times as large as it is.",
            "stats": f"Breakdown reaches {percent(summary['ctx_peak_pct'], 0)} of the start and "
            f"building {percent(summary['p1np_peak_pct'], 0)}. After ten years "
            f"{percent(100 + loss_10)} of the {site} bone is left.",
            "trend": _trend(loss_3, loss_10),
        },
        "table": full_table(
            outcome,
            step=1,
            headings=[
                f"Estradiol ({units.unit('pg/mL')})",
                "Breakdown, by a sign in blood (% of start)",
                "Building, by a sign in blood (% of start)",
                "Spine bone density (% of start)",
                "Hip bone density (% of start)",
            ],
        ),
        "notes": [
            "Only estrogen changes here. Cycles of progesterone are left as they are.",
            "The dot is the loss measured in 862 women from 1 year before to 2 years after the final "
            "menstrual period. It is placed at year 3, as if the fall began at its start.",
            *beyond_data.treated_at_start(outcome.question.interventions, 0.0),
            safety.DENSITY,
        ],
        "safety": safety.notes_for_treatments(outcome.extra["kinds"]),
    }


def _trend(loss_3: float, loss_10: float) -> str:
    if loss_10 > -0.5:
        return "Bone stays almost level."
    if loss_3 < loss_10 / 2:
        return "Bone falls fast for about three years, then more slowly."
    return "Bone falls slowly over the whole time."
