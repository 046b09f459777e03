"""Runs that charts keep are those of the model, and many women pass by."""

from dataclasses import replace

import numpy as np

from model.charts import runs
from model.charts.runs import kept_run
from model.physiology.hormones import Cycle
from model.physiology.parameters import DEFAULT, override
from model.simulation.course import Course
from model.simulation.run import run

YEARS = [0.0, 0.5, 2.0]
COURSE = Course("withdrawal", e2_after=11.0)


def test_a_kept_run_is_the_run_of_the_model():
    assert kept_run(COURSE, YEARS, DEFAULT, 1.0) == run(COURSE, YEARS, DEFAULT, 1.0)


def test_what_was_run_before_is_found():
    found = kept_run(COURSE, YEARS, DEFAULT)
    before = runs._kept.cache_info()
    assert kept_run(replace(COURSE), list(YEARS), DEFAULT) == found
    assert runs._kept.cache_info().hits == before.hits + 1


def test_another_woman_other_years_and_other_parameters_are_run():
    found = kept_run(COURSE, YEARS, DEFAULT)
    for course, p in ((replace(COURSE, e2_after=12.0), DEFAULT), (COURSE, override(DEFAULT, iota=0.5))):
        assert kept_run(course, YEARS, p).series["spine_bmd_pct"] != found.series["spine_bmd_pct"]
    assert kept_run(COURSE, [0.0, 1.0], DEFAULT).years == [0.0, 1.0]


def test_many_women_pass_by():
    levels = np.array([8.0, 30.0])
    course = replace(COURSE, e2_after=levels)
    assert kept_run(course, YEARS, DEFAULT).series["spine_bmd_pct"][-1].shape == levels.shape


def test_means_of_equal_cycles_are_equal_and_many_women_have_their_own():
    factors = np.array([1.0, 0.5])
    one, many = Cycle(), Cycle(estradiol_factor=factors)
    assert Cycle().mean_estradiol() == one.mean_estradiol()
    np.testing.assert_allclose(many.mean_estradiol(), one.mean_estradiol() * factors)
