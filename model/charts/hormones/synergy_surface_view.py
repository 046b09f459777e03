"""Pictures and words for `synergy-surface`."""

from typing import Any

from ..outcome import Outcome
from ..shapes import Axis, Mark, Panel, Series, Shown
from ..wording import safety
from ..wording.axes import axis, axis_range
from ..wording.numbers import change_a_year, number
from ..wording.panels import line_panel
from ..wording.tables import full_table
from ..wording.unit_system import UnitSystem
from .synergy_surface import ESTRADIOL_LEVELS, PROGESTERONE_LEVELS, SLICES


def show(outcome: Outcome) -> Shown:
    """Turn the outcome into a picture, words and a table."""
    inputs, summary, extra = outcome.inputs, outcome.summary, outcome.extra
    units = outcome.question.units
    here = summary["change_per_y_pct"]
    values = [value for row in extra["rows"] for value in row] + [here]
    low, high, ticks = axis_range(values, step=0.5)
    return {
        "chart": {
            "kind": "surface-with-slices",
            "title": "Yearly change of bone at each pair of levels",
            "x": units.axis(
                axis(f"Estrogen ({units.unit('pg/mL')})", "pg/mL", [5, 10, 20, 50, 100, 150], scale="log")
            ),
            "y": _progesterone_axis(units),
            "z": {
                "label": f"Yearly change of {inputs['site']} bone, %",
                "unit": "% a year",
                "min": low,
                "max": high,
                "ticks": _levels(outcome, ticks),
                "x": units.convert(list(ESTRADIOL_LEVELS), "pg/mL"),
                "y": units.convert(list(PROGESTERONE_LEVELS), "ng/mL"),
                "values": extra["rows"],
            },
            "zero": {
                "label": "Bone holds",
                "points": [
                    units.mark({"x": at, "y": level}, x="pg/mL", y="ng/mL")
                    for at, level in zip(extra["zero"], PROGESTERONE_LEVELS, strict=True)
                    if at is not None
                ],
            },
            "untested": {
                "label": "no trial",
                "areas": [units.mark(area, x="pg/mL", y="ng/mL") for area in _untested(outcome)],
            },
            "sides": [units.mark(side, x="pg/mL", y="ng/mL") for side in _sides(extra["zero"])],
            "cross": units.mark(
                {
                    "x": inputs["e2"],
                    "y": inputs["p4"],
                    "value": here,
                    "says": f"{number(here)}%",
                    "label": "this pair",
                },
                x="pg/mL",
                y="ng/mL",
            ),
            "slices": [series["name"] for series in outcome.series[: len(SLICES)]],
            "panels": _slices(outcome),
        },
        "sentence": (
            f"At estrogen {units.quantity(inputs['e2'], 'pg/mL')} and progesterone "
            f"{units.quantity(inputs['p4'], 'ng/mL')}, {inputs['site']} bone {change_a_year(here)} in "
            "this model" + ("; no trial tested this." if _is_untested(outcome) else ".")
        ),
        "description": {
            "build": "A map of the yearly change of bone. Estrogen runs from left to right, "
            "progesterone from bottom to top. A bold line joins the pairs at which bone holds. Beside "
            "it are five curves over progesterone, one for each of five estrogen levels, and what "
            "progesterone adds along each of them.",
            "stats": f"Changes run from {number(min(values))} to {number(max(values))}% a year, "
            "the largest where no trial has been. A usual level of progesterone, more than trials "
            "after menopause reached, makes in this model "
            f"{number(summary['gain_of_progesterone_low_estrogen_pct_per_y'], 2)} points a year at "
            f"low estrogen and {number(summary['gain_of_progesterone_high_estrogen_pct_per_y'], 2)} "
            "at middle estrogen.",
            "trend": _trend(extra["zero"], units),
        },
        "table": full_table(outcome, step=1),
        "notes": [
            "Levels are held for two years from four years after the final period; the change is "
            "the mean of the two years. Gains are quick at first and slow down.",
            f"Trials of bone after menopause reached estrogen of about {units.quantity(extra['tested']['e2'], 'pg/mL', 0)} "
            f"and progesterone of about {units.quantity(extra['tested']['p4'], 'ng/mL', 1)} over the day, and almost none "
            "gave both. In the striped area the numbers are the model’s alone; the large ones are left out.",
            safety.FRACTURES,
        ],
        "safety": safety.notes_for_levels(inputs["e2"], inputs["p4"]),
    }


def _untested(outcome: Outcome) -> list[Mark]:
    """List the areas of the map that lie above what trials tested: more progesterone, or more estrogen."""
    e2, p4 = outcome.extra["tested"]["e2"], outcome.extra["tested"]["p4"]
    least, most = ESTRADIOL_LEVELS[0], ESTRADIOL_LEVELS[-1]
    return [
        {"x1": least, "x2": most, "y1": p4, "y2": PROGESTERONE_LEVELS[-1]},
        {"x1": e2, "x2": most, "y1": PROGESTERONE_LEVELS[0], "y2": p4},
    ]


def _levels(outcome: Outcome, ticks: list[float]) -> list[float]:
    """Keep the level lines up to what the model says where trials have been; beyond, none has a number."""
    tested = outcome.extra["tested"]
    known = [
        value
        for level, row in zip(PROGESTERONE_LEVELS, outcome.extra["rows"], strict=True)
        for at, value in zip(ESTRADIOL_LEVELS, row, strict=True)
        if level <= tested["p4"] and at <= tested["e2"]
    ]
    return [tick for tick in ticks if tick <= max(0, *known) + 1]


def _is_untested(outcome: Outcome) -> bool:
    tested, inputs = outcome.extra["tested"], outcome.inputs
    return bool(inputs["e2"] > tested["e2"] or inputs["p4"] > tested["p4"])


def _progesterone_axis(units: UnitSystem) -> Axis:
    return units.axis(axis(f"Progesterone ({units.unit('ng/mL')})", "ng/mL", [0, 5, 10, 15, 20]))


def _slices(outcome: Outcome) -> list[Panel]:
    """Draw the map as plain curves over progesterone, and what is added by progesterone along them."""
    slices, gains = outcome.series[: len(SLICES)], outcome.series[len(SLICES) :]
    tested = outcome.question.units.quantity(outcome.extra["tested"]["p4"], "ng/mL", 1)
    added = [value for series in gains for value in series["values"]]
    return [
        _slice_panel(
            outcome,
            slices,
            "slices",
            "Change, % a year",
            note=f"no trial above {tested}",
            rules=[{"y": 0, "label": ""}],
        ),
        _slice_panel(
            outcome,
            gains,
            "gains",
            "Added by progesterone, points a year",
            include=(0, max(1, *added)),
        ),
    ]


def _slice_panel(outcome: Outcome, series: list[Series], key: str, label: str, **more: Any) -> Panel:
    """Make a panel of five curves, each named by its estrogen level."""
    units = outcome.question.units
    values = [value for one in series for value in one["values"]]
    names = [units.quantity(ESTRADIOL_LEVELS[i], "pg/mL", 0) for i in SLICES]
    lines = [
        (one["name"], name, f"level-{i + 1}") for i, (one, name) in enumerate(zip(series, names, strict=True))
    ]
    step = 1 if max(values) - min(values) < 8 else 2
    x = _progesterone_axis(units)
    return line_panel(outcome, key, label, series[0]["unit"], lines, step=step, x=x, **more)


def _sides(zero: list[float | None]) -> list[Mark]:
    """Say which side of the bold line is which, where the line leaves room for the words."""
    known = [at for at in zero if at is not None]
    if not known or not min(known) > 12 or not max(known) < 90:
        return []
    top = PROGESTERONE_LEVELS[-1] - 1
    return [
        {"x": (min(known) * ESTRADIOL_LEVELS[0]) ** 0.5, "y": top, "label": "bone falls"},
        {"x": (max(known) * ESTRADIOL_LEVELS[-1]) ** 0.5, "y": top, "label": "bone is gained"},
    ]


def _trend(zero: list[float | None], units: UnitSystem) -> str:
    known = [at for at in zero if at is not None]
    if not known:
        return "Bone falls, or is gained, at every pair of levels."
    first, last = known[0], known[-1]
    if abs(first - last) < 0.001 * first:
        return "The bold line is vertical: progesterone changes nothing, estrogen alone decides."
    return (
        f"The bold line bends: bone holds at estrogen {units.quantity(first, 'pg/mL', 1)} without "
        f"progesterone and at {units.quantity(last, 'pg/mL', 1)} with the most."
    )
