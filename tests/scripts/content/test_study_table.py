"""Studies as tables for readers."""

import pytest

from scripts.content import study_table
from scripts.content.evidence_numbers import UnknownEvidenceError


def cite(key):
    return f"[{key}]"


def test_a_row_says_who_what_and_what_came_out():
    (row,) = study_table.table(["E057"], cite)
    assert row["name"].endswith("2005")
    assert row["citation"] == "[liu2005]"
    assert "oral micronised progesterone" in row["tested"]
    assert row["compared"] == "placebo or no treatment"
    assert row["time"] == "per year"
    assert row["results"] == [
        ("With it", "\N{MINUS SIGN}1.0%"),
        ("Compared", "\N{MINUS SIGN}1.0%"),
        ("Difference", "0.0 points"),
    ]


def test_same_is_spelled_out():
    (row,) = study_table.table(["E059"], cite)
    assert row["who"].startswith("132 women")


def test_numbers_read_in_a_review_say_so():
    first_hand, second_hand = study_table.table(["E069", "E057"], cite)
    assert first_hand["review"] == ""
    assert second_hand["review"] == "[sk2010]"


def test_a_ratio_is_not_a_percentage():
    (row,) = study_table.table(["E082"], cite)
    assert row["results"] == [("", "0.76\N{NO-BREAK SPACE}HR")]


@pytest.mark.parametrize("row_id", ["E009", "E056", "E060", "E118"])
def test_a_zero_that_stands_for_words_is_not_shown_as_a_number(row_id):
    (row,) = study_table.table([row_id], cite)
    assert row["results"] == []
    assert row["reported"]


def test_every_row_can_be_shown():
    kinds = {row["kind"] for row in study_table.data.table().values()}
    ids = study_table.of_kind(*kinds)
    assert len(study_table.table(ids, cite)) == len(study_table.data.table())


def test_an_unknown_kind_is_told():
    with pytest.raises(UnknownEvidenceError, match="bmd_trial"):
        study_table.of_kind("bmd")
