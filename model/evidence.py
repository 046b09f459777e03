"""The table of published numbers, read as it is: `data/evidence.csv`."""

import csv
from functools import lru_cache
from pathlib import Path

from model.errors import EvidenceError

FILE = Path(__file__).parent / "data" / "evidence.csv"
NEEDED = ("id", "bibkey", "outcome", "role", "verification", "difference_pct")


@lru_cache(maxsize=1)
def table():
    """All rows by their id.

    Returns
    -------
    dict of str to dict of str to str

    Raises
    ------
    EvidenceError
        For a missing column or a doubled id, naming row and column.
    """
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found = {}
    for number, row in enumerate(rows, start=2):
        for column in NEEDED:
            if row.get(column) is None:
                raise EvidenceError(f"{FILE.name}, row {number}: column {column!r} is missing.")
        if row["id"] in found:
            raise EvidenceError(f"{FILE.name}, row {number}: id {row['id']!r} occurs twice.")
        found[row["id"]] = row
    return found


def number(row_id, column):
    """One number of the table.

    Raises
    ------
    EvidenceError
        For an unknown id or column, or an entry that is not a number.
    """
    rows = table()
    if row_id not in rows:
        raise EvidenceError(f"{FILE.name}: no row {row_id!r}.")
    if column not in rows[row_id]:
        raise EvidenceError(f"{FILE.name}: no column {column!r}.")
    try:
        return float(rows[row_id][column])
    except ValueError:
        text = rows[row_id][column]
        raise EvidenceError(
            f"{FILE.name}, row {row_id}, column {column!r}: {text!r} is not a number."
        ) from None
