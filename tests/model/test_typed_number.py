"""Numbers as people type them: the cases that the pages read by as well, and what no case foresees."""

import json
from math import isfinite, isnan
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import api
from model.__main__ import main
from model.errors import RequestError
from model.typed_number import parse_number, two_readings

CASES = json.loads((Path(__file__).parents[1] / "typed-numbers.json").read_text(encoding="utf-8"))
SIGNS = st.sampled_from("0123456789..,,--+eE '’\u00a0%xab_/:−\u0662२\u066b\u066c²")


@pytest.mark.parametrize(("text", "number"), CASES["numbers"])
def test_a_number_is_the_one_that_was_meant(text, number):
    assert parse_number(text) == number
    assert str(parse_number(text)) != "-0.0"


@pytest.mark.parametrize("text", CASES["refused"])
def test_what_is_no_number_is_none(text):
    assert isnan(parse_number(text))
    assert two_readings(text) is None


@pytest.mark.parametrize(("text", "decimal", "grouped"), CASES["two readings"])
def test_what_has_two_readings_is_neither_of_them(text, decimal, grouped):
    assert isnan(parse_number(text))
    assert two_readings(text) == (decimal, grouped)


@pytest.mark.parametrize(("text", "decimal", "grouped"), CASES["a point before three digits"])
def test_a_point_is_the_decimal_one_unless_both_readings_fit(text, decimal, grouped):
    assert parse_number(text) == decimal
    assert isnan(parse_number(text, lambda _: True))
    assert two_readings(text) == (decimal, grouped)


@settings(max_examples=5000, deadline=None)
@given(st.text(max_size=12) | st.text(SIGNS, max_size=9))
def test_any_text_is_a_number_or_none(text):
    number = parse_number(text)
    assert isnan(number) or isfinite(number)
    if isfinite(number):
        assert parse_number(repr(number)) == number


@settings(max_examples=5000, deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.sampled_from("., '_"))
def test_a_number_with_groups_is_read_as_itself_or_not_at_all(meant, apart):
    written = {repr(meant).replace(".", ","): meant, f"{meant:,.2f}".replace(",", apart): round(meant, 2)}
    for text, number in written.items():
        read = parse_number(text, lambda _: True)
        assert isnan(read) or read == number, text
    assert parse_number(repr(meant)) == meant


@pytest.mark.parametrize("typed", ["12,5", " 12.5 ", "1.25e1", "\u0661\u0662\u066b\u0665"])
def test_a_request_and_the_command_line_take_what_was_typed(typed, capsys):
    expected = api.run({"scenario": "menopause", "inputs": {"e2_after": 12.5}, "women": 3})
    assert api.run({"scenario": "menopause", "inputs": {"e2_after": typed}, "women": "\u0663"}) == expected
    command = ["run", "menopause", "--format", "json", "--set", f"e2_after={typed}", "--women", "3 "]
    assert main(command) == 0
    assert json.loads(capsys.readouterr().out) == expected


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [
        ("e2_after", "1,500", "'1,500' can mean 1.5 or 1500"),
        ("e2_after", "1_0", "must be a number, not '1_0'. Allowed: a number from 2 to 60 pg/mL"),
        ("e2_after", "0x10", "must be a number, not '0x10'"),
        ("e2_after", "−20", "out of range. Allowed: a number from 2 to 60"),
    ],
)
def test_what_is_not_taken_is_answered_with_a_sentence(key, typed, words, capsys):
    with pytest.raises(RequestError, match=words) as refused:
        api.run({"scenario": "menopause", "inputs": {key: typed}})
    assert refused.value.field == key
    assert main(["run", "menopause", "--set", f"{key}={typed}"]) == 2
    assert words in capsys.readouterr().err


def test_whole_numbers_may_be_typed_as_well_and_others_are_refused(capsys):
    asked = {"scenario": "evidence", "inputs": {"women_at_least": "1e1"}}
    assert api.run(asked)["inputs"]["women_at_least"] == 10
    with pytest.raises(RequestError, match="can mean 1 or 1000"):
        api.run({"scenario": "evidence", "inputs": {"women_at_least": "1.000"}})
    assert main(["run", "menopause", "--women", "2,5"]) == 2
    assert "'women' must be a whole number from 0 to 2000" in capsys.readouterr().err
    assert main(["run", "menopause", "--seed", "1_000"]) == 2


def test_the_years_of_an_export_may_have_any_minus(capsys):
    assert main(["export", "--from", "−1,5", "--to", "2"]) == 0
    expected = capsys.readouterr().out
    assert main(["export", "--from", "-1.5", "--to", "2"]) == 0
    assert capsys.readouterr().out == expected
    assert main(["export", "--from", "1_0", "--to", "20"]) == 2
