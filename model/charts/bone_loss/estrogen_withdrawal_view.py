"""Pictures and words for `estrogen-withdrawal`."""

from ...trials import evidence_table
from ..wording import safety
from ..wording.axes import bone_panel, cover
from ..wording.numbers import change, number, percent, thin

MEASURED_ROW = {"spine": "E012", "hip": "E014"}  # SWAN, 1 year before to 2 after the final period


def show(outcome):
    """See `registry.CHARTS`."""
    inputs, summary = outcome.inputs, outcome.summary
    site = inputs["site"]
    bone = f"{site}_bmd_pct"
    loss_3, loss_10 = summary[f"{site}_change_3y_pct"], summary[f"{site}_change_10y_pct"]
    row = MEASURED_ROW[site]
    measured = evidence_table.number(row, "arm_mean_change_pct")
    paces = outcome.values("ctx_pct") + outcome.values("p1np_pct")
    low, high, ticks = cover(paces + [75, 250], step=25)
    dots = [
        {
            "x": 3,
            "y": 100 + measured,
            "lower": None,
            "upper": None,
            "label": "Measured (SWAN, 862 women)",
            "source": evidence_table.table()[row]["bibkey"],
            "role": "measured",
        }
    ]
    return {
        "chart": {
            "kind": "time-series",
            "title": "Bone when estrogen falls",
            "x": {
                "label": "Years since estrogen began to fall",
                "unit": "year",
                "min": 0,
                "max": 10,
                "ticks": [0, 2, 4, 6, 8, 10],
            },
            "panels": [
                {
                    "key": "pace",
                    "label": "Pace, % of start",
                    "unit": "%",
                    "min": low,
                    "max": high,
                    "ticks": ticks,
                    "lines": [
                        {"series": "ctx_pct", "label": "Breakdown", "role": "breakdown"},
                        {"series": "p1np_pct", "label": "Building", "role": "building"},
                    ],
                    "dots": [],
                    "rules": [{"y": 100, "label": "start"}],
                    "spans": [],
                },
                bone_panel(outcome, [(bone, "Model", "nothing")], site, dots),
            ],
        },
        "sentence": (
            f"In this model, {site} bone {change(loss_3)} in 3 years and "
            f"{change(loss_10)} in 10 years, with estrogen at {number(inputs['e2_after'], 0)} pg/mL."
        ),
        "description": {
            "build": "Two line charts over ten years. The upper one shows the pace of breakdown "
            "and of building, the lower one the amount of bone, all in percent of the start.",
            "stats": f"Breakdown reaches {percent(summary['ctx_peak_pct'], 0)} of the start and "
            f"building {percent(summary['p1np_peak_pct'], 0)}. After ten years "
            f"{percent(100 + loss_10)} of the {site} bone is left.",
            "trend": _trend(loss_3, loss_10),
        },
        "table": {
            "columns": [
                "Years since estrogen began to fall",
                "Estradiol (pg/mL)",
                "Breakdown, CTX (% of start)",
                "Building, P1NP (% of start)",
                "Spine bone density (% of start)",
                "Hip bone density (% of start)",
            ],
            "rows": thin(outcome.time["values"], [series["values"] for series in outcome.series], step=1),
        },
        "notes": [
            "Only estrogen changes here. Cycles of progesterone are left as they are.",
            "The dot is the loss measured from 1 year before to 2 years after the final "
            "menstrual period. It is placed at year 3, as if the fall began at its start.",
            safety.DENSITY,
        ],
        "safety": safety.of_kinds(outcome.extra["kinds"]),
    }


def _trend(loss_3, loss_10):
    if loss_10 > -0.5:
        return "Bone stays almost level."
    if loss_3 < loss_10 / 2:
        return "Bone falls fast for about three years, then more slowly."
    return "Bone falls slowly over the whole time."
