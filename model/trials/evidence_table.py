"""The table of published numbers, read as it is: `data/evidence.csv`."""

import csv
import io
from functools import lru_cache

from .. import data
from ..errors import EvidenceError

FILE = data.EVIDENCE
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
        For a missing column or a doubled id, naming line and column.
    """
    return read(FILE, NEEDED)


def read(file, needed):
    """The rows of a table by their id.

    Parameters
    ----------
    file : Path
    needed : sequence of str
        Columns that every row must have.

    Raises
    ------
    EvidenceError
        Naming file, line and column.
    """
    found = {}
    try:
        text = data.read_bytes(file).decode("utf-8-sig")
        lines = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        for row in lines:
            _check(row, f"{file.name}, line {lines.line_num}", needed)
            if row["id"] in found:
                raise EvidenceError(f"{file.name}, line {lines.line_num}: id {row['id']!r} occurs twice.")
            found[row["id"]] = row
    except csv.Error as error:
        raise EvidenceError(f"{file.name}, line {lines.reader.line_num}: {error}.") from None
    except UnicodeDecodeError:
        raise EvidenceError(f"{file.name} is not UTF-8 text; save the file as UTF-8.") from None
    if not found:
        raise EvidenceError(f"{file.name}, line 1: the table has no rows.")
    return found


def _check(row, where, needed):
    for column in needed:
        if row.get(column) is None:
            raise EvidenceError(f"{where}: column {column!r} is missing.")
    if None in row:
        raise EvidenceError(f"{where}: there are more entries than columns; is a comma not in quotes?")
    for column, entry in row.items():
        if entry is None:
            raise EvidenceError(f"{where}: column {column!r} is missing.")


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
