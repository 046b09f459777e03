"""Pictures and words for `formulations`."""

from math import ceil
from typing import Any

from ..outcome import Outcome
from ..shapes import Mark, Panel, Shown
from ..wording import safety
from ..wording.axes import axis
from ..wording.forest_rows import interval_words, measured_key
from ..wording.numbers import change, number
from ..wording.panels import START_RULE, line_panel
from ..wording.tables import full_table
from .formulations import PRODUCTS

FLUID = {
    "serum": "serum",
    "whole_blood": "whole blood",
    "saliva": "saliva",
    "finger": "finger blood",
}
HOURS = [0, 6, 12, 18, 24]
MARKER = {"oral": "measured", "cream": "measured-second", "mpa": "progestin"}


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    fluid = FLUID[outcome.inputs["fluid"]]
    trials = [
        {
            "group": f"{PRODUCTS[key][0]}, alone",
            "product": key,
            "role": "measured",
            "figures": interval_words(trial),
            **trial,
        }
        for key, rows in outcome.extra["trials"].items()
        for trial in rows
    ]
    return {
        "chart": {
            "kind": "time-series",
            "title": "From product to level, from level to bone",
            "x": axis("Months of the product", "month", [0, 6, 12, 18, 24]),
            "levels": _level_panels(outcome, fluid),
            "break": {
                "label": "unknown: does this level reach builders?",
                "left": "above: hours, published levels",
                "right": "below: months, bone in this model",
            },
            "heading": "Spine bone density, % of start",
            "note": "The axis does not start at 0.",
            "key": [
                {"kind": "line", "role": "nothing", "text": "nothing (model)"},
                *(
                    [{"kind": "line", "role": "progesterone", "text": "the product (model)"}]
                    if outcome.extra["chosen"]
                    else []
                ),
            ],
            "panels": [_bone(outcome, key) for key in outcome.extra["chosen"] or ["nothing"]],
            "forest": {
                "label": "Trials at the spine: difference from no treatment, % a year",
                "x": axis("Difference from no treatment, % a year", "% a year", [-4, -2, 0, 2, 4]),
                "key": measured_key(trials),
                "rows": trials,
                "rules": [{"x": 0, "label": "no difference"}],
            },
        },
        "sentence": _sentence(outcome, fluid),
        "description": {
            "build": f"Above, published levels in {fluid} over a day, with the range after the egg "
            "shaded. Below, spine bone density over two years, and trials of each product alone.",
            "stats": _stats(outcome),
            "trend": " ".join(_product_sentence(key, outcome) for key in outcome.extra["chosen"])
            + " These curves do not tell how bone responds.",
        },
        "table": full_table(outcome, step=3),
        "notes": _notes(outcome, fluid),
        "safety": _safety(outcome.extra["chosen"]),
    }


def _sentence(outcome: Outcome, fluid: str) -> str:
    chosen = outcome.extra["chosen"]
    nothing = outcome.summary["spine_change_2y_nothing_pct"]
    if not chosen:
        return f"No product is shown. On nothing, spine bone {change(nothing)} in 2 years in this model."
    gaps = [outcome.summary[f"spine_change_2y_{key}_pct"] - nothing for key in chosen]
    most = max(ceil(10 * max(abs(gap) for gap in gaps)), 1) / 10
    count = len(outcome.extra["levels"])
    words = {0: "No published level", 1: "1 published level"}.get(count, f"{count} published levels")
    return (
        f"{words} in {fluid}. In this model no product shown moves spine bone more than "
        f"{number(most)} points from nothing in 2 years."
    )


def _product_sentence(key: str, outcome: Outcome) -> str:
    levels = [level for level in outcome.extra["levels"] if level["product"] == key]
    name = PRODUCTS[key][0]
    if not levels:
        return f"{name}: no level is published here for this fluid and test."
    if any(level["kind"] == "point" for level in levels):
        return f"{name}: a short peak of {_range_words(levels, 'point')} ng/mL."
    return f"{name}: a flat level of about {_range_words(levels, 'mean')} ng/mL."


def _range_words(levels: list[dict[str, Any]], kind: str) -> str:
    """Write the lowest and highest of the published levels of one kind."""
    known = sorted(level["level"] for level in levels if level["kind"] == kind)
    if len(known) == 1:
        return number(known[0])
    return f"{number(known[0])} to {number(known[-1])}"


def _stats(outcome: Outcome) -> str:
    luteal = outcome.extra["luteal"]
    nothing = outcome.summary["spine_change_2y_nothing_pct"]
    parts = [
        f"After the egg the median is {number(luteal['median'])} ng/mL, from "
        f"{number(luteal['low'])} to {number(luteal['high'])}.",
        f"On nothing spine bone {change(nothing)} in two years.",
    ]
    for key in outcome.extra["chosen"]:
        value = outcome.summary[f"spine_change_2y_{key}_pct"]
        parts.append(f"{PRODUCTS[key][0]}: it {change(value)}.")
    return " ".join(parts)


def _level_panels(outcome: Outcome, fluid: str) -> list[Panel]:
    """Make panels of levels: of progesterone, and apart from it of MPA, which no such test sees."""
    luteal = outcome.extra["luteal"]
    levels = outcome.extra["levels"]
    progesterone = [level for level in levels if level["product"] != "mpa"]
    band = {"y1": luteal["low"], "y2": luteal["high"], "label": "after the egg"}
    panels = [_level_panel("level", f"Progesterone in {fluid}, ng/mL", progesterone, 100, [band])]
    mpa = [level for level in levels if level["product"] == "mpa"]
    if mpa:
        panels.append(_level_panel("level_mpa", f"MPA in {fluid}, ng/mL", mpa, 10, []))
    return panels


def _level_panel(
    key: str, label: str, levels: list[dict[str, Any]], highest: float, bands: list[Mark]
) -> Panel:
    dots = [_level_dot(level) for level in levels]
    return {
        "key": key,
        "label": label,
        "unit": "ng/mL",
        "x": axis("Hours, as in the study", "hour", HOURS),
        "min": 0.1,
        "max": highest,
        "ticks": [at for at in (0.1, 1, 10, 100) if at <= highest],
        "note": "Each step up is ten times as much." if dots else "No level is published here.",
        "items": _items(dots),
        "lines": [],
        "dots": dots,
        "bands": bands,
    }


def _level_dot(level: dict[str, Any]) -> Mark:
    """Draw a level as a dot at its hour, or in the middle of the hours that it is a mean of."""
    return {
        "x": (level["from"] + level["to"]) / 2,
        "x1": level["from"],
        "x2": level["to"],
        "y": level["level"],
        "says": number(level["level"]),
        "lower": level["lower"],
        "upper": level["upper"],
        "label": f"{PRODUCTS[level['product']][0]}: {level['what']}",
        "product": level["product"],
        "source": level["source"],
        "row": level["row"],
        "role": MARKER[level["product"]],
    }


def _items(dots: list[Mark]) -> list[Mark]:
    """List each product with what its marks are, from left to right."""
    items = []
    for product in dict.fromkeys(dot["product"] for dot in dots):
        own = [dot for dot in dots if dot["product"] == product]
        what = "; ".join(f"{dot['label'].split(': ')[1]} {number(dot['y'])}" for dot in own)
        hollow = all(dot["lower"] is None for dot in own)
        text = f"{PRODUCTS[product][0]}: {what}"
        items.append({"kind": "dot", "role": MARKER[product], "hollow": hollow, "text": text})
    return items


def _bone(outcome: Outcome, key: str) -> Panel:
    """Make the panel of one product; each has its own, so that a line's look keeps its meaning."""
    lines = [("spine_bmd_nothing_pct", "Nothing (model)", "nothing")]
    name = "nothing"
    if key != "nothing":
        name = PRODUCTS[key][0]
        lines.append((f"spine_bmd_{key}_pct", f"{name} (model)", "progesterone"))
    panel = line_panel(
        outcome,
        f"bone_{key}",
        name if key != "nothing" else "On nothing",
        "%",
        lines,
        step=2,
        include=(96, 102),
        rules=[START_RULE],
        says=_says(outcome, key),
    )
    if key == "mpa":
        panel["lines"][-1]["outline"] = True
    return panel


def _says(outcome: Outcome, key: str) -> list[str]:
    """Write the change over two years beside a panel, with the product and with nothing."""
    own, nothing = (number(outcome.summary[f"spine_change_2y_{arm}_pct"]) for arm in (key, "nothing"))
    if key == "nothing":
        return [f"{nothing}% in 2 years"]
    return [f"{own}% in 2 years,", f"on nothing {nothing}%"]


def _notes(outcome: Outcome, fluid: str) -> list[str]:
    notes = [
        "Levels are those of named studies, for one day; bars are one standard deviation or the "
        "reported range. There is no control of amount.",
        "Cream in saliva reads about ten times, in blood from a finger about a hundred times the "
        "serum level. Nobody has shown which fluid predicts bone.",
        "Older tests read breakdown products of oral progesterone as progesterone.",
        safety.FRACTURES,
    ]
    if outcome.inputs["fluid"] == "whole_blood":
        notes.insert(
            0,
            "In whole blood one study of 12 women found no difference between cream and oral "
            "progesterone; it conflicts with the serum studies. Only the ratio was reported.",
        )
    elif outcome.extra["silent"]:
        names = " and ".join(PRODUCTS[key][0] for key in outcome.extra["silent"])
        notes.insert(0, f"No level in {fluid} is given here for: {names}.")
    return notes


def _safety(chosen: list[str]) -> list[str]:
    notes = []
    if "cream" in chosen:
        notes.append(safety.COMPOUNDED)
    if "mpa" in chosen:
        notes.append(safety.MPA_IS_NOT_PROGESTERONE)
    if chosen:
        notes.append(safety.CLINICIAN)
    return notes
