"""The table of published numbers, read as it is: `data/evidence.csv`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from .. import data
from ..errors import EvidenceError, quote

Row: TypeAlias = Mapping[str, str]  # entry by column; a table of trials may lack columns of ours

FILE = data.EVIDENCE
NEEDED = ("id", "bibkey", "outcome", "role", "verification", "difference_pct")
# What the source reports of how sure its number is: of the difference where the row has one, else of
# the arm, the control or the value. `se` and `sd` are those of the treated arm where `se_control` and
# `sd_control` stand beside them, or the row gives both arms. `range` holds the least and the most of
# several results where that is all there is. `p` is a number or `NOT_SIGNIFICANT`.
INTERVAL_COLUMNS = (
    *("ci_low", "ci_high", "range_low", "range_high"),
    *("se", "se_control", "sd", "sd_control", "p"),
)
NOT_SIGNIFICANT = "ns"
# Elsewhere an entry that cannot be read counts as none, so a decimal comma would cost the row its place.
NUMBER_COLUMNS = (
    *("n_treat", "n_control", "start_y", "time_months", "value"),
    *("arm_mean_change_pct", "control_mean_change_pct", "difference_pct"),
    *INTERVAL_COLUMNS,
)


@lru_cache(maxsize=1)
def table() -> dict[str, dict[str, str]]:
    """Read all rows by their id.

    Returns
    -------
    dict of str to dict of str to str

    Raises
    ------
    EvidenceError
        For a missing column, a doubled id or an interval that is none, naming the place.
    """
    rows = read(FILE, NEEDED)
    for row in rows.values():
        _check_numbers(row)
    return rows


def study_of(row: Row) -> str:
    """Name the study that a row is about: several publications may tell of the same women.

    Parameters
    ----------
    row : dict of str to str

    Returns
    -------
    str
        The name in the column ``study``, else the publication.
    """
    return row.get("study") or row["bibkey"]


def _check_numbers(row: Row) -> None:
    """Refuse an entry of `NUMBER_COLUMNS` that is not a number, and an interval without two ends."""
    where = f"{FILE.name}, row {row['id']}"
    found = {}
    for column in NUMBER_COLUMNS:
        text = (row.get(column) or "").strip()
        if text and (column, text) != ("p", NOT_SIGNIFICANT):
            try:
                found[column] = float(text)
            except ValueError:
                raise EvidenceError(f"{where}, column {column!r}: {not_a_number(text)}") from None
    for low, high in (("ci_low", "ci_high"), ("range_low", "range_high")):
        if (low in found) != (high in found):
            raise EvidenceError(f"{where}: of {low!r} and {high!r} only one is filled.")
        if low in found and not found[low] <= found[high]:
            raise EvidenceError(f"{where}: {low!r} is greater than {high!r}.")


def check_row(row: Row) -> None:
    """Refuse what is no row: entries are text by the names of columns, some may be missing or None."""
    if not isinstance(row, Mapping):
        raise EvidenceError("A row must have its entries by the names of columns.")
    for column, entry in row.items():
        if not isinstance(column, str) or not isinstance(entry, (str, type(None))):
            raise EvidenceError(
                f"row {row.get('id') or '?'}, column {quote(column)}: the entry must be text."
            )


def read(file: Path, needed: Sequence[str]) -> dict[str, dict[str, str]]:
    """Read the rows of a table by their id.

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
    found: dict[str, dict[str, str]] = {}
    try:
        text = data.read_bytes(file).decode("utf-8-sig")
        lines = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        check_separator(lines.fieldnames or (), file.name)
        for row in lines:
            _check_columns(row, f"{file.name}, line {lines.line_num}", needed)
            if not row["id"].strip():
                raise EvidenceError(f"{file.name}, line {lines.line_num}: the row has no id.")
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


def check_separator(columns: Sequence[str], name: str) -> None:
    """Refuse a table whose first line was not cut at commas, as spreadsheets of many countries save it.

    Raises
    ------
    EvidenceError
        Naming the separator.
    """
    for separator, word in {";": "semicolons", "\t": "tabs"}.items():
        if len(columns) == 1 and separator in columns[0]:
            raise EvidenceError(
                f"{name}, line 1: the columns are separated by {word}, not by commas; save the table as"
                " CSV with commas between the columns and points in the numbers."
            )


def not_a_number(text: str) -> str:
    """Say that an entry is no number, and what makes it one where that is known."""
    if re.fullmatch(r"[-+\u2212]?\d*,\d+", text):
        return f"{text!r} is not a number; write a point in it, not a comma."
    return f"{text!r} is not a number."


def _check_columns(row: Mapping[str | None, str | None], where: str, needed: Sequence[str]) -> None:
    for name in needed:
        if row.get(name) is None:
            raise EvidenceError(f"{where}: column {name!r} is missing.")
    if None in row:
        raise EvidenceError(f"{where}: there are more entries than columns; is a comma not in quotes?")
    for column, entry in row.items():
        if entry is None:
            raise EvidenceError(f"{where}: column {column!r} is missing.")


def number(row_id: str, column: str) -> float:
    """Read one number of the table.

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
        told = not_a_number(rows[row_id][column])
        raise EvidenceError(f"{FILE.name}, row {row_id}, column {column!r}: {told}") from None
