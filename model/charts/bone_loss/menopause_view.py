"""Pictures and words for `menopause`."""

from ...trials import evidence_table
from ..wording import safety
from ..wording.axes import bone_panel, cover
from ..wording.numbers import change, percent, thin
from .menopause import FIRST_Y, LAST_Y, UNTREATED

ROLE = {"none": "nothing", "estrogen": "estrogen", "progesterone": "progesterone", "both": "both"}
ARM = {
    "none": "no hormones",
    "estrogen": "estrogen",
    "progesterone": "oral progesterone alone",
    "both": "estrogen and oral progesterone",
}
# SWAN: 1 year before to 2 years after, and 5 years before to 5 after, the final period.
MEASURED_ROWS = {"spine": ("E012", "E013"), "hip": ("E014", "E015")}
# The certainty of the chart is that of untreated loss; it must not be read into an arm.
ARMS_ARE_MODEL = (
    "What an arm does here is what the model says, not a finding of a trial: certainty, model only."
)


def show(outcome):
    """See `registry.CHARTS`."""
    inputs = outcome.inputs
    site, treatment = inputs["site"], inputs["treatment"]
    bone = f"{site}_bmd_pct"
    natural = inputs["menopause"] == "natural"
    lines = [(bone, ARM[treatment].capitalize() + " (model)", ROLE[treatment])]
    if outcome.extra["treated"]:
        if treatment == "none":
            lines = [(bone, "With interventions (model)", "both")]
        lines.append((UNTREATED[bone][0], "No hormones (model)", "nothing"))
    panels = [
        bone_panel(
            outcome,
            lines,
            site,
            _measured(site) if natural else (),
            [{"x1": -1, "x2": 2, "label": "fastest loss"}] if natural else (),
        )
    ]
    if outcome.question.view == "academic":
        panels = [_hormones(outcome), _turnover(outcome), *panels]
    return {
        "chart": {
            "kind": "time-series",
            "title": "Bone around the final menstrual period",
            "x": {
                "label": "Years from the final menstrual period",
                "unit": "year",
                "min": FIRST_Y,
                "max": LAST_Y,
                "ticks": list(range(FIRST_Y, LAST_Y + 1, 5)),
            },
            "panels": panels,
        },
        "sentence": _sentence(outcome, site),
        "description": _description(outcome, site, len(panels)),
        "table": _table(outcome),
        "notes": _notes(natural) + ([ARMS_ARE_MODEL] if outcome.extra["treated"] else []),
        "safety": [
            note
            for note in safety.of_kinds(outcome.extra["kinds"])
            if note == safety.WOMB_LINING or treatment == "none"
        ],
    }


def _sentence(outcome, site):
    summary, inputs = outcome.summary, outcome.inputs
    if outcome.extra["start_y"] is None:
        loss, decade = summary[f"{site}_change_3y_pct"], summary[f"{site}_change_10y_pct"]
        return (
            f"In this model, {site} bone {change(loss)} in the 3 years around the final period, "
            f"and {change(decade)} in ten."
        )
    with_arm = summary[f"{site}_treated_change_pct"]
    without = summary[f"{site}_untreated_change_pct"]
    return (
        f"In this model, {site} bone {change(with_arm)} in 2 years on "
        f"{ARM[inputs['treatment']]}, and {change(without)} without hormones."
    )


def _description(outcome, site, panels):
    values = outcome.values(f"{site}_bmd_pct")
    lowest = min(range(len(values)), key=values.__getitem__)
    year = outcome.time["values"][lowest]
    above = "hormone levels, turnover and " if panels > 1 else ""
    when = "before" if year < 0 else "after"
    return {
        "build": f"Line chart of {above}{site} bone density from 5 years before to 15 years after "
        "the final menstrual period. Dots are measured.",
        "stats": f"From 100% at the start to {percent(values[-1])} at year 15; lowest "
        f"{percent(values[lowest])}, {abs(year):.0f} years {when} the final period.",
        "trend": _trend(outcome),
    }


def _trend(outcome):
    if outcome.extra["treated"]:
        return "The treated line leaves the untreated one when the arm starts."
    if outcome.inputs["menopause"] == "surgical":
        return "Bone is steady until surgery, falls steeply for two to three years, then slowly."
    return (
        "Bone is steady until about a year before the final period, falls steeply for three "
        "years, then falls more slowly."
    )


def _table(outcome):
    shown = [
        series
        for series in outcome.series
        if series["name"] in ("estradiol_pg_per_ml", "ctx_pct", "p1np_pct") or "bmd" in series["name"]
    ]
    return {
        "columns": [outcome.time["label"]] + [f"{one['label']} ({one['unit']})" for one in shown],
        "rows": thin(outcome.time["values"], [one["values"] for one in shown], step=1),
    }


def _notes(natural):
    if not natural:
        return [
            "No measured dots: the studies shown here followed natural menopause.",
            safety.DENSITY,
        ]
    return [
        "Dots are changes measured in SWAN (862 women). They take the density 1 year before "
        "the final period as the start, because little was lost before.",
        safety.DENSITY,
    ]


def _measured(site):
    dots = []
    for row, year in zip(MEASURED_ROWS[site], (2, 5)):
        dots.append(
            {
                "x": year,
                "y": 100 + evidence_table.number(row, "arm_mean_change_pct"),
                "lower": None,
                "upper": None,
                "label": "Measured (SWAN)",
                "source": evidence_table.table()[row]["bibkey"],
                "role": "measured",
            }
        )
    return dots


def _hormones(outcome):
    low, high, ticks = cover(outcome.values("estradiol_pg_per_ml") + [0, 100], step=50)
    return {
        "key": "hormones",
        "label": "Estradiol, pg/mL (mean of a month)",
        "unit": "pg/mL",
        "min": low,
        "max": high,
        "ticks": ticks,
        "lines": [{"series": "estradiol_pg_per_ml", "label": "Estradiol", "role": "estrogen"}],
        "dots": [],
        "rules": [],
        "spans": [],
    }


def _turnover(outcome):
    paces = outcome.values("ctx_pct") + outcome.values("p1np_pct")
    low, high, ticks = cover(paces + [75, 225], step=25)
    return {
        "key": "turnover",
        "label": "Turnover markers, % of start",
        "unit": "%",
        "min": low,
        "max": high,
        "ticks": ticks,
        "lines": [
            {"series": "ctx_pct", "label": "Breakdown (CTX)", "role": "breakdown"},
            {"series": "p1np_pct", "label": "Building (P1NP)", "role": "building"},
        ],
        "dots": [],
        "rules": [{"y": 100, "label": "start"}],
        "spans": [],
    }
