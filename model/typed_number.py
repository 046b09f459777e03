"""Numbers as people type them, in any of their alphabets; the pages read them by the same rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import isfinite, nan

# What is pasted along with a number from text that runs from right to left, and is never seen.
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SPACE = re.compile("[ \t\n\v\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
# Signs that mean the same; a space stands for whatever sets groups of digits apart and is no point.
_SAME = (
    ("-", re.compile("[\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d]")),
    ("+", re.compile("\uff0b")),
    (".", re.compile("[\u00b7\u066b\uff0e]")),
    (",", re.compile("[\u060c\uff0c]")),
    (" ", re.compile("['\u2019\uff07\u066c]")),
)
_PLAIN = re.compile(r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?")
# What sets the groups apart, and the point after them; in India groups before the last have two digits.
_GROUPED = {
    " ": re.compile(r"[+-]?[1-9][0-9]{0,2}(?: [0-9]{3})+(?:[.,][0-9]*)?"),
    ",": re.compile(
        r"[+-]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3})(?:\.[0-9]*)?"
    ),
    ".": re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]*)?"),
}
_TWO_READINGS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}(?:[eE][+-]?[0-9]+)?")


def parse_number(text: str, fits: Callable[[float], bool] = lambda _: False) -> float:
    """Read a number.

    Parameters
    ----------
    text : str
        With a point or a comma before the decimals, with digits of any alphabet, any minus, groups
        of three digits, or as 1e3.
    fits : callable
        "1.000" is 1, as we write it ourselves, unless this takes the other reading, 1000, as well.

    Returns
    -------
    float
        NaN for what is no number, has two readings, or is too large or too small to be kept.
    """
    written = _normalize(text)
    readings = two_readings(text)
    if readings and ("," in written or all(map(fits, readings))):
        return nan
    if _PLAIN.fullmatch(written):
        return _keep(written.replace(",", "."))
    for apart, pattern in _GROUPED.items():
        if pattern.fullmatch(written):
            return _keep(written.replace(apart, "").replace(",", "."))
    return nan


def two_readings(text: str) -> tuple[float, float] | None:
    """Find both numbers that a text such as "1,500" is read as, by its decimals and by groups."""
    written = _normalize(text)
    if not _TWO_READINGS.fullmatch(written):
        return None
    return float(written.replace(",", ".")), float(re.sub("[.,]", "", written))


def _normalize(text: str) -> str:
    written = _SPACE.sub(" ", _UNSEEN.sub("", text)).strip(" ")
    written = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in written)
    for plain, others in _SAME:
        written = others.sub(plain, written)
    return written


def _keep(written: str) -> float:
    """Convert, unless the number would come out as another: endless, or zero though it is none."""
    number = float(written)
    lost = number == 0 and re.search("[1-9]", re.split("[eE]", written)[0])
    return nan if lost or not isfinite(number) else number + 0.0  # no zero has a sign
