"""The door: what it answers, what it refuses and in which words."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import api
from model.api.request import MAX_INTERVENTIONS
from model.errors import RequestError

NAMES = [scenario["name"] for scenario in api.scenarios()]


@pytest.mark.parametrize("name", NAMES)
def test_every_scenario_answers_with_plain_json(name):
    result = api.run({"scenario": name})
    assert json.loads(json.dumps(result, allow_nan=False)) == result
    count = len(result["time"]["values"])
    stages = result["time"]["unit"] == "stage"  # a choice of four, not a course
    assert result["time"]["unit"]
    assert count == 4 if stages else count > 5
    for series in result["series"]:
        assert len(series["values"]) == count
        assert series["label"]
        assert series["unit"]
        assert all(type(value) is float for value in series["values"])
    for text in ("build", "stats", "trend"):
        assert result["description"][text]
    width = len(result["table"]["columns"])
    assert result["table"]["rows"]
    assert all(len(row) == width for row in result["table"]["rows"])


def ruin(part):
    """Change all that an answer holds."""
    for one in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        ruin(one)
    if isinstance(part, (dict, list)):
        part.clear()


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_that_is_changed_changes_no_other(name):
    first = json.dumps(api.run({"scenario": name}))
    ruin(api.run({"scenario": name}))
    assert json.dumps(api.run({"scenario": name})) == first
    declared = json.dumps(api.scenarios())
    ruin(api.scenarios())
    assert json.dumps(api.scenarios()) == declared


@pytest.mark.parametrize("name", NAMES)
def test_all_defaults_are_filled_in(name):
    declared = next(one for one in api.scenarios() if one["name"] == name)
    result = api.run({"scenario": name})
    assert result["inputs"] == {one["key"]: one["default"] for one in declared["controls"]}
    assert result["assumption"] == "small"
    assert result["view"] == declared["tier"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tier", ["fundamentals", "intermediate", "academic"])
def test_every_view_draws_only_series_that_are_there(name, tier):
    result = api.run({"scenario": name, "view": tier})
    names = {series["name"] for series in result["series"]}
    for panel in result["chart"]["panels"]:
        assert panel["label"]
        assert panel["unit"]
        assert {line["series"] for line in panel["lines"]} <= names
        assert panel["min"] < panel["max"]
        for dot in panel["dots"]:
            assert dot["source"]
            assert panel["min"] <= dot["y"] <= panel["max"]


@pytest.mark.parametrize("name", NAMES)
def test_the_live_sentence_is_short_and_has_a_number(name):
    """One announcement holds at most 25 words, for every preset as well."""
    declared = next(one for one in api.scenarios() if one["name"] == name)
    states = [{}] + [one["set"] for one in declared["story"]]
    for state in states:
        sentence = api.run({"scenario": name, "inputs": state})["sentence"]
        assert len(sentence.split()) <= 25
        assert any(character.isdigit() for character in sentence)


def test_names_that_others_rely_on():
    result = api.run({"scenario": "menopause"})
    names = [series["name"] for series in result["series"]]
    assert names == [
        "estradiol_pg_per_ml",
        "progesterone_ng_per_ml",
        "inflammation",
        "rankl",
        "opg",
        "osteoclasts",
        "osteoblasts",
        "osteoblast_genes",
        "ctx_pct",
        "p1np_pct",
        "spine_bmd_pct",
        "hip_bmd_pct",
        "spine_qct_pct",
    ]
    assert result["time"]["values"][0] == -5
    assert result["time"]["values"][-1] == 15
    bone = next(one for one in result["series"] if one["name"] == "spine_bmd_pct")
    assert bone["values"][0] == 100
    assert "spine_change_3y_pct" in result["summary"]


def test_bands_surround_most_women_and_need_no_second_request():
    result = api.run({"scenario": "menopause", "women": 50, "seed": 3})
    for series in result["series"]:
        assert series["level"] == 0.9
        assert all(a <= b for a, b in zip(series["lower"], series["upper"], strict=True))
    bone = next(one for one in result["series"] if one["name"] == "spine_bmd_pct")
    assert bone["lower"][-1] < bone["values"][-1] < bone["upper"][-1]
    assert bone["upper"][-1] - bone["lower"][-1] > 1


def test_the_same_seed_gives_the_same_band():
    asked = {"scenario": "estrogen-withdrawal", "women": 20, "seed": 9}
    assert api.run(asked) == api.run(asked)
    assert api.run(asked)["series"] != api.run(asked | {"seed": 10})["series"]


def test_measured_dots_are_the_numbers_of_the_evidence_table():
    panels = api.run({"scenario": "menopause"})["chart"]["panels"]
    dots = next(panel for panel in panels if panel["key"] == "bone")["dots"]
    assert [(dot["x"], round(dot["y"], 2)) for dot in dots] == [(2, 92.62), (5, 89.4)]
    assert all(dot["source"] == "greendale2012" for dot in dots)


def test_estrogen_alone_brings_its_safety_note():
    treated = api.run({"scenario": "menopause", "inputs": {"treatment": "estrogen"}})
    assert "womb lining" in treated["safety"][0]
    assert api.run({"scenario": "menopause", "inputs": {"treatment": "both"}})["safety"] == []


REFUSED = [
    (None, "scenario"),
    ([], "scenario"),
    ({}, "Allowed: menopause"),
    ({"scenario": "osteology"}, "Allowed: menopause"),
    ({"scenario": ["menopause"]}, "Allowed: menopause"),
    ({"scenario": "menopause", "colour": 1}, "Allowed: scenario"),
    ({"scenario": "menopause", "inputs": {"dose": 1}}, "Allowed: menopause, treatment"),
    ({"scenario": "menopause", "inputs": 7}, "object"),
    ({"scenario": "menopause", "inputs": {"e2_after": 1e9}}, "from 2 to 60 pg/mL"),
    ({"scenario": "menopause", "inputs": {"e2_after": 10**400}}, "from 2 to 60 pg/mL"),
    ({"scenario": "menopause", "inputs": {"e2_after": math.nan}}, "finite"),
    ({"scenario": "menopause", "inputs": {"e2_after": math.inf}}, "finite"),
    ({"scenario": "menopause", "inputs": {"e2_after": "ten"}}, "must be a number, not 'ten'"),
    ({"scenario": "menopause", "inputs": {"e2_after": "1,500"}}, "'1,500' can mean 1.5 or 1500"),
    ({"scenario": "virtual-trial", "inputs": {"women_per_arm": 12.5}}, "a whole number from 10 to 500"),
    ({"scenario": "menopause", "inputs": {"e2_after": True}}, "must be a number"),
    ({"scenario": "menopause", "inputs": {"e2_after": None}}, "must be a number"),
    ({"scenario": "menopause", "inputs": {"site": "elbow"}}, "Allowed: spine, hip"),
    ({"scenario": "menopause", "inputs": {"site": {"a": 1}}}, "Allowed: spine, hip"),
    ({"scenario": "menopause", "assumption": "huge"}, "Allowed: none, small, strong"),
    ({"scenario": "menopause", "view": "poster"}, "Allowed: fundamentals"),
    ({"scenario": "menopause", "women": -1}, "from 0 to 2000 in 'menopause'"),
    ({"scenario": "synergy", "women": 2000}, "from 0 to 1000 in 'synergy'"),
    ({"scenario": "menopause", "women": 2.5}, "whole number"),
    ({"scenario": "menopause", "seed": "x"}, "whole number"),
]
TREATMENTS = [
    ("estrogen", "must be a list"),
    (["estrogen"], "object"),
    ([{"kind": "estrogen"}], "needs 'start_y'"),
    ([{"kind": "yoga", "start_y": 0}], "Allowed: estrogen, progesterone_oral"),
    ([{"kind": "mpa", "start_y": math.nan}], "finite"),
    ([{"kind": "mpa", "start_y": 0, "stop_y": -1}], "later than"),
    ([{"kind": "mpa", "start_y": 0, "level": -1}], "from 0 to 8 times level 1 of mpa"),
    ([{"kind": "mpa", "start_y": 0, "dose": 1}], "Allowed: kind, start_y, stop_y, level"),
    ([{"kind": "mpa", "start_y": 0}] * (MAX_INTERVENTIONS + 1), f"up to {MAX_INTERVENTIONS}"),
]
REFUSED += [
    ({"scenario": "menopause", "inputs": {"interventions": given}}, words) for given, words in TREATMENTS
]


@pytest.mark.parametrize(("request_", "words"), REFUSED)
def test_bad_requests_are_refused_with_what_is_allowed(request_, words):
    with pytest.raises(RequestError) as refused:
        api.run(request_)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_errors_name_the_input_at_fault():
    with pytest.raises(RequestError) as refused:
        api.run({"scenario": "menopause", "inputs": {"e2_after": 1000}})
    assert refused.value.field == "e2_after"
    answer = json.loads(api.run_json('{"scenario": "menopause", "inputs": {"e2_after": 1000}}'))
    assert answer["error"]["input"] == "e2_after"
    assert answer["error"]["kind"] == "request"
    assert json.loads(api.run_json("{"))["error"]["kind"] == "request"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
keys = st.sampled_from(["scenario", "inputs", "assumption", "view", "women", "seed"])
inputs = st.dictionaries(
    st.sampled_from(["e2_after", "site", "menopause", "interventions", "fall_years"]), anything
)


@settings(max_examples=300, deadline=None)
@given(
    st.fixed_dictionaries(
        {"scenario": st.sampled_from(NAMES)},
        optional={"inputs": inputs | anything, "women": st.integers(-2, 3)},
    )
    | st.dictionaries(keys, anything)
    | anything
)
def test_any_request_ends_in_a_result_or_a_request_error(request_):
    try:
        result = api.run(request_)
    except RequestError:
        return
    json.dumps(result, allow_nan=False)
