"""Pictures and words for `synergy-surface`."""

from ..wording import safety
from ..wording.axes import axis, cover, line_panel
from ..wording.numbers import change, number, set_to, thin
from .synergy_surface import ESTRADIOL_LEVELS, PROGESTERONE_LEVELS


def show(outcome):
    """See `registry.CHARTS`."""
    inputs, summary, extra = outcome.inputs, outcome.summary, outcome.extra
    here = summary["change_per_y_pct"]
    values = [one for row in extra["rows"] for one in row] + [here]
    low, high, ticks = cover(values, step=1)
    return {
        "chart": {
            "kind": "surface-with-slices",
            "title": "Yearly change of bone at each pair of levels",
            "x": axis("Estrogen (pg/mL)", "pg/mL", [5, 10, 20, 50, 100, 150], scale="log"),
            "y": axis("Progesterone (ng/mL)", "ng/mL", [0, 5, 10, 15, 20]),
            "z": {
                "label": f"Yearly change of {inputs['site']} bone, %",
                "unit": "% a year",
                "min": low,
                "max": high,
                "ticks": ticks,
                "x": list(ESTRADIOL_LEVELS),
                "y": list(PROGESTERONE_LEVELS),
                "values": extra["rows"],
            },
            "zero": {
                "label": "Bone holds",
                "points": [
                    {"x": at, "y": level}
                    for at, level in zip(extra["zero"], PROGESTERONE_LEVELS)
                    if at is not None
                ],
            },
            "sides": _sides(extra["zero"]),
            "cross": {
                "x": inputs["e2"],
                "y": inputs["p4"],
                "value": here,
                "says": f"{number(here)}%",
                "label": "this pair",
            },
            "slices": [one["name"] for one in outcome.series],
            "panels": [_slices(outcome)],
        },
        "sentence": (
            f"At estrogen {number(inputs['e2'], 0)} pg/mL and progesterone {set_to(inputs['p4'])} "
            f"ng/mL, {inputs['site']} bone {change(here)} a year in this model."
        ),
        "description": {
            "build": "A map of the yearly change of bone. Estrogen runs from left to right, "
            "progesterone from bottom to top. A bold line joins the pairs at which bone holds. The "
            "slices are five curves over progesterone, one for each of five estrogen levels.",
            "stats": f"Changes run from {number(min(values))} to {number(max(values))}% a year. "
            f"A usual level of progesterone adds "
            f"{number(summary['gain_of_progesterone_low_estrogen_pct_per_y'], 2)} points a year at "
            f"low estrogen and {number(summary['gain_of_progesterone_high_estrogen_pct_per_y'], 2)} "
            "at middle estrogen.",
            "trend": _trend(extra["zero"]),
        },
        "table": {
            "columns": ["Progesterone (ng/mL)"] + [f"{one['label']} (% a year)" for one in outcome.series],
            "rows": thin(outcome.time["values"], [one["values"] for one in outcome.series], step=1),
        },
        "notes": [
            "Levels are held for two years from four years after the final period; the change is "
            "the mean of the two years. Gains are quick at first and slow down.",
            "High levels of both together were never tested for bone after menopause. The large "
            "gains there are the model’s alone.",
            safety.FRACTURES,
        ],
        "safety": safety.of_levels(inputs["e2"], inputs["p4"]),
    }


def _slices(outcome):
    """The same numbers as plain curves over progesterone, one for each of five levels."""
    values = [value for one in outcome.series for value in one["values"]]
    return line_panel(
        outcome,
        "slices",
        f"Slices: yearly change of {outcome.inputs['site']} bone, %",
        "% a year",
        [(one["name"], one["label"], f"level-{i + 1}") for i, one in enumerate(outcome.series)],
        step=1 if max(values) - min(values) < 8 else 2,
        x=axis("Progesterone (ng/mL)", "ng/mL", [0, 5, 10, 15, 20]),
        rules=[{"y": 0, "label": "Bone holds"}],
    )


def _sides(zero):
    """Which side of the bold line is which, where the line leaves room for the words."""
    known = [at for at in zero if at is not None]
    if not known or not 12 < min(known) or not max(known) < 90:
        return []
    top = PROGESTERONE_LEVELS[-1] - 1
    return [
        {"x": (min(known) * ESTRADIOL_LEVELS[0]) ** 0.5, "y": top, "label": "bone falls"},
        {"x": (max(known) * ESTRADIOL_LEVELS[-1]) ** 0.5, "y": top, "label": "bone is gained"},
    ]


def _trend(zero):
    known = [at for at in zero if at is not None]
    if not known:
        return "Bone falls, or is gained, at every pair of levels."
    first, last = known[0], known[-1]
    if abs(first - last) < 0.001 * first:
        return "The bold line is vertical: progesterone changes nothing, estrogen alone decides."
    return (
        f"The bold line bends: bone holds at estrogen {number(first)} pg/mL without "
        f"progesterone and at {number(last)} pg/mL with the most."
    )
