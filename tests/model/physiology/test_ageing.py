"""Ageing as a closed form of years: smooth, never a rise, never nothing, and without a clock."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.physiology.ageing import ONSET_WIDTH, formation_capacity
from model.physiology.parameters import PARAMETERS
from model.solver.expressions import Symbol, evaluate

few = settings(max_examples=40, deadline=None)

slopes = st.floats(*PARAMETERS["s_age"].bounds)
years = st.floats(-60, 60)


@few
@given(st.floats(ONSET_WIDTH, 100), slopes)
def test_well_after_the_reference_a_share_is_lost_per_year(since, slope):
    assert formation_capacity(since, slope) == pytest.approx(1 / (1 + slope * since), rel=1e-12)


@few
@given(st.floats(-100, -ONSET_WIDTH), slopes)
def test_well_before_it_nothing_is_lost(before, slope):
    assert formation_capacity(before, slope) == 1


@few
@given(years, years, slopes)
def test_age_never_gives_back_and_never_takes_all(one, other, slope):
    early, late = (formation_capacity(year, slope) for year in sorted((one, other)))
    assert 0 < late <= early <= 1


def test_ageing_sets_in_without_a_jump_in_its_pace():
    grid = [-2 * ONSET_WIDTH + i / 20 for i in range(round(80 * ONSET_WIDTH))]
    lost = [1 / formation_capacity(year, 0.01) - 1 for year in grid]
    pace = [20 * (after - before) for before, after in itertools.pairwise(lost)]
    assert (pace[0], pace[-1]) == (0, pytest.approx(0.01))
    assert max(abs(after - before) for before, after in itertools.pairwise(pace)) < 0.01 / 100


@few
@given(years, slopes)
def test_it_can_be_traced_as_no_branch_is_taken(since, slope):
    traced = formation_capacity(Symbol("years"), slope)
    assert evaluate(traced, {"years": since}) == pytest.approx(formation_capacity(since, slope), rel=1e-12)


def test_women_may_differ_and_what_was_asked_for_stays_as_it_is():
    since, each = np.array([-8.0, -2.0, 3.0, 9.0]), np.array([0.0, 0.004, 0.008, 0.012])
    asked = since.copy()
    together = formation_capacity(since, each)
    assert together.tolist() == [formation_capacity(*one) for one in zip(since, each, strict=True)]
    assert np.array_equal(since, asked)
