"""Tables as spreadsheets save them: read as they were meant, or refused with what to change."""

import csv
import io
import subprocess
import sys

import pytest

from model.__main__ import main
from model.data import EVIDENCE
from model.errors import EvidenceError
from model.trials import evidence_table

ROWS = list(csv.reader(io.StringIO(EVIDENCE.read_text("utf-8"), newline="")))
BOM = "\ufeff"


def saved(delimiter=",", decimal=".", mark="", ending="\r\n"):
    """Write the table as a spreadsheet of another country does."""

    def cell(text):
        return text.replace(".", decimal) if text.lstrip("-").replace(".", "", 1).isdigit() else text

    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=ending).writerows(
        [cell(text) for text in row] for row in ROWS
    )
    return mark + out.getvalue()


@pytest.fixture
def table(tmp_path, monkeypatch):
    """A place for the table, read afresh."""
    file = tmp_path / "evidence.csv"
    monkeypatch.setattr(evidence_table, "FILE", file)
    evidence_table.table.cache_clear()
    yield file
    evidence_table.table.cache_clear()


@pytest.mark.parametrize("mark", ["", BOM], ids=["no mark", "marked"])
def test_what_a_spreadsheet_saves_with_commas_is_the_same_table(table, mark):
    usual = evidence_table.read(EVIDENCE, evidence_table.NEEDED)
    table.write_bytes(saved(mark=mark).encode())
    assert evidence_table.table() == usual


REFUSED = [
    (saved(";", ",").encode(), "line 1: the columns are separated by semicolons, not by commas"),
    (saved(";", ",", BOM).encode(), "line 1: the columns are separated by semicolons, not by commas"),
    (b"sep=;\r\n" + saved(";").encode(), "line 1: the columns are separated by semicolons"),
    (saved("\t").encode(), "line 1: the columns are separated by tabs, not by commas"),
    (saved(decimal=",", mark=BOM).encode(), "is not a number; write a point in it, not a comma"),
    (saved().encode("utf-16"), "is not UTF-8 text; save the file as UTF-8"),
    (
        saved().replace("E001", "Über").encode("cp1252", "replace"),
        "is not UTF-8 text; save the file as UTF-8",
    ),
]
NAMES = ["semicolons", "marked semicolons", "announced", "tabs", "decimal commas", "UTF-16", "Windows"]


@pytest.mark.parametrize(("content", "words"), REFUSED, ids=NAMES)
def test_what_would_be_misread_is_refused_with_what_to_change(table, content, words):
    table.write_bytes(content)
    with pytest.raises(EvidenceError, match=words) as refused:
        evidence_table.table()
    assert "evidence.csv" in str(refused.value)


@pytest.mark.parametrize(("content", "words"), REFUSED, ids=NAMES)
def test_a_table_of_trials_is_refused_in_the_same_words(tmp_path, content, words, capsys):
    file = tmp_path / "trials.csv"
    file.write_bytes(content)
    assert main(["predict", str(file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert words in told.err


@pytest.mark.parametrize("column", evidence_table.NUMBER_COLUMNS)
@pytest.mark.parametrize("text", ["1,5", "01. Feb", "\u22122.0", "#REF!"])
def test_no_number_of_the_table_is_lost_in_silence(table, column, text):
    """A row whose number cannot be read would leave the fit, and nobody would know."""
    at, first = ROWS[0].index(column), ROWS[1]
    row = [*first[:at], text, *first[at + 1 :]]
    out = io.StringIO(newline="")
    csv.writer(out).writerows([ROWS[0], row])
    table.write_text(out.getvalue(), "utf-8")
    with pytest.raises(EvidenceError, match=f"row {first[0]}, column '{column}': .* is not a number"):
        evidence_table.table()


def test_the_command_line_says_it_in_one_line(tmp_path):
    file = tmp_path / "trials.csv"
    file.write_bytes(saved(";", ",", BOM).encode())
    ended = subprocess.run([sys.executable, "-m", "model", "predict", file], capture_output=True, text=True)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert "separated by semicolons" in ended.stderr
