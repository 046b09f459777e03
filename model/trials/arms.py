"""An arm of a trial, read from a row of the evidence table.

The vocabulary is that of the table: a stage of life, a kind of cycle, the year after the final
period at the start, what was taken before, and treatments joined by `+`, each with its level.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple, TypeAlias

from ..errors import EvidenceError
from ..physiology.exposures import KINDS
from ..physiology.hormones import CYCLES
from .evidence_table import Row, not_a_number

STAGES = ("premenopausal", "natural", "surgical", "hypoestrogenic")
Doses: TypeAlias = tuple[tuple[str, float], ...]  # kind of treatment and level


class Arm(NamedTuple):
    """One arm of a trial.

    Attributes
    ----------
    stage : str
        One of `STAGES`.
    cycle : str
        A key of `hormones.CYCLES`: her cycles in the trial, while she has them.
    entry_cycle : str
        Her cycles as she enters.
    start_y : float
        Years since the final period (or surgery) at the start.
    before, treatment : tuple of (kind, level)
    before_y : float
        Years that `before` was taken, up to the start.
    """

    stage: str
    cycle: str
    entry_cycle: str
    start_y: float
    before: Doses
    before_y: float
    treatment: Doses


class UnrepresentedError(Exception):
    """The model has no such treatment, outcome or stage; the message says which."""


def read_arm(row: Row, column: str) -> Arm | None:
    """Read the arm that a row's `treatment` or `control` describes.

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
    UnrepresentedError
        For a word that the model has no counterpart of.
    EvidenceError
        For a number that is not one.
    """
    text = _text(row, column)
    if not text:
        return None
    stage, entry_cycle = _text(row, "stage"), _text(row, "cycle") or "ovulatory"
    cycle = entry_cycle
    kinds: list[tuple[str, float]] = []
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
    _check_known(stage, STAGES, "stage")
    for one in (cycle, entry_cycle):
        _check_known(one, CYCLES, "cycle")
    before, before_y = _read_before(row)
    for kind, _ in (*kinds, *before):
        _check_known(kind, KINDS, "treatment")
    start_y = read_number(row, "start_y")
    if start_y is None:
        start_y = 5.0 if stage == "natural" else 0.0
    return Arm(stage, cycle, entry_cycle, start_y, before, before_y, tuple(kinds))


def _read_before(row: Row) -> tuple[Doses, float]:
    """Read `estrogen:1+mpa:1 for 4 y`: what was taken, and for how many years."""
    text = _text(row, "before")
    if not text or text == "none":
        return (), 0.0
    kinds, _, length = text.partition(" for ")
    found = re.fullmatch(r"([\d.]+)\s*(y|years?|mo|months?)?", length.strip())
    if length and not found:
        raise _refusal(row, "before", text, "KIND:LEVEL for YEARS y")
    years = _float(row, "before", found.group(1)) if found else 1.0
    if found and (found.group(2) or "y").startswith("mo"):
        years /= 12
    pairs = (piece.strip().partition(":") for piece in kinds.split("+"))
    return tuple((name, _level(row, "before", level)) for name, _, level in pairs), years


def read_number(row: Row, column: str) -> float | None:
    """Read a number of a row; None where the cell is empty.

    Raises
    ------
    EvidenceError
        Naming row and column.
    """
    text = _text(row, column)
    return _float(row, column, text) if text else None


def _text(row: Row, column: str) -> str:
    return (row.get(column) or "").strip()


def _level(row: Row, column: str, text: str) -> float:
    level = _float(row, column, text) if text else 1.0
    if level < 0:
        raise _refusal(row, column, text, "a level of 0 or more")
    return level


def _float(row: Row, column: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if abs(value) < 1e9:  # neither nan nor infinite
        return value
    raise EvidenceError(f"{_place(row, column)}: {not_a_number(text)}")


def _refusal(row: Row, column: str, text: str, wanted: str) -> EvidenceError:
    return EvidenceError(f"{_place(row, column)}: {text!r} is not {wanted}.")


def _place(row: Row, column: str) -> str:
    return f"row {row.get('id') or '?'}, column {column!r}"


def _check_known(word: str, allowed: Container[str], what: str) -> None:
    if word not in allowed:
        raise UnrepresentedError(f"The model has no {what} {word!r}.")
