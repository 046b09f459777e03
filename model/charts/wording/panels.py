"""Panels of lines, and those that are the same wherever bone is followed through the years."""

from collections.abc import Iterable, Sequence
from typing import Any

from ...trials import evidence_table
from ..outcome import Outcome
from ..shapes import Line, Mark, Panel
from .axes import axis_range
from .numbers import number

START_RULE: Mark = {"y": 100, "label": "start"}


def line_panel(
    outcome: Outcome,
    key: str,
    label: str,
    unit: str,
    lines: Sequence[Line],
    step: float,
    include: Iterable[float] = (),
    **more: Any,
) -> Panel:
    """Make a panel of lines whose axis covers them with their bands, all dots and `include`.

    Parameters
    ----------
    outcome : Outcome
    key, label : str
    unit : str
        That of the model; the reader's takes its place on the axis.
    lines : list of (series name, label, role)
    step : float
        Distance of ticks.
    include : iterable of float
        Values that the axis always shows, so that a control moves the curve and not the ruler.
    **more
        ``dots``, ``rules``, ``spans``, ``note`` and what else a chart kind knows.
    """
    units = outcome.question.units
    dots = more.get("dots", ())
    ends = [dot.get(end) for dot in dots for end in ("y", "lower", "upper")]
    low, high, ticks = axis_range([*include, *_drawn(outcome, lines), *ends], step)
    panel = {
        "key": key,
        "label": label,
        "unit": unit,
        "min": low,
        "max": high,
        "ticks": ticks,
        "lines": _lines(lines),
        "dots": [],
        "rules": [],
        "spans": [],
        **more,
    }
    return units.axis(panel | {"dots": [units.mark(dot, y=unit) for dot in dots]})


def bone_panel(
    outcome: Outcome, lines: Sequence[Line], site: str, dots: Sequence[Mark] = (), spans: Sequence[Mark] = ()
) -> Panel:
    """Make the panel of bone density in percent of the start.

    The axis always shows at least 75 to 105%, room for most curves and bands, so that moving a
    control changes the curve and not the ruler.
    """
    values = [75, 105, *_drawn(outcome, lines), *(dot["y"] for dot in dots)]
    low, high, ticks = axis_range(values, step=5)
    return {
        "key": "bone",
        "label": f"{site.capitalize()} bone density, % of start",
        "unit": "%",
        "min": low,
        "max": high,
        "ticks": ticks,
        "note": f"axis from {number(low, 0)}%",
        "lines": _lines(lines),
        "dots": list(dots),
        "rules": [START_RULE],
        "spans": list(spans),
    }


def estradiol_panel(outcome: Outcome) -> Panel:
    """Make the small panel of estradiol through the years, each value the mean of a month."""
    return line_panel(
        outcome,
        "hormones",
        f"Estradiol, {outcome.question.units.unit('pg/mL')}",
        "pg/mL",
        [("estradiol_pg_per_ml", "Estradiol", "estrogen")],
        step=50,
        include=(0, 100),
        place="small",
    )


def turnover_panel(outcome: Outcome, highest: float) -> Panel:
    """Make the small panel of both turnover markers, whose axis shows at least up to `highest`."""
    return line_panel(
        outcome,
        "turnover",
        "Turnover, % of start",
        "%",
        [("ctx_pct", "Breakdown (CTX)", "breakdown"), ("p1np_pct", "Building (P1NP)", "building")],
        step=25,
        include=(75, highest),
        rules=[START_RULE],
        place="small",
    )


def _drawn(outcome: Outcome, lines: Sequence[Line]) -> list[float]:
    """Collect all values of some lines and of their bands."""
    values: list[float] = []
    for name, _, _ in lines:
        series = outcome.find_series(name)
        values += series["values"]
        for edge in ("lower", "upper", "average_lower", "average_upper"):
            values += series.get(edge, ())
    return values


def _lines(lines: Sequence[Line]) -> list[dict[str, str]]:
    return [{"series": name, "label": label, "role": role} for name, label, role in lines]


def measured_dot(x: float, row: str, label: str, field: str = "arm_mean_change_pct", **ends: float) -> Mark:
    """Mark a change measured by a study, as percent of the start.

    Parameters
    ----------
    x : float
    row : str
        Of the evidence table.
    label : str
    field : str
        Column of the mean change: of the treated arm by default.
    **ends : float
        ``lower`` and ``upper``; an interval is left out by default.
    """
    return {
        "x": x,
        "y": 100 + evidence_table.number(row, field),
        "lower": ends.get("lower"),
        "upper": ends.get("upper"),
        "label": label,
        "source": evidence_table.table()[row]["bibkey"],
        "role": "measured",
    }


def share_axis(panels: Sequence[Panel]) -> list[Panel]:
    """Give panels of one unit the longest of their axes, so that lines compare between them."""
    low, high = min(panel["min"] for panel in panels), max(panel["max"] for panel in panels)
    step = panels[0]["ticks"][1] - panels[0]["ticks"][0]
    ticks = [low + i * step for i in range(round((high - low) / step) + 1)]
    return [panel | {"min": low, "max": high, "ticks": ticks} for panel in panels]
