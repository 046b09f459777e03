"""Pictures and words for `stopped-ovaries`."""

from ..outcome import Outcome
from ..shapes import Panel, Shown
from ..wording import safety
from ..wording.axes import axis
from ..wording.numbers import counted, percent, signed_percent
from ..wording.panels import line_panel
from ..wording.tables import full_table
from .stopped_ovaries import AFTER_Y, DRUGS, NAMES

# Which hormones she has decides the look of a line; a drug beside a drug has a look of its own.
ROLES = {
    "agonist": {"none": "both", "alone": "nothing", "protected": "estrogen"},
    "inhibitor": {"none": "plain", "alone": "nothing", "protected": "level-3"},
}
HELD_BY = {"agonist": "with estrogen added back", "inhibitor": "with a bisphosphonate"}
LEVELS = {"agonist": (25, 100), "inhibitor": (5, 10)}  # ticks and top of the axis of estradiol, pg/mL
SHOWN = {"agonist": (94, 100), "inhibitor": (90, 102)}  # of the axis of bone, always
SAFETY = {
    "agonist": (safety.STOPPED_OVARIES, safety.WOMB_LINING),
    "inhibitor": (safety.CANCER_DRUG,),
}
AFTERWARDS = {
    "agonist": "In a trial the loss on the drug alone came back slowly and not in full.",
    "inhibitor": "In trials the spine regained a part and the hip hardly anything.",
}


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    key, site, units = outcome.inputs["drug"], outcome.inputs["site"], outcome.question.units
    drug, names = DRUGS[key], NAMES[key]
    time = counted(drug.years, "years")
    return {
        "chart": {
            "kind": "time-series",
            "title": "Drugs that take estrogen away",
            "x": axis("Years since the drug began", "year", range(drug.years + AFTER_Y + 1)),
            "panels": [_bone(outcome), _estradiol(outcome)],
        },
        "sentence": _sentence(outcome),
        "description": {
            "build": f"Two line charts over {drug.years + AFTER_Y} years. One shows {site} bone density without "
            f"the drug, on it for {time}, and on it {HELD_BY[key]}. The other shows estradiol in blood.",
            "stats": _stats(outcome),
            "trend": _trend(outcome),
        },
        "table": full_table(
            outcome,
            step=0.5,
            headings=[
                *(f"{names[arm]}, {site} (% of start)" for arm in names),
                *(f"{names[arm]}, estradiol ({units.unit('pg/mL')})" for arm in names),
            ],
        ),
        "notes": [
            f"{drug.label}: begun {drug.whom} and given for {time}. The model was fitted to no trial of it.",
            "The model knows neither why the drug is taken nor what else is: not endometriosis, not cancer, no "
            "chemotherapy.",
            f"What comes back after the drug is the model’s. {AFTERWARDS[key]}",
            safety.DENSITY,
        ],
        "safety": list(SAFETY[key]),
    }


def _bone(outcome: Outcome) -> Panel:
    key, site = outcome.inputs["drug"], outcome.inputs["site"]
    drug = DRUGS[key]
    panel = line_panel(
        outcome,
        "bone",
        f"{site.capitalize()} density, % of start",
        "%",
        [(f"{site}_{arm}_pct", NAMES[key][arm], role) for arm, role in ROLES[key].items()],
        step=2,
        include=SHOWN[key],
        rules=[{"y": 100, "label": ""}],
        spans=[{"x1": 0, "x2": drug.years, "label": "on the drug"}],
    )
    return panel | {"note": f"axis from {panel['min']:g}%"}


def _estradiol(outcome: Outcome) -> Panel:
    """Make the panel of estradiol; a drug that leaves it as it is has no line of its own there."""
    key = outcome.inputs["drug"]
    step, top = LEVELS[key]
    known = [arm for arm in NAMES[key] if arm != "protected" or key == "agonist"]
    return line_panel(
        outcome,
        "estradiol",
        f"Estradiol, {outcome.question.units.unit('pg/mL')}",
        "pg/mL",
        [(f"estradiol_{arm}_pg_per_ml", NAMES[key][arm], ROLES[key][arm]) for arm in known],
        step=step,
        include=(0, top),
        place="small",
    )


def _sentence(outcome: Outcome) -> str:
    key, site = outcome.inputs["drug"], outcome.inputs["site"]
    none, alone, held = (signed_percent(outcome.summary[f"{site}_{arm}_change_pct"]) for arm in NAMES[key])
    time = "a year" if DRUGS[key].years == 1 else counted(DRUGS[key].years, "years")
    return (
        f"In this model {site} bone after {time} of the drug: {alone} alone, {held} {HELD_BY[key]}, "
        f"{none} without the drug."
    )


def _stats(outcome: Outcome) -> str:
    key, site, summary = outcome.inputs["drug"], outcome.inputs["site"], outcome.summary
    parts = "; ".join(
        f"{name.lower()}, {percent(summary[f'{site}_{arm}_change_pct'])} when the drug ends and "
        f"{percent(summary[f'{site}_{arm}_later_pct'])} {counted(AFTER_Y, 'years')} later"
        for arm, name in NAMES[key].items()
    )
    return f"Change of {site} bone since the start: {parts}."


def _trend(outcome: Outcome) -> str:
    key, site, summary = outcome.inputs["drug"], outcome.inputs["site"], outcome.summary
    lost = summary[f"{site}_none_change_pct"] - summary[f"{site}_alone_change_pct"]
    saved = summary[f"{site}_protected_change_pct"] - summary[f"{site}_alone_change_pct"]
    held = "all" if saved > lost else "most" if saved > lost / 2 else "a part"
    return (
        f"The drug alone takes bone as long as it is given; {HELD_BY[key]}, {held} of that is held. "
        f"{AFTERWARDS[key]}"
    )
