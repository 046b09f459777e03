"""Axes that cover what is drawn on them."""

from collections.abc import Sequence
from math import ceil, floor
from typing import Any

from ..shapes import Axis, Values

GRAIN = 1e-6  # of a step: what floats and the solver may miss a round number by


def axis_range(values: Values, step: float) -> tuple[float, float, list[float]]:
    """Find ends and ticks, on whole steps, that cover all values.

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
    first, last = floor(min(present) / step + GRAIN), ceil(max(present) / step - GRAIN)
    last = max(last, first + 1)
    return first * step, last * step, [i * step for i in range(first, last + 1)]


def axis(label: str, unit: str, ticks: Sequence[float], **more: Any) -> Axis:
    """Make an axis from the first to the last tick."""
    return {"label": label, "unit": unit, "min": ticks[0], "max": ticks[-1], "ticks": list(ticks), **more}


def covering_axis(label: str, unit: str, values: Values, step: float) -> Axis:
    """Make an axis that covers all values on whole steps."""
    low, high, ticks = axis_range(values, step)
    return {"label": label, "unit": unit, "min": low, "max": high, "ticks": ticks}
