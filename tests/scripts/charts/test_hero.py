"""The lens of the first page as the build makes it."""

import json
import re

import pytest

from model import api
from scripts.charts import hero


@pytest.fixture(scope="module")
def html():
    return hero.render_hero("chart/")


@pytest.fixture(scope="module")
def data(html):
    return json.loads(re.search(r"<template[^>]*>(.*)</template>", html)[1].replace("&#34;", '"'))


def test_every_second_stop_is_a_state_and_the_ends_are_those_of_the_model(data):
    states = [value for value, *_ in data["states"]]
    assert data["control"]["positions"][::2] == states == list(hero.STATES)
    assert (states[0], states[-1]) == (data["control"]["min"], data["control"]["max"])
    assert len(json.dumps(data["states"])) < 1000


@pytest.mark.parametrize("e2_after", [hero.STATES[0], 10, hero.STATES[-1]])
def test_the_states_are_what_the_model_answers(data, e2_after):
    summary = api.run({**data["request"], "scenario": "menopause", "inputs": {"e2_after": e2_after}})[
        "summary"
    ]
    breakdown, building, loss = next(numbers for value, *numbers in data["states"] if value == e2_after)
    assert breakdown == pytest.approx(summary["ctx_at_2y_pct"], abs=0.5)
    assert building == pytest.approx(summary["p1np_at_2y_pct"], abs=0.5)
    assert loss == pytest.approx(-summary["spine_change_10y_pct"], abs=0.05)


def test_more_estradiol_loses_less_and_bone_is_lost_in_every_state(data):
    losses = [loss for *_, loss in data["states"]]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] > 0


def test_the_picture_counts_what_the_sentence_says(html):
    breakdown, building, loss = hero.list_numbers(10)
    assert dict(_counts(html)) == {"breakdown": breakdown / 10, "building": building / 10}
    assert f"the struts are at {round(100 - loss, 1)} % of their thickness" in html
    assert "treat" not in re.sub(r"<template.*</template>", "", html)


def _counts(html):
    """How many shapes each crowd of the drawing stands for, by its name."""
    for tag in re.findall(r"<g [^>]*data-count[^>]*>", html):
        yield re.search(r'data-count="(\w+)"', tag)[1], float(re.search(r'data-shapes="([\d.]+)"', tag)[1])
