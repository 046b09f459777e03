"""The evidence table reads as it is, and says where it is wrong."""

import re

import pytest

from model.errors import EvidenceError
from model.trials import evidence_table


def test_the_table_has_its_rows_and_roles():
    rows = evidence_table.table()
    assert len(rows) >= 129
    assert {row["role"] for row in rows.values()} == {"fit", "validate", "input", "context", "exclude"}
    assert evidence_table.number("E012", "arm_mean_change_pct") == -7.38


WINDOW = re.compile(r"(FMP|[+-]\d+)(?: y)? to ([+-]\d+) y|(-\d+) y to FMP")


def test_years_that_a_row_names_are_the_years_that_the_model_is_asked_for():
    """A rate a year is asked over all of its years, not over the first of them."""
    seen = []
    for row in evidence_table.table().values():
        named = WINDOW.search(row["site_or_marker"])
        if not named or row["role"] not in ("fit", "validate"):
            continue
        first, last, before = named.groups()
        start = float(before or first.replace("FMP", "0"))
        months = 12 * (float(last or 0) - start)
        assert (float(row["start_y"]), float(row["time_months"])) == (start, months), row["id"]
        seen.append(row["id"])
    assert {"E012", "E013", "E014", "E015", "E019", "E020", "E021"} <= set(seen)


def test_publications_on_the_same_women_are_one_study():
    rows = evidence_table.table().values()
    studies = {row["bibkey"]: evidence_table.study_of(row) for row in rows}
    assert studies["finkelstein2008"] == studies["greendale2012"] == "SWAN"
    assert studies["sowers2010"] == "sowers2010"  # another cohort
    for key, study in studies.items():
        assert {evidence_table.study_of(row) for row in rows if row["bibkey"] == key} == {study}


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("E999", "value", "no row 'E999'"),
        ("E012", "colour", "no column 'colour'"),
        ("E012", "kind", "is not a number"),
    ],
)
def test_what_is_not_there_is_named(row, column, words):
    with pytest.raises(EvidenceError, match=words):
        evidence_table.number(row, column)


HEAD = "id,bibkey,outcome,role,verification,difference_pct"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,bibkey\nE1,a\n", "line 2: column 'outcome'"),
        (
            "id,bibkey,outcome,role,verification,difference_pct\nE1,a,b,fit,seen,1\nE1,a,b,fit,seen,1\n",
            "line 3: id 'E1' occurs twice",
        ),
        (f"{HEAD}\nE1,a,b,fit,seen,1,2\n", "evidence.csv, line 2: there are more entries than columns"),
        (f'{HEAD}\nE1,a,b,fit,seen,"1\n', "evidence.csv, line 2: unexpected end of data"),
        (f'{HEAD}\nE1,"a\nb",b,fit,seen,1\nE2,"a"b,b,fit,seen,1\n', "evidence.csv, line 4: ',' expected"),
        (HEAD, "evidence.csv, line 1: the table has no rows"),
        (f"{HEAD},p\nE1,a,b,fit,seen,1,<0.001\n", "row E1, column 'p': '<0.001' is not a number"),
        (f"{HEAD},ci_low,ci_high\nE1,a,b,fit,seen,1,0,\n", "row E1: of 'ci_low' and 'ci_high' only one"),
        (f"{HEAD},ci_low,ci_high\nE1,a,b,fit,seen,1,2,1\n", "row E1: 'ci_low' is greater than 'ci_high'"),
        ("", "evidence.csv, line 1: the table has no rows"),
        (f"{HEAD}\n,,,,,\n", "evidence.csv, line 2: the row has no id"),
    ],
)
def test_a_malformed_table_names_row_and_column(text, words, tmp_path, monkeypatch):
    file = tmp_path / "evidence.csv"
    file.write_text(text)
    monkeypatch.setattr(evidence_table, "FILE", file)
    evidence_table.table.cache_clear()
    try:
        with pytest.raises(EvidenceError, match=words):
            evidence_table.table()
    finally:
        evidence_table.table.cache_clear()
