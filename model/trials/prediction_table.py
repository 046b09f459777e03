"""The command ``python -m model predict FILE.csv``: predictions beside every row of a table of trials."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import EvidenceError
from ..physiology.parameters import ASSUMPTIONS
from .evidence_table import check_separator
from .prediction import EMPTY, predict

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

NEEDED = ("stage", "treatment", "outcome")
PREFIX = "model_"


def read(path: str | Path) -> tuple[list[str], list[dict[str, str]]]:
    """Read the rows of a table of trials.

    Parameters
    ----------
    path : str or Path

    Returns
    -------
    columns : list of str
    rows : list of dict of str to str

    Raises
    ------
    EvidenceError
        For a file that is no such table, naming row and column; the first row is that of names.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            columns = list(reader.fieldnames or ())
            rows = list(reader)
    except OSError as error:
        raise EvidenceError(f"{path}: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise EvidenceError(f"{path}: this is not UTF-8 text; save the file as UTF-8.") from None
    except csv.Error as error:
        raise EvidenceError(f"{path}: this is not a table of comma-separated text ({error}).") from None
    check_separator(columns, str(path))
    for column in NEEDED:
        if column not in columns:
            raise EvidenceError(f"{path}, row 1: column {column!r} is missing.")
    for number, row in enumerate(rows, start=2):
        if None in row:
            raise EvidenceError(f"{path}, row {number}: more cells than column {columns[-1]!r}.")
        for column in columns:
            if row[column] is None:
                raise EvidenceError(f"{path}, row {number}: column {column!r} is missing.")
    return columns, rows


def predict_all(path: str | Path, assumption: str = "small") -> tuple[list[str], list[dict[str, Any]]]:
    """Predict every row of a table, and put the model's columns behind its own.

    Returns
    -------
    columns : list of str
    rows : list of dict
    """
    columns, rows = read(path)
    found = []
    for number, row in enumerate(rows, start=2):
        try:
            answer = predict(row, assumption)
        except EvidenceError as error:
            name = f" ({row['id']})" if row.get("id") else ""
            raise EvidenceError(f"{path}, row {number}{name}: {_from_column_on(error)}") from None
        found.append(row | {PREFIX + key: value for key, value in answer.items()})
    return columns + [PREFIX + key for key in EMPTY], found


def _from_column_on(error: EvidenceError) -> str:
    """Cut the part of an error's sentence that names the column."""
    return str(error).partition(", ")[2] or str(error)


def add_command(commands: Commands) -> None:
    """Add ``predict`` to the subcommands of the command line."""
    parser = commands.add_parser("predict", help="predict every row of a table of trials")
    parser.add_argument("file", metavar="FILE.csv", help="a table with the evidence table's columns")
    parser.add_argument("--assumption", choices=ASSUMPTIONS, default="small")
    parser.add_argument("--format", choices=("csv", "json"), default="csv")
    parser.set_defaults(command=_print)


def _print(options: argparse.Namespace) -> None:
    columns, rows = predict_all(options.file, options.assumption)
    if options.format == "json":
        print(json.dumps(rows, allow_nan=False))
        return
    table = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    table.writeheader()
    for row in rows:
        table.writerow({key: _rounded(value) for key, value in row.items()})


def _rounded(value: Any) -> Any:
    return f"{value:.4f}" if isinstance(value, float) else value
