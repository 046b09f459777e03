"""Pictures and words for `formulations`."""

from model.scenarios.formulations import DAY, PRODUCTS
from model.views import safety
from model.views.axes import axis, cover, line_panel
from model.views.wording import change, number, thin

FLUID = {
    "serum": "serum",
    "whole_blood": "whole blood",
    "saliva": "saliva",
    "finger": "finger blood",
}
HOURS = [0, 6, 12, 18, 24, 36, 48]


def show(outcome, tier):
    """See `views.SHOW`."""
    fluid = FLUID[outcome.inputs["fluid"]]
    return {
        "chart": {
            "kind": "broken-time-series",
            "title": "From product to level, from level to bone",
            "x": axis("Months of the product", "month", [0, 6, 12, 18, 24]),
            "panels": [
                *_level_panels(outcome),
                *[_bone(outcome, key) for key in outcome.extra["chosen"] or ["nothing"]],
            ],
            "break": {
                "after": "level_mpa" if "mpa" in outcome.extra["chosen"] else "level",
                "label": "unknown: does this level reach builders?",
                "left": "hours: published levels",
                "right": "months: bone in this model",
            },
            "forest": {
                "x": axis("Difference from no treatment, % a year", "% a year", [-4, -2, 0, 2, 4]),
                "rows": [
                    {"product": key, "role": "measured", **trial}
                    for key, found in outcome.extra["trials"].items()
                    for trial in found
                ],
                "rules": [{"x": 0, "label": "no difference"}],
            },
        },
        "sentence": _sentence(outcome, fluid),
        "description": {
            "build": f"Left, published levels in {fluid} over two days, with the range after the "
            "egg shaded. Right, spine bone density over two years, and trials of each product alone.",
            "stats": _stats(outcome),
            "trend": " ".join(_product_sentence(key, outcome) for key in outcome.extra["chosen"])
            + " These curves do not tell how bone responds.",
        },
        "table": {
            "columns": [outcome.time["label"]]
            + [f"{one['label']} (% of start)" for one in outcome.series],
            "rows": thin(outcome.time["values"], [one["values"] for one in outcome.series], step=3),
        },
        "notes": _notes(outcome, fluid),
        "safety": _safety(outcome.extra["chosen"]),
    }


def _sentence(outcome, fluid):
    chosen = outcome.extra["chosen"]
    nothing = outcome.summary["spine_change_2y_nothing_pct"]
    if not chosen:
        return f"No product is shown. On nothing, spine bone {change(nothing)} in 2 years in this model."
    gaps = [outcome.summary[f"spine_change_2y_{key}_pct"] - nothing for key in chosen]
    count = len(outcome.extra["levels"])
    words = "1 published level" if count == 1 else f"{count} published levels"
    return (
        f"{words} in {fluid}. In this model no product shown moves spine bone more than "
        f"{number(max(abs(gap) for gap in gaps))} points from nothing in 2 years."
    )


def _product_sentence(key, outcome):
    found = [one for one in outcome.extra["levels"] if one["product"] == key]
    name = PRODUCTS[key][0]
    if not found:
        return f"{name}: no level is published here for this fluid and test."
    if any(one["kind"] == "point" for one in found):
        return f"{name}: a short peak of {_range(found, 'point')} ng/mL."
    return f"{name}: a flat level of about {_range(found, 'mean')} ng/mL."


def _range(levels, kind):
    """The lowest and highest of the published levels of one kind, in words."""
    known = sorted(one["level"] for one in levels if one["kind"] == kind)
    if len(known) == 1:
        return number(known[0])
    return f"{number(known[0])} to {number(known[-1])}"


def _stats(outcome):
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


def _level_panels(outcome):
    """Levels of progesterone, and apart from them of MPA, which no progesterone test sees."""
    luteal = outcome.extra["luteal"]
    levels = outcome.extra["levels"]
    ours = [one for one in levels if one["product"] != "mpa"]
    panels = [
        _level_panel(
            "level",
            "Progesterone, ng/mL",
            ours,
            usual_top=20,
            bands=[
                {"y1": luteal["low"], "y2": luteal["high"], "label": "after the egg, 90% of women"}
            ],
        )
    ]
    if "mpa" in outcome.extra["chosen"]:
        theirs = [one for one in levels if one["product"] == "mpa"]
        panels.append(_level_panel("level_mpa", "MPA, ng/mL", theirs, usual_top=2, bands=[]))
    return panels


def _level_panel(key, label, levels, usual_top, bands):
    ends = [end for one in levels for end in (one["level"], one["upper"]) if end is not None]
    top = max([usual_top, *ends])
    step = 10 ** (len(str(int(top))) - 1) * (5 if str(int(top))[0] > "3" else 1)
    low, high, ticks = cover([0, top], step if top > 5 else 1)
    return {
        "key": key,
        "label": label,
        "unit": "ng/mL",
        "x": axis("Hours after a dose, as in the study", "hour", HOURS),
        "min": low,
        "max": high,
        "ticks": ticks,
        "lines": [],
        "segments": [_mark(one) for one in levels if one["kind"] == "mean"],
        "dots": [
            {**_mark(one), "x": one["from"], "y": one["level"]}
            for one in levels
            if one["kind"] == "point"
        ],
        "bands": bands,
        "rules": [],
        "spans": [{"x1": DAY, "x2": 2 * DAY, "label": "second day: not published"}],
    }


def _mark(one):
    return {
        "x1": one["from"],
        "x2": one["to"],
        "y": one["level"],
        "lower": one["lower"],
        "upper": one["upper"],
        "label": f"{PRODUCTS[one['product']][0]}: {one['what']}",
        "product": one["product"],
        "source": one["source"],
        "row": one["row"],
        "role": "measured",
    }


def _bone(outcome, key):
    """One panel for each product, so that a line's look keeps its meaning."""
    lines = [("spine_bmd_nothing_pct", "Nothing (model)", "nothing")]
    name = "nothing"
    if key != "nothing":
        name = PRODUCTS[key][0]
        lines.append((f"spine_bmd_{key}_pct", f"{name} (model)", "progesterone"))
    panel = line_panel(
        outcome,
        f"bone_{key}",
        f"Spine bone density on {name}, % of start",
        "%",
        lines,
        step=1,
        include=(95, 102),
        rules=[{"y": 100, "label": "start"}],
        note="The axis does not start at 0.",
    )
    if key == "mpa":
        panel["lines"][-1]["outline"] = True
    return panel


def _notes(outcome, fluid):
    notes = [
        "Levels are those of named studies; bars are one standard deviation or the reported range. "
        "There is no control of amount.",
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


def _safety(chosen):
    found = []
    if "cream" in chosen:
        found.append(safety.COMPOUNDED)
    if "mpa" in chosen:
        found.append(safety.MPA_IS_NOT_PROGESTERONE)
    if chosen:
        found.append(safety.CLINICIAN)
    return found
