"""The errors that a caller of the model may meet, and the checks that raise them.

Whatever a caller builds or calls checks what it was given, once and before any loop, and hands it on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from math import inf
from typing import Any, TypeVar

T = TypeVar("T")

MOST_NAMES = 60  # in one sentence
MAX_BITS = 1023  # an integer of more may be too large for a float


class RequestError(ValueError):
    """A request that the model refuses, with a sentence that says what is allowed.

    Parameters
    ----------
    message : str
        One or two plain sentences for the person who sent the request.
    field : str or None
        The input or option at fault, so that a page can show the sentence beside its control.
    """

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class UnknownNameError(RequestError, KeyError):
    """A name that is not there, with those that are; a `KeyError`, too, as of any table of names."""

    def __str__(self) -> str:
        """Return the sentence, of which a `KeyError` would show the quotes."""
        return str(self.args[0])


class EvidenceError(ValueError):
    """A malformed evidence table; the message names row and column."""


class PosteriorError(ValueError):
    """Sampled parameter sets that are missing or belong to another version of the model."""


def check_number(
    value: Any,
    field: str,
    lowest: float = -inf,
    highest: float = inf,
    unit: str = "",
    above: bool = False,
    many: bool = False,
) -> Any:
    """Refuse what is not a finite number within limits; an array counts by its least and its largest.

    Parameters
    ----------
    value : float, ndarray or symbol
        A symbol of a traced equation passes: it has no value yet.
    field : str
        What the caller knows it by.
    lowest, highest : float
        Both allowed.
    unit : str
        Of the limits.
    above : bool
        Refuse the lowest itself, too.
    many : bool
        Whether an array (women,) may stand in place of one number.

    Returns
    -------
    float, ndarray or symbol
        The value.
    """
    if type(value) is float and lowest < value < highest:  # nearly always; all that follows is for the rest
        return value
    wrong = ""
    least = most = value
    kind = getattr(getattr(value, "dtype", None), "kind", "")
    if _is_symbol(value):
        return value
    hashed = type(value).__hash__ is not None  # as single numbers of NumPy are, and `many_sets.Values`
    if kind and (value.ndim or not hashed):
        if not many and not hashed:
            wrong = "must be one number"
        elif kind not in "fiu" or value.ndim != 1 or not value.size:
            wrong = "must be a number, or an array of one dimension"
        else:
            least, most = value.min(), value.max()
    elif isinstance(value, bool) or kind not in "fiu" or not (kind or isinstance(value, (int, float))):
        wrong = "must be a number"
    elif isinstance(value, int) and value.bit_length() > MAX_BITS:
        wrong = "must be a finite number"
    if not wrong and not (-inf < least and most < inf):
        wrong = "must be a finite number"
    if not wrong and (least < lowest or most > highest or (above and least == lowest)):
        wrong = "is out of range"
    if wrong:
        raise RequestError(f"{field!r} {wrong}. {_range(lowest, highest, unit, above)}", field)
    return value


def _is_symbol(value: Any) -> bool:
    """Tell whether it counts as numbers do and has no value yet, as in a traced equation."""
    kind = type(value)
    return hasattr(kind, "__pow__") and not any(hasattr(kind, name) for name in ("__float__", "__complex__"))


def check_whole(value: Any, field: str, lowest: int, highest: float = inf, where: str = "") -> int:
    """Refuse what is not a whole number within limits, and return it."""
    if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
        limits = f"of {lowest} or more" if highest == inf else f"from {lowest} to {highest}"
        raise RequestError(f"{field!r} must be a whole number {limits}{where}.", field)
    return value


def check_option(value: Any, field: str, allowed: Collection[str]) -> str:
    """Refuse what is not one of some names, and return it."""
    if not isinstance(value, str) or value not in allowed:
        raise UnknownNameError(f"Unknown {field}: {quote(value)}. Allowed: {', '.join(allowed)}.", field)
    return value


def check_kind(value: Any, field: str, kind: type[T]) -> T:
    """Refuse what is not of a class, and return it."""
    if not isinstance(value, kind):
        raise RequestError(f"{field!r} must be of the kind {kind.__name__}, not {quote(value)}.", field)
    return value


def check_ascending(values: Iterable[float], field: str) -> Sequence[float]:
    """Refuse what is not a list of at least one number, none below the one before, and return it."""
    if isinstance(values, str) or not hasattr(values, "__iter__") or getattr(values, "ndim", 1) != 1:
        raise RequestError(f"{field!r} must be a list of numbers, not {quote(values)}.", field)
    found = [check_number(value, field) for value in values]
    if not found or any(later < earlier for earlier, later in pairwise(found)):
        raise RequestError(f"{field!r} must be ascending numbers, at least one.", field)
    return found


def refuse_unknown(given: Iterable[Any], allowed: Collection[str], what: str) -> None:
    """Refuse a name that is not allowed."""
    for key in given:
        if key not in allowed:
            raise UnknownNameError(
                f"Unknown {what}: {quote(key)}. Allowed: {_names(allowed, key)}.",
                key if isinstance(key, str) else None,
            )


def _names(allowed: Collection[str], given: Any) -> str:
    """List names; of very many the first, and those that look like the one that was given."""
    names = list(allowed)
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    from difflib import get_close_matches  # only here: a reader's browser asks for no such name

    alike = get_close_matches(str(given)[:40], names, n=5, cutoff=0.4) if isinstance(given, str) else []
    closest = f". Closest: {', '.join(alike)}" if alike else ""
    return f"{', '.join(names[:MOST_NAMES])} and {len(names) - MOST_NAMES} more{closest}"


def quote(value: Any, longest: int = 40) -> str:
    """Write a value as it was given, shortened so that a message stays one line."""
    # Python refuses to print an integer of thousands of digits.
    if isinstance(value, int) and value.bit_length() > 4 * longest:
        return "a very large number"
    text = repr(value) if isinstance(value, (str, int, float, bool, type(None))) else type(value).__name__
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _range(lowest: float, highest: float, unit: str, above: bool) -> str:
    start = f"above {lowest:g}" if above else f"from {lowest:g}"
    if lowest == -inf:
        allowed = "any finite number"
    elif highest == inf:
        return f"Allowed: a number {start} {unit}".rstrip() + ("." if above else " or more.")
    else:
        allowed = f"a number {start} {'up ' if above else ''}to {highest:g}"
    return f"Allowed: {allowed} {unit}".rstrip() + "."
