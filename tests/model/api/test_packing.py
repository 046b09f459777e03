"""Numbers apart from text: nothing is lost, nothing slips through."""

import json
from math import inf, nan

import pytest

from model import api
from model.api.packing import pack
from model.charts.registry import CHARTS


@pytest.mark.parametrize("name", CHARTS)
def test_a_packed_answer_is_the_same_answer(name):
    text = json.dumps({"scenario": name, "women": min(CHARTS[name].scenario.women, 2)})
    packed, numbers = api.run_packed(text)
    answer = json.loads(packed)
    for series in answer["result"]["series"]:
        for key, value in series.items():
            if isinstance(value, dict) and "count" in value:
                series[key] = numbers[value["at"] : value["at"] + value["count"]].tolist()
    assert answer == json.loads(api.run_json(text))


def test_lists_with_gaps_or_words_stay_in_the_text():
    series = [{"name": "a", "values": [1.5, None], "marks": ["x"], "lower": [2.0, 3.0]}]
    packed, numbers = pack(series)
    assert packed == [series[0] | {"lower": {"at": 0, "count": 2}}]
    assert numbers.tolist() == [2.0, 3.0]


@pytest.mark.parametrize("odd", [nan, inf])
def test_a_number_that_is_not_finite_is_refused(odd):
    with pytest.raises(ValueError, match="not finite"):
        pack([{"values": [1.0, odd]}])


def test_a_refusal_has_no_numbers():
    text, numbers = api.run_packed("{")
    assert numbers is None
    assert json.loads(text)["error"]["kind"] == "request"
