"""Pictures and words for `cycles-without-ovulation`."""

from ...physiology.parameters import ASSUMPTIONS
from ...trials import evidence_table
from ..outcome import Outcome
from ..shapes import Mark, Shown
from ..wording import safety
from ..wording.axes import axis
from ..wording.numbers import change, number, percent, setting, signed_percent
from ..wording.panels import line_panel, measured_dot
from ..wording.tables import full_table
from .cycles_without_ovulation import HORIZON_Y, WOMEN

# Which hormones she has decides the look of her line.
ROLE = {"regular": "both", "no_egg": "estrogen", "no_periods": "nothing"}
# Where progesterone does nothing, a missing egg costs nothing: its line is the zero of the axis.
EFFECT = {"small": ("Small", "level-3"), "strong": ("Strong", "level-5")}
MEASURED_GAP = "E004"  # six studies: more against fewer disturbed cycles
REGULAR_ROW = "E006"  # women before 50
DISTURBED_ROW = "E007"  # its placebo arm: absent or disturbed cycles
NEARLY = 0.75  # of the loss without periods: "nearly as much"


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    inputs, units = outcome.inputs, outcome.question.units
    site = inputs["site"]
    level = units.quantity(inputs["e2_low"], "pg/mL")
    spine = site == "spine"
    return {
        "chart": {
            "kind": "time-series",
            "title": "Cycles without an egg, and no cycles at all",
            "x": axis("Years since the cycles changed", "year", range(HORIZON_Y + 1)),
            "panels": [
                line_panel(
                    outcome,
                    "bone",
                    f"{site.capitalize()} density, % of start",
                    "%",
                    [(f"{site}_{key}_pct", WOMEN[key], ROLE[key]) for key in WOMEN],
                    step=5,
                    include=(85, 100),
                    rules=[{"y": 100, "label": ""}],
                    dots=[_measured_woman()] if spine else [],
                    note="axis from 85%",
                ),
                line_panel(
                    outcome,
                    "gap",
                    "Cost of no egg, points",
                    "points",
                    [(f"gap_{key}_points", *look) for key, look in EFFECT.items()],
                    step=2,
                    include=(-10, 0),
                    dots=[_measured_gap()] if spine else [],
                    place="small",
                    note="if progesterone’s effect is",
                ),
            ],
        },
        "sentence": _sentence(outcome),
        "description": {
            "build": f"Two line charts over {HORIZON_Y} years. One shows the {site} of three women: regular "
            f"cycles, cycles without an egg, no periods with estrogen at {level}. The other shows how "
            "the second differs from the first at each assumption. Dots are measured.",
            "stats": _stats(outcome),
            "trend": _trend(outcome),
        },
        "table": full_table(
            outcome,
            step=1,
            headings=[
                *(f"{WOMEN[key]}, {site} (% of start)" for key in WOMEN),
                *(f"No egg less regular, effect of progesterone {key} (points)" for key in ASSUMPTIONS),
            ],
        ),
        "notes": [
            "No egg: estrogen runs as in a regular cycle, so progesterone alone is missing. No periods: "
            f"estrogen stays at {level} and progesterone is missing, too.",
            *(_dots_in_words() if spine else ["No dots: the table has no such measurement at the hip."]),
            "PCOS is not only a missing egg. More weight, insulin and androgens may hold bone up there, and "
            "the model knows none of them.",
            "Where periods stay away through hunger or sport, more than estrogen is missing, and the "
            "model knows that as little.",
            safety.DENSITY,
        ],
        "safety": [safety.MISSING_PERIODS],
    }


def _sentence(outcome: Outcome) -> str:
    site, share = outcome.inputs["site"], outcome.inputs["disturbed_pct"]
    regular, no_egg, no_periods = (
        signed_percent(outcome.summary[f"{site}_{key}_change_5y_pct"]) for key in WOMEN
    )
    without = "without an egg" if share == 100 else f"with {setting(share)}% of cycles without an egg"
    return (
        f"{site.capitalize()} bone after 5 years in this model: {no_egg} {without}, {no_periods} "
        f"without periods, {regular} with regular cycles."
    )


def _stats(outcome: Outcome) -> str:
    summary, site = outcome.summary, outcome.inputs["site"]
    women = "; ".join(
        f"{WOMEN[key].lower()}, {site} bone {change(summary[f'{site}_{key}_change_5y_pct'])}" for key in WOMEN
    )
    gaps = ", ".join(
        f"{number(summary[f'{site}_gap_{key}_5y_points'])} points if progesterone’s effect is {key}"
        for key in ASSUMPTIONS
    )
    return f"After {HORIZON_Y} years: {women}. No egg less regular cycles: {gaps}."


def _trend(outcome: Outcome) -> str:
    """Say what the missing egg costs beside missing estrogen, and what studies found."""
    summary, site = outcome.summary, outcome.inputs["site"]
    regular, no_egg, no_periods = (summary[f"{site}_{key}_change_5y_pct"] for key in WOMEN)
    lost, most = regular - no_egg, regular - no_periods
    if lost < 0.05:
        return "Without an egg nothing more is lost here, as if progesterone did nothing for bone."
    amount = "nearly as much as" if lost >= NEARLY * most else "less than"
    return (
        f"Without an egg {amount} without periods is lost here. Studies of PCOS show no loss of that kind in all "
        "women: thin ones had less density, heavier ones did not."
    )


def _measured_woman() -> Mark:
    """Mark what women on placebo lost in a year: some without an egg, some without periods."""
    placebo = evidence_table.number(DISTURBED_ROW, "control_mean_change_pct")
    error = 1.96 * evidence_table.number(DISTURBED_ROW, "se_control")
    return measured_dot(
        1,
        DISTURBED_ROW,
        "Measured: absent or disturbed cycles",
        field="control_mean_change_pct",
        lower=100 + placebo - error,
        upper=100 + placebo + error,
    )


def _measured_gap() -> Mark:
    row = evidence_table.table()[MEASURED_GAP]
    return {
        "x": 1,
        "y": evidence_table.number(row["id"], "difference_pct"),
        "lower": None,
        "upper": None,
        "label": "Six studies",
        "source": row["bibkey"],
        "row": row["id"],
        "role": "measured",
    }


def _dots_in_words() -> list[str]:
    return [
        "Measured in a year: women with absent or disturbed cycles on placebo in a trial, "
        f"{percent(evidence_table.number(DISTURBED_ROW, 'control_mean_change_pct'))} in a year; some of them had low estrogen. "
        f"Women before 50 as a whole lose {percent(-evidence_table.number(REGULAR_ROW, 'arm_mean_change_pct'))} a year.",
        "Six studies compared more with fewer disturbed cycles: "
        f"{number(evidence_table.number(MEASURED_GAP, 'difference_pct'), 2)} points a year. They disagree, and the "
        "small effect was fitted to them.",
    ]
