"""The answers that the build has ready for a first touch."""

import json

import pytest

from model import api
from scripts.assets import ready_answers
from scripts.charts.page_result import slim_result
from tests.browsing import CHARTS

DECLARED = {one["name"]: one for one in api.scenarios()}


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """What the files hold, by scenario and view."""
    made = ready_answers.pack(b"this model", cache=tmp_path_factory.mktemp("cache"))
    return {tuple(name.split("/")[1].split(".")[:2]): json.loads(content) for name, content in made.items()}


def test_every_chart_of_a_page_has_a_file(ready):
    assert {name for name, _ in ready} == set(CHARTS)
    assert {view for name, view in ready if name == "menopause"} == {"intermediate", "academic"}


def test_every_step_of_a_story_is_answered_or_the_default(ready):
    for (name, view), file in ready.items():
        controls = [one for one in DECLARED[name]["controls"] if not one["views"] or view in one["views"]]
        defaults = {one["key"]: one["default"] for one in controls}
        for step in DECLARED[name]["story"]:
            wanted = defaults | step["set"]
            if not set(step["set"]) <= set(defaults) or wanted == defaults:
                continue
            assert any(wanted.items() <= one["inputs"].items() for one in file["answers"]), (name, step)


def test_both_ends_of_the_first_slider_are_answered_or_the_default(ready):
    for (name, view), file in ready.items():
        controls = [one for one in DECLARED[name]["controls"] if not one["views"] or view in one["views"]]
        slider = next((one for one in controls if not one.get("options")), None)
        if slider is None:
            continue
        answered = {one["inputs"][slider["key"]] for one in file["answers"]}
        assert {slider["min"], slider["max"]} - {slider["default"]} <= answered, name


def test_each_answer_is_that_of_the_model_within_the_limit(ready):
    for (name, view), file in ready.items():
        assert 0 < file["limit"] < 1e-5
        one = file["answers"][-1]
        result = api.run({"scenario": name, "view": view, "inputs": one["inputs"]})
        assert one["sentence"] == result["sentence"]
        assert one == json.loads(json.dumps(slim_result(result, None))), name
        for mine, theirs in zip(one["series"], result["series"], strict=True):
            assert mine["values"] == pytest.approx(theirs["values"], rel=file["limit"], nan_ok=True)


def test_a_choice_that_comes_first_is_answered_whole():
    states = ready_answers.list_states(DECLARED["menopause"], "academic")
    assert {"menopause": "surgical"} in states
    assert {} not in states
    assert len(states) == len({json.dumps(one, sort_keys=True) for one in states})


def test_a_state_that_a_view_cannot_set_is_left_out():
    declared = {
        "controls": [{"key": "a", "default": 1, "min": 1, "max": 9, "views": ["academic"]}],
        "story": [{"set": {"a": 5}}],
    }
    assert ready_answers.list_states(declared, "academic") == [{"a": 5}, {"a": 9}]
    assert ready_answers.list_states(declared, "fundamentals") == []


def test_other_pages_or_another_model_mean_other_files(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "one.md").write_text('<!--[[ chart("life-stages") ]]--> <!--[[ chart("not-there") ]]-->')
    first = ready_answers.pack(b"one", pages, tmp_path)
    assert list(first) == ["ready/life-stages.intermediate.json"]
    (pages / "two.md").write_text("<!--[[ chart('scan-noise', id=\"x\", view='academic') ]]-->")
    assert {*ready_answers.pack(b"one", pages, tmp_path)} == {*first, "ready/scan-noise.academic.json"}
    ready_answers.pack(b"two", pages, tmp_path)
    assert len(list(tmp_path.glob("ready-*.json"))) == 1
