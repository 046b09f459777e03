"""Pictures and words for `cycles-without-ovulation`."""

from dataclasses import dataclass

from ...physiology.parameters import ASSUMPTIONS
from ...trials import evidence_table
from ..outcome import Outcome
from ..shapes import Mark, Panel, Shown
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


@dataclass(frozen=True)
class Place:
    """Words and axes of one place in the skeleton.

    Attributes
    ----------
    bone, heading, seen : str
        In a sentence, above the picture, and in the table.
    lowest : float
        Of density, always on the axis.
    cost : (float, float)
        The lowest that the axis of the gap always shows, and the distance of its ticks.
    """

    bone: str
    heading: str
    seen: str
    lowest: float = 85
    cost: tuple[float, float] = (-10, 2)


PLACES = {
    "spine": Place("spine bone", "Spine density", "spine"),
    "hip": Place("hip bone", "Hip density", "hip"),
    "spongy": Place("spongy bone", "Spongy bone by CT", "spongy bone by CT", 80, (-25, 5)),
}
MEASURED_GAP = "E004"  # six studies: more against fewer disturbed cycles
REGULAR_ROW = "E006"  # women before 50
DISTURBED_ROW = "E007"  # its placebo arm: absent or disturbed cycles
SPONGY_ROW = "E002"  # women followed through cycles without an egg
YOUNG_ROW = "E005"  # young women of a whole town, spongy bone
# Row, its women, and the columns of what they lost and of its standard error.
MEASURED_WOMEN = {
    "spine": (DISTURBED_ROW, "absent or disturbed cycles", "control_mean_change_pct", "se_control"),
    "spongy": (SPONGY_ROW, "cycles without an egg", "arm_mean_change_pct", "se"),
}
NEARLY = 0.75  # of the loss without periods: "nearly as much"


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    inputs, units = outcome.inputs, outcome.question.units
    site, place = inputs["site"], PLACES[inputs["site"]]
    level = units.quantity(inputs["e2_low"], "pg/mL")
    lowest, step = place.cost
    return {
        "chart": {
            "kind": "time-series",
            "title": "Cycles without an egg, and no cycles at all",
            "x": axis("Years since the cycles changed", "year", range(HORIZON_Y + 1)),
            "panels": [
                _bone_panel(outcome),
                line_panel(
                    outcome,
                    "gap",
                    "Cost of no egg, points",
                    "points",
                    [(f"gap_{key}_points", *look) for key, look in EFFECT.items()],
                    step=step,
                    include=(lowest, 0),
                    dots=[_measured_gap()] if site == "spine" else [],
                    place="small",
                    note="if progesterone’s effect is",
                ),
            ],
        },
        "sentence": _sentence(outcome),
        "description": {
            "build": f"Two line charts over {HORIZON_Y} years. One shows the {place.seen} in three women: regular "
            f"cycles, cycles without an egg, no periods with estrogen at {level}. The other shows how "
            "the second differs from the first at each assumption. Dots are measured.",
            "stats": _stats(outcome),
            "trend": _trend(outcome),
        },
        "table": full_table(
            outcome,
            step=1,
            headings=[
                *(f"{WOMEN[key]}, {place.seen} (% of start)" for key in WOMEN),
                *(f"No egg less regular, effect of progesterone {key} (points)" for key in ASSUMPTIONS),
            ],
        ),
        "notes": [
            "No egg: estrogen runs as in a regular cycle, so progesterone alone is missing. No periods: "
            f"estrogen stays at {level} and progesterone is missing, too.",
            *_dots_in_words(site),
            "PCOS is not only a missing egg. More weight, insulin and androgens may hold bone up there, and "
            "the model knows none of them.",
            "Where periods stay away through hunger or sport, more than estrogen is missing, and the "
            "model knows that as little.",
            safety.DENSITY,
        ],
        "safety": [safety.MISSING_PERIODS],
    }


def _bone_panel(outcome: Outcome) -> Panel:
    """Make the panel of the three women, whose note says where its axis begins."""
    site = outcome.inputs["site"]
    place = PLACES[site]
    panel = line_panel(
        outcome,
        "bone",
        f"{place.heading}, % of start",
        "%",
        [(f"{site}_{key}_pct", WOMEN[key], ROLE[key]) for key in WOMEN],
        step=5,
        include=(place.lowest, 100),
        rules=[{"y": 100, "label": ""}],
        dots=_measured_women(site),
    )
    return panel | {"note": f"axis from {percent(panel['min'], 0)}"}


def _sentence(outcome: Outcome) -> str:
    site, share = outcome.inputs["site"], outcome.inputs["disturbed_pct"]
    if _compares(outcome):
        return _beside_the_study(outcome)
    regular, no_egg, no_periods = (
        signed_percent(outcome.summary[f"{site}_{key}_change_5y_pct"]) for key in WOMEN
    )
    without = "without an egg" if share == 100 else f"with {setting(share)}% of cycles without an egg"
    return (
        f"{PLACES[site].bone.capitalize()} after 5 years in this model: {no_egg} {without}, {no_periods} "
        f"without periods, {regular} with regular cycles."
    )


def _stats(outcome: Outcome) -> str:
    summary, site = outcome.summary, outcome.inputs["site"]
    bone = PLACES[site].bone
    women = "; ".join(
        f"{WOMEN[key].lower()}, {bone} {change(summary[f'{site}_{key}_change_5y_pct'])}" for key in WOMEN
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
    study = f" {_beside_the_study(outcome)}" if _compares(outcome) else ""
    if lost < 0.05:
        return f"Without an egg nothing more is lost here, as if progesterone did nothing for bone.{study}"
    amount = "nearly as much as" if lost >= NEARLY * most else "less than"
    return (
        f"Without an egg {amount} without periods is lost here. Studies of PCOS show no loss of that kind in all "
        f"women: thin ones had less density, heavier ones did not.{study}"
    )


def _compares(outcome: Outcome) -> bool:
    """Tell whether the second woman is like those of the study of spongy bone."""
    inputs = outcome.inputs
    return (inputs["site"], inputs["disturbed_pct"]) == ("spongy", 100)


def _beside_the_study(outcome: Outcome) -> str:
    """Set a year without an egg beside the study that measured it, and say why they differ."""
    in_model = outcome.summary["spongy_no_egg_change_1y_pct"]
    (measured,) = _measured_women("spongy")
    women = evidence_table.number(SPONGY_ROW, "n_treat")
    if in_model > -0.05:
        why = "Here progesterone does nothing for bone."
    elif 100 + in_model > measured["upper"]:
        why = "The model takes only progesterone away."
    elif 100 + in_model < measured["lower"]:
        why = "The model loses more than was measured."
    else:
        why = "So few women cannot tell them apart."
    return (
        f"Spongy bone in a year without an egg: {signed_percent(in_model)} in this model, "
        f"{signed_percent(measured['y'] - 100)} in {number(women, 0)} women. {why}"
    )


def _measured_women(site: str) -> list[Mark]:
    """Mark what women had lost after a year, with its 95% interval."""
    if site not in MEASURED_WOMEN:
        return []
    row, women, field, error = MEASURED_WOMEN[site]
    middle, half = 100 + evidence_table.number(row, field), 1.96 * evidence_table.number(row, error)
    label = f"Measured: {women}"
    return [measured_dot(1, row, label, field=field, lower=middle - half, upper=middle + half)]


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


def _dots_in_words(site: str) -> list[str]:
    if site == "hip":
        return ["No dots: the table has no such measurement at the hip."]
    if site == "spongy":
        lost, young = (
            percent(-evidence_table.number(row, "arm_mean_change_pct")) for row in (SPONGY_ROW, YOUNG_ROW)
        )
        women = number(evidence_table.number(SPONGY_ROW, "n_treat"), 0)
        return [
            f"Spongy bone of the spine by CT: {women} women lost {lost} in a year of cycles without an egg. They "
            "were followed, not assigned by chance. The model was fitted to no row of spongy bone.",
            f"Young women of one town lost {young} of it a year (median). So other causes may take part, and the "
            "model knows none of them. CT and ordinary scans must not be compared.",
        ]
    return [
        "Measured in a year: women with absent or disturbed cycles on placebo in a trial, "
        f"{percent(evidence_table.number(DISTURBED_ROW, 'control_mean_change_pct'))} in a year; some of them had low estrogen. "
        f"Women before 50 as a whole lose {percent(-evidence_table.number(REGULAR_ROW, 'arm_mean_change_pct'))} a year.",
        "Six studies compared more with fewer disturbed cycles: "
        f"{number(evidence_table.number(MEASURED_GAP, 'difference_pct'), 2)} points a year. They disagree, and the "
        "small effect was fitted to them.",
    ]
