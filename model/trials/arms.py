"""An arm of a trial, read from a row of the evidence table.

The vocabulary is that of the table: a stage of life, a kind of cycle, the year after the final
period at the start, what was taken before, and treatments joined by `+`, each with its level.
"""

import re
from collections import namedtuple

from ..errors import EvidenceError
from ..physiology.hormones import CYCLES
from ..physiology.treatments import KINDS

STAGES = ("premenopausal", "natural", "surgical", "hypoestrogenic")
Arm = namedtuple("Arm", "stage cycle entry_cycle start_y before before_y treatment")
Arm.__doc__ = """One arm.

stage : str, one of `STAGES`
cycle : str, a key of `hormones.CYCLES`; her cycles in the trial, while she has them
entry_cycle : str, her cycles as she enters
start_y : float, years since the final period (or surgery) at the start
before, treatment : tuple of (kind, level)
before_y : float, years that `before` was taken, up to the start
"""


class Unrepresented(Exception):
    """The model has no such treatment, outcome or stage; the message says which."""


def read_arm(row, column):
    """The arm that a row's `treatment` or `control` describes.

    Parameters
    ----------
    row : dict of str to str
    column : str

    Returns
    -------
    Arm or None
        None where the row has no such arm.

    Raises
    ------
    Unrepresented
        For a word that the model has no counterpart of.
    EvidenceError
        For a number that is not one.
    """
    text = _text(row, column)
    if not text:
        return None
    stage, entry_cycle = _text(row, "stage"), _text(row, "cycle") or "ovulatory"
    cycle = entry_cycle
    kinds = []
    for part in text.split("+"):
        name, _, level = (piece.strip() for piece in part.partition(":"))
        if name == "none":
            continue
        if name == "cycle":
            cycle = level
        elif name == "stage":
            stage = level
        else:
            kinds.append((name, _level(row, column, level)))
    if not stage:
        stage = "natural" if _text(row, "start_y") else "premenopausal"
    _known(stage, STAGES, "stage")
    for one in (cycle, entry_cycle):
        _known(one, CYCLES, "cycle")
    before, before_y = _read_before(row)
    for kind, _ in (*kinds, *before):
        _known(kind, KINDS, "treatment")
    start_y = read_number(row, "start_y")
    if start_y is None:
        start_y = 5.0 if stage == "natural" else 0.0
    return Arm(stage, cycle, entry_cycle, start_y, before, before_y, tuple(kinds))


def _read_before(row):
    """`estrogen:1+mpa:1 for 4 y` -> what, and for how many years."""
    text = _text(row, "before")
    if not text or text == "none":
        return (), 0.0
    kinds, _, length = text.partition(" for ")
    found = re.fullmatch(r"([\d.]+)\s*(y|years?|mo|months?)?", length.strip())
    if length and not found:
        raise EvidenceError(_where(row, "before", text, "KIND:LEVEL for YEARS y"))
    years = _float(row, "before", found.group(1)) if found else 1.0
    if found and (found.group(2) or "y").startswith("mo"):
        years /= 12
    pairs = (piece.strip().partition(":") for piece in kinds.split("+"))
    return tuple((name, _level(row, "before", level)) for name, _, level in pairs), years


def read_number(row, column):
    """A number of a row; None where the cell is empty.

    Raises
    ------
    EvidenceError
        Naming row and column.
    """
    text = _text(row, column)
    return _float(row, column, text) if text else None


def _text(row, column):
    return (row.get(column) or "").strip()


def _level(row, column, text):
    level = _float(row, column, text) if text else 1.0
    if level < 0:
        raise EvidenceError(_where(row, column, text, "a level of 0 or more"))
    return level


def _float(row, column, text):
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if abs(value) < 1e9:  # neither nan nor infinite
        return value
    raise EvidenceError(_where(row, column, text, "a number"))


def _where(row, column, text, wanted):
    return f"row {row.get('id') or '?'}, column {column!r}: {text!r} is not {wanted}."


def _known(word, allowed, what):
    if word not in allowed:
        raise Unrepresented(f"The model has no {what} {word!r}.")
