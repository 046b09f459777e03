"""Numbers of series apart from the text of an answer: writing and reading them would take longest."""

from array import array
from math import isfinite
from typing import Any

from ..charts.shapes import Series


def pack(series: list[Series]) -> tuple[list[Series], "array[float]"]:
    """Take lists of numbers out of series.

    Returns
    -------
    series : list of dict
        With ``{"at": int, "count": int}`` in place of each list that holds only numbers.
    numbers : array of float
        All of them, one list after the other.

    Raises
    ------
    ValueError
        If a number is not finite.
    """
    numbers = array("d")
    packed = [{key: _move(value, numbers) for key, value in each.items()} for each in series]
    if not isfinite(sum(numbers)):
        raise ValueError("a series holds a number that is not finite")
    return packed, numbers


def _move(value: Any, numbers: "array[float]") -> Any:
    """Move a list of numbers to the end of `numbers`; returns what stands for it, or the value itself."""
    if not isinstance(value, list):
        return value
    at = len(numbers)
    try:
        numbers.extend(value)
    except TypeError:  # something in it is no number
        del numbers[at:]
        return value
    return {"at": at, "count": len(value)}
