"""The table of benefits and harms that trials counted in people: `data/outcomes.csv`."""

from __future__ import annotations

from functools import lru_cache
from typing import TypedDict

from .. import data
from ..errors import EvidenceError
from . import evidence_table

FILE = data.OUTCOMES
NEEDED = (
    *("id", "bibkey", "trial", "kind", "outcome", "placebo", "treated", "per", "unit"),
    *("follow_up_years", "ratio", "verification"),
)


class Counted(TypedDict):
    """How many had an outcome in either arm of a trial, of the same number of women."""

    id: str
    bibkey: str
    trial: str
    kind: str  # benefit, harm or uncertain
    outcome: str
    placebo: int
    treated: int
    difference: int  # treated less placebo
    per: int
    unit: str  # of `per`: women in the whole trial, or women-years
    follow_up_years: float
    verification: str  # seen or recalled


class Ratio(TypedDict):
    """How much more or less often an outcome was, as the paper puts it: ``HR 1.55 (1.36-1.77)``."""

    ratio: str
    verification: str  # seen or recalled


@lru_cache(maxsize=1)
def table() -> dict[str, Counted]:
    """Read all rows with counts by their id; a study that reports a ratio alone has none.

    Raises
    ------
    EvidenceError
        For a missing column, a doubled id or a count that is none, naming line and column.
    """
    rows = evidence_table.read(FILE, NEEDED)
    return {row_id: _counted(row) for row_id, row in rows.items() if _has_counts(row)}


@lru_cache(maxsize=1)
def ratios() -> dict[str, Ratio]:
    """Read the ratios by the id of their row.

    Raises
    ------
    EvidenceError
        For a missing column, a doubled id or a row with neither counts nor a ratio.
    """
    rows = evidence_table.read(FILE, NEEDED)
    for row in rows.values():
        if not row["ratio"] and not _has_counts(row):
            raise _refusal(row, "ratio", "a ratio, and the row has no counts either")
    return {
        row_id: Ratio(ratio=row["ratio"], verification=row["verification"])
        for row_id, row in rows.items()
        if row["ratio"]
    }


def _has_counts(row: dict[str, str]) -> bool:
    return bool(row["placebo"] or row["treated"])


def _counted(row: dict[str, str]) -> Counted:
    placebo, treated = _count(row, "placebo"), _count(row, "treated")
    try:
        years = float(row["follow_up_years"])
    except ValueError:
        raise _refusal(row, "follow_up_years", "a number") from None
    return Counted(
        id=row["id"],
        bibkey=row["bibkey"],
        trial=row["trial"],
        kind=row["kind"],
        outcome=row["outcome"],
        placebo=placebo,
        treated=treated,
        difference=treated - placebo,
        per=_count(row, "per"),
        unit=row["unit"],
        follow_up_years=years,
        verification=row["verification"],
    )


def _count(row: dict[str, str], column: str) -> int:
    if not row[column].strip().isdecimal():
        raise _refusal(row, column, "a whole number")
    return int(row[column])


def _refusal(row: dict[str, str], column: str, wanted: str) -> EvidenceError:
    lines = data.read_bytes(FILE).decode("utf-8-sig").splitlines()
    line = next(n for n, text in enumerate(lines, start=1) if text.startswith(f"{row['id']},"))
    return EvidenceError(f"{FILE.name}, line {line}, column {column!r}: {row[column]!r} is not {wanted}.")
