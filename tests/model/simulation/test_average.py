"""How sure the model is of the average: all draws in one run, and a band that is no band of women."""

import numpy as np
import pytest

from model.api.answer import run as answer
from model.errors import PosteriorError
from model.physiology.many_sets import posterior_set
from model.physiology.parameters import ASSUMPTIONS, calibrated
from model.physiology.posterior import draws
from model.physiology.treatments import Intervention
from model.simulation.average import summarize_average
from model.simulation.course import Course
from model.simulation.population import stack_columns
from model.simulation.run import run

YEARS = [-5, 2, 10]
COURSES = {
    "natural": Course("natural"),
    "surgical": Course("surgical"),
    "withdrawal": Course("withdrawal"),
    "hormones": Course("natural", interventions=(Intervention("progesterone_oral", 0, None, 1.0),)),
    "depot": Course(interventions=(Intervention("depot_mpa", -2, 1, 1.0),)),
    "drug": Course("natural", interventions=(Intervention("bisphosphonate", 0, 5, 1.0),)),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", COURSES)
def test_all_draws_in_one_run_are_the_draws_one_by_one(name):
    together = stack_columns(run(COURSES[name], YEARS, posterior_set("small"), 3).series, len(draws("small")))
    for series in ("spine_bmd_pct", "hip_bmd_pct"):
        alone = [run(COURSES[name], YEARS, p, 3).series[series] for p in draws("small")]
        assert np.allclose(together[series], np.transpose(alone), rtol=1e-9)


@pytest.mark.parametrize("assumption", ASSUMPTIONS)
def test_the_line_lies_in_its_band_and_the_band_is_of_bone_alone(assumption):
    def follow(p):
        return run(COURSES["natural"], YEARS, p, 3).series

    bands = summarize_average(stack_columns(follow(posterior_set(assumption)), len(draws(assumption))))
    line = follow(calibrated(assumption))
    assert set(bands) == {"spine_bmd_pct", "hip_bmd_pct"}
    for name, band in bands.items():
        inside = zip(band["average_lower"], line[name], band["average_upper"], strict=True)
        assert all(low <= at <= high for low, at, high in inside)
        assert band["average_lower"][-1] < band["average_upper"][-1]


@pytest.mark.parametrize("name", ["menopause", "playground", "estrogen-withdrawal", "synergy"])
def test_charts_of_bone_tell_the_average_apart_from_women(name):
    line = answer({"scenario": name})
    full = answer({"scenario": name, "women": 20})
    assert not line["uncertainty"]
    assert not any("average_lower" in one for one in line["series"])
    banded = [one for one in full["series"] if "average_lower" in one]
    assert banded
    for one in banded:
        assert one["average_lower"] != one["lower"]
        assert [*one["values"]] == next(
            each["values"] for each in line["series"] if each["name"] == one["name"]
        )
    assert "average woman" in full["uncertainty"]["average"]
    assert "average woman" not in full["uncertainty"]["band"]
    columns = full["table"]["columns"]
    named = [column for column in columns if "average woman" in column]
    assert len(named) == 2 * len(banded)
    assert all("lower" in column or "upper" in column for column in named)
    assert set(columns) - set(line["table"]["columns"]) == set(named)


def test_the_pace_of_loss_moves_the_band_with_the_line():
    slow, fast = (
        next(
            one
            for one in answer({"scenario": "menopause", "women": 20, "inputs": {"pace": pace}})["series"]
            if one["name"] == "spine_bmd_pct"
        )
        for pace in ("slow", "fast")
    )
    assert slow["average_lower"][-1] > fast["average_lower"][-1]
    assert slow["average_upper"][-1] > fast["average_upper"][-1]


def test_sets_sampled_for_other_equations_draw_no_band(monkeypatch):
    def refuse(assumption):
        raise PosteriorError(assumption)

    monkeypatch.setattr("model.physiology.many_sets.posterior_set", refuse)
    found = answer({"scenario": "menopause", "women": 20})
    assert any("lower" in one for one in found["series"])
    assert not any("average_lower" in one for one in found["series"])
    assert "average" not in found["uncertainty"]
