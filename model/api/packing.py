"""Numbers of series apart from the text of an answer: writing and reading them would take longest."""

from array import array
from math import isfinite


def pack(series):
    """Take lists of numbers out of series.

    Parameters
    ----------
    series : list of dict
        Of a result.

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
    packed = [{key: _taken(value, numbers) for key, value in one.items()} for one in series]
    if not isfinite(sum(numbers)):
        raise ValueError("a series holds a number that is not finite")
    return packed, numbers


def _taken(value, numbers):
    if not isinstance(value, list):
        return value
    at = len(numbers)
    try:
        numbers.extend(value)
    except TypeError:  # something in it is no number
        del numbers[at:]
        return value
    return {"at": at, "count": len(value)}
