"""The table that leaves a page: read by a spreadsheet, and by a program that leaves comments out."""

import codecs
import csv
import json
import subprocess
from pathlib import Path

import pytest

from model import api
from scripts.runner import nodejs
from scripts.runner.files import ROOT

NAMES = [scenario["name"] for scenario in api.scenarios()]
# With all that could end a line or open a field.
LINES = ['Living Bone. "Why?"', 'Pinned as A: "a", "b",\n"c" # d: x.', "State: http://host/#w=a&v=1", "−20 %"]
ENDS = ("values", "average_lower", "average_upper", "lower", "upper")
PIN = 'A: "5, #1"'


@pytest.fixture(scope="module")
def exported():
    """Ask for the CSV of each scenario, with a pin beside it."""
    results = [api.run({"scenario": name, "women": 3}) for name in NAMES]
    asked = [
        json.dumps({"result": result, "pins": pins, "lines": LINES})
        for result in results
        for pins in ([], [{"name": PIN, "result": result}])
    ]
    done = subprocess.run(
        [nodejs.node(), str(Path(__file__).with_name("csv.mjs"))],
        cwd=ROOT,
        input="\n".join(asked) + "\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    texts = [json.loads(line) for line in done.stdout.splitlines()]
    return {
        name: (result, *texts[2 * i : 2 * i + 2])
        for i, (name, result) in enumerate(zip(NAMES, results, strict=True))
    }


def in_spreadsheet(text):
    """Rows as a spreadsheet opens the file: by its mark, with comments as rows like all others."""
    data = text.encode()
    assert data.startswith(codecs.BOM_UTF8)
    return list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True), strict=True))


def without_comments(text):
    """Rows as pandas reads them with ``comment="#"``: a line ends where a # stands outside of quotes."""
    kept = []
    for line in text.removeprefix("\ufeff").split("\r\n"):
        quoted = False
        for place, sign in enumerate(line):
            quoted ^= sign == '"'
            if sign == "#" and not quoted:
                line = line[:place]
                break
        assert not quoted, line
        kept.append(line)
    return list(csv.reader([line for line in kept if line], strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_both_read_the_same_table(exported, name):
    for text in exported[name][1:]:
        table = without_comments(text)
        assert in_spreadsheet(text)[: len(table)] == table
        assert {len(row) for row in table} == {len(table[0])}
        assert len(set(table[0])) == len(table[0]), "each column has a name of its own"
        comments = [line for line in text.split("\r\n") if line.startswith("# ")]
        assert len(comments) == len(LINES), "a comment is one line and begins with its sign"
        assert len(in_spreadsheet(text)) == len(table) + len(LINES)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_come_back_as_they_were_and_a_pin_by_its_name(exported, name):
    result, alone, pinned = exported[name]
    rows = without_comments(alone)[1:]
    if any(panel["lines"] for panel in result["chart"]["panels"]):
        columns = [result["time"]["values"]]
        for series in result["series"]:
            columns += [series[end] for end in ENDS if end in series]
        assert [float(row[0]) for row in rows] == pytest.approx(columns[0], rel=1e-5)
        for column, values in zip(zip(*rows, strict=True), columns, strict=True):
            read = [None if cell == "" else float(cell) for cell in column]
            assert [one is None for one in read] == [one is None for one in values]
            assert [one for one in read if one is not None] == pytest.approx(
                [one for one in values if one is not None], rel=1e-5
            )
    else:
        assert len(rows) == len(result["table"]["rows"])
    assert [row[0] for row in without_comments(pinned)[1:]] == ["shown"] * len(rows) + [PIN] * len(rows)


def test_a_number_in_words_keeps_a_minus_that_programs_read(exported):
    cells = [cell for row in without_comments(exported["evidence"][1]) for cell in row]
    assert any(cell.startswith("-0.") for cell in cells)
    assert not [cell for cell in cells if cell.startswith("−") and cell[1:].replace(".", "").isdigit()]
