"""One year is "1 year", in whatever a chart says: its answer, its table, its picture, what it asks for."""

import re

import pytest

from model import api
from model.charts.wording.numbers import ONE, counted

SEVERAL = re.compile(rf"(?<![\d.,])1[ \u00a0]({'|'.join(ONE)})\b")


def texts(data):
    """Every text within JSON data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, (list, dict)):
        for one in data.values() if isinstance(data, dict) else data:
            yield from texts(one)


def asked():
    """Each scenario as at first, and with each number at 1 that may be."""
    yield {"scenario": "playground", "inputs": {"estrogen": "on", "years_on": 1}}
    for scenario in api.scenarios():
        women = 1 if scenario["most_women"] else 0
        yield {"scenario": scenario["name"], "women": women}
        for control in scenario["controls"]:
            if control.get("unit") in ONE and control["min"] <= 1 <= control["max"]:
                yield {"scenario": scenario["name"], "inputs": {control["key"]: 1}}


@pytest.mark.parametrize("request_", list(asked()), ids=str)
def test_no_text_of_an_answer_says_1_of_several(request_):
    assert not [text for text in texts(api.run(request_)) if SEVERAL.search(text)]


def test_a_number_with_its_unit():
    assert [counted(value, "years") for value in (0, 0.5, 1, 1.0, 2)] == [
        *("0 years", "0.5 years", "1 year", "1 year", "2 years")
    ]
    assert counted(1, "pg/mL") == "1 pg/mL"
