"""Pictures and words for `formulations`."""

from math import ceil
from typing import Any

from ..outcome import Outcome
from ..shapes import ForestRow, Mark, Panel, Shown
from ..wording import safety
from ..wording.axes import axis
from ..wording.forest_rows import interval_words
from ..wording.numbers import change, lower_start, number
from ..wording.panels import line_panel
from ..wording.tables import full_table
from .formulations import PRODUCTS

FLUID = {
    "serum": "serum",
    "whole_blood": "whole blood",
    "saliva": "saliva",
    "finger": "finger blood",
}
HOURS = [0, 6, 12, 18, 24]
SHORT = {"oral": "Oral", "cream": "Cream", "mpa": "MPA"}
MARKER = {"oral": "measured", "cream": "measured-second", "mpa": "progestin"}


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    fluid = FLUID[outcome.inputs["fluid"]]
    product = outcome.inputs["product"]
    name = PRODUCTS[product][0]
    trials = [
        {
            "group": f"{name}, alone",
            "product": product,
            "role": "measured",
            "says": _short(trial),
            "figures": interval_words(trial),
            **trial,
        }
        for trial in outcome.extra["trials"]
    ]
    return {
        "chart": {
            "kind": "time-series",
            "title": "From product to level, from level to bone",
            "x": axis("Months of the product", "month", [0, 6, 12, 18, 24]),
            "levels": [_level_panel(outcome, fluid)],
            "break": {"label": "unknown: does it reach builders?"},
            "panels": [_bone(outcome)],
            "forest": {
                "label": "Trials: against nothing, % a year",
                "x": axis("Difference from no treatment, % a year", "% a year", [-2, 0, 2]),
                "rows": trials,
            },
        },
        "sentence": _sentence(outcome, fluid),
        "description": {
            "build": f"{name}: published levels in {fluid} over a day, with the range after the egg "
            "shaded. After a gap that nobody has bridged, spine bone density over two years, and "
            "trials of the product alone.",
            "stats": _stats(outcome, trials),
            "trend": f"{_levels_in_words(outcome)} These curves do not tell how bone responds.",
        },
        "table": full_table(outcome, step=3),
        "notes": _notes(outcome, fluid),
        "safety": _safety(product),
    }


def _short(trial: ForestRow) -> str:
    """Name a trial by author, year and women; one that mixed two products says so."""
    study, what = trial["label"].split(": ", 1)
    mixed = "oral or cream, " if " or " in what else ""
    return f"{study}, {mixed}{what.rsplit(', ', 1)[-1]}: {number(trial['estimate'])}"


def _sentence(outcome: Outcome, fluid: str) -> str:
    product = outcome.inputs["product"]
    nothing = outcome.summary["spine_change_2y_nothing_pct"]
    gap = abs(outcome.summary[f"spine_change_2y_{product}_pct"] - nothing)
    count = len(outcome.extra["levels"])
    words = {0: "no published level", 1: "1 published level"}.get(count, f"{count} published levels")
    most = f"{number(max(ceil(10 * gap), 1) / 10)} points in 2 years"
    if product == "mpa":
        return _missed(outcome)
    return f"{PRODUCTS[product][0]}: {words} in {fluid}. In this model the product moves spine bone by at most {most}."


def _missed(outcome: Outcome) -> str:
    """Say how far the lowest and the highest trial lie from nothing; the model follows neither."""
    low, *_, high = sorted(trial["estimate"] for trial in outcome.extra["trials"])
    return (
        f"MPA alone: {number(-low)} points a year more loss than on placebo in one trial, {number(high)} less "
        "in another; the model lies between them."
    )


def _levels_in_words(outcome: Outcome) -> str:
    levels = outcome.extra["levels"]
    if not levels:
        return "No level is published here for this fluid and test."
    if any(level["kind"] == "point" for level in levels):
        return f"A short peak of {_range_words(levels, 'point')} ng/mL."
    return f"A flat level of about {_range_words(levels, 'mean')} ng/mL."


def _range_words(levels: list[dict[str, Any]], kind: str) -> str:
    """Write the lowest and highest of the published levels of one kind."""
    known = sorted(level["level"] for level in levels if level["kind"] == kind)
    if len(known) == 1:
        return number(known[0])
    return f"{number(known[0])} to {number(known[-1])}"


def _stats(outcome: Outcome, trials: list[ForestRow]) -> str:
    luteal = outcome.extra["luteal"]
    arms = {"nothing": "nothing"} | {key: lower_start(PRODUCTS[key][0]) for key in PRODUCTS}
    bone = "; ".join(
        f"on {name}, {change(outcome.summary[f'spine_change_2y_{arm}_pct'])}" for arm, name in arms.items()
    )
    measured = "; ".join(f"{trial['label']}, {trial['figures']}" for trial in trials)
    return (
        f"After the egg the median is {number(luteal['median'])} ng/mL, from {number(luteal['low'])} to "
        f"{number(luteal['high'])}. In two years in this model, spine bone {bone}. Trials, % a year: {measured}."
    )


def _level_panel(outcome: Outcome, fluid: str) -> Panel:
    """Make the panel of levels; MPA has an axis of its own, for no test of progesterone sees it."""
    luteal, mpa = outcome.extra["luteal"], outcome.inputs["product"] == "mpa"
    dots = [_level_dot(level) for level in outcome.extra["levels"]]
    band = {"y1": luteal["low"], "y2": luteal["high"], "label": "after the egg"}
    highest = 10 if mpa else 100
    return {
        "key": "level_mpa" if mpa else "level",
        "label": f"{'MPA' if mpa else 'Progesterone'} in {fluid}, ng/mL",
        "unit": "ng/mL",
        "x": axis("Hours, as in the study", "hour", HOURS),
        "min": 0.1,
        "max": highest,
        "ticks": [at for at in (0.1, 1, 10, 100) if at <= highest],
        "note": "Each step up is ten times as much." if dots else "No level is published here.",
        "lines": [],
        "dots": dots,
        "bands": [] if mpa else [band],
    }


def _level_dot(level: dict[str, Any]) -> Mark:
    """Draw a level as a dot at its hour, or in the middle of the hours that it is a mean of."""
    return {
        "x": (level["from"] + level["to"]) / 2,
        "x1": level["from"],
        "x2": level["to"],
        "y": level["level"],
        "says": f"{number(level['level'])} {level['what']}",
        "lower": level["lower"],
        "upper": level["upper"],
        "label": f"{PRODUCTS[level['product']][0]}: {level['what']}",
        "product": level["product"],
        "source": level["source"],
        "row": level["row"],
        "role": MARKER[level["product"]],
    }


def _bone(outcome: Outcome) -> Panel:
    """Make the panel of bone on the product and on nothing."""
    product = outcome.inputs["product"]
    lines = [
        ("spine_bmd_nothing_pct", "Nothing", "nothing"),
        (f"spine_bmd_{product}_pct", SHORT[product], "progesterone"),
    ]
    panel = line_panel(
        outcome,
        "bone",
        "Spine density, % of start",
        "%",
        lines,
        step=2,
        include=(96, 102),
        rules=[{"y": 100, "label": ""}],
    )
    panel["note"] = f"model, axis from {panel['min']:g}%"
    panel["lines"][-1]["outline"] = product == "mpa"
    return panel


def _notes(outcome: Outcome, fluid: str) -> list[str]:
    notes = [
        "Levels are those of named studies, for one day; bars are one standard deviation or the "
        "reported range; of the exact test the report does not say which. There is no control of amount. Open marks: interval not reported.",
        "Cream in saliva reads about ten times, in blood from a finger about a hundred times the "
        "serum level. Nobody has shown which fluid predicts bone.",
        "Older tests read breakdown products of oral progesterone as progesterone.",
        "The model moves bone hardly at all with any of them alone. Trials disagree: women on MPA alone lost "
        "more than on placebo in one and less in another, and women on cream less in one. It follows none of these.",
        safety.FRACTURES,
    ]
    if outcome.inputs["fluid"] == "whole_blood":
        notes.insert(
            0,
            "In whole blood one study of 12 women found no difference between cream and oral "
            "progesterone; it conflicts with the serum studies. Only the ratio was reported.",
        )
    elif not outcome.extra["levels"]:
        notes.insert(0, f"No level in {fluid} is given here for {PRODUCTS[outcome.inputs['product']][0]}.")
    return notes


def _safety(product: str) -> list[str]:
    own = {"cream": [safety.COMPOUNDED], "mpa": [safety.MPA_IS_NOT_PROGESTERONE]}
    return [*own.get(product, []), safety.CLINICIAN]
