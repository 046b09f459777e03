"""Axes that are the same wherever bone is drawn."""

from math import ceil, floor

from .numbers import number


def cover(values, step):
    """Ends and ticks, on whole steps, that cover all values.

    Parameters
    ----------
    values : iterable of float or None
    step : float
        Distance of ticks.

    Returns
    -------
    low, high : float
    ticks : list of float
    """
    present = [value for value in values if value is not None]
    first, last = floor(min(present) / step), ceil(max(present) / step)
    last = max(last, first + 1)
    return first * step, last * step, [i * step for i in range(first, last + 1)]


def bone_panel(outcome, lines, site, dots=(), spans=()):
    """The panel of bone density in percent of the start.

    The axis always shows at least 75 to 105%, room for most curves and bands, so that moving a
    control changes the curve and not the ruler.

    Parameters
    ----------
    outcome : Outcome
    lines : list of (series name, label, role)
    site : str
    dots, spans : list of dict
        See the chart specification.
    """
    values = [75, 105]
    for name, _, _ in lines:
        series = next(one for one in outcome.series if one["name"] == name)
        values += series["values"] + series.get("lower", []) + series.get("upper", [])
    values += [dot["y"] for dot in dots]
    low, high, ticks = cover(values, step=5)
    return {
        "key": "bone",
        "label": f"{site.capitalize()} bone density, % of start",
        "unit": "%",
        "min": low,
        "max": high,
        "ticks": ticks,
        "note": f"The axis starts at {number(low, 0)}%, not at 0.",
        "lines": [{"series": name, "label": label, "role": role} for name, label, role in lines],
        "dots": list(dots),
        "rules": [{"y": 100, "label": "start"}],
        "spans": list(spans),
    }


def line_panel(outcome, key, label, unit, lines, step, include=(), **more):
    """A panel of lines whose axis covers them, their bands, all dots and `include`.

    Parameters
    ----------
    outcome : Outcome
    key, label, unit : str
    lines : list of (series name, label, role)
    step : float
        Distance of ticks.
    include : iterable of float
        Values that the axis always shows, so that a control moves the curve and not the ruler.
    **more
        ``dots``, ``rules``, ``spans``, ``note`` and what else a chart kind knows.
    """
    values = list(include)
    for name, _, _ in lines:
        series = next(one for one in outcome.series if one["name"] == name)
        values += series["values"] + series.get("lower", []) + series.get("upper", [])
    for dot in more.get("dots", ()):
        values += [dot["y"], dot.get("lower"), dot.get("upper")]
    low, high, ticks = cover(values, step)
    return {
        "key": key,
        "label": label,
        "unit": unit,
        "min": low,
        "max": high,
        "ticks": ticks,
        "lines": [{"series": name, "label": text, "role": role} for name, text, role in lines],
        "dots": [],
        "rules": [],
        "spans": [],
        **more,
    }


def axis(label, unit, ticks, **more):
    """A horizontal axis from the first to the last tick."""
    return {
        "label": label,
        "unit": unit,
        "min": ticks[0],
        "max": ticks[-1],
        "ticks": list(ticks),
        **more,
    }
