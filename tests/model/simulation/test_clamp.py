"""Levels held constant, forcing changed, and density along states: each against what it replaces."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.physiology.equations import Forcing, baseline
from model.physiology.hormones import PROGESTERONE_BASE
from model.physiology.parameters import DEFAULT
from model.physiology.receptors import cap_receptors, sense_level
from model.physiology.treatments import Intervention
from model.simulation.clamp import (
    LEAD_Y,
    POSTMENOPAUSAL_E2,
    STUDY_START_Y,
    HormoneClamp,
    clamp_after_menopause,
    modify_forcing,
    relative_density,
    state_at_study_start,
)
from model.simulation.course import Course
from model.simulation.run import run, solve_states
from model.units import DAYS_PER_YEAR

few = settings(max_examples=40, deadline=None)

LIFTING = Course("natural", interventions=(Intervention("exercise", 2.0, 8.0, 1.0),))
CLAMP = HormoneClamp(LIFTING, 5.0, 50.0, 9.0)
years = st.floats(-4, 12)


def forcing_at(course, year, start=-5.0, stop=13.0):
    """What acts on bone at a year of a run."""
    segments, day = course.segments(start, stop, DEFAULT), year * DAYS_PER_YEAR
    return next(one for one in segments if one.start <= day < one.stop).forcing(day)


@few
@given(years)
def test_from_the_switch_on_hormones_are_held_and_all_else_goes_on(year):
    found, usual = forcing_at(CLAMP, year), forcing_at(LIFTING, year)
    if year < CLAMP.switch_y:
        assert found == usual
    else:
        sensed = sense_level(50.0, 9.0, DEFAULT)
        held = {"estrogen": sensed.estrogen, "dimers": cap_receptors(sensed.receptors) ** 2 * sensed.dimers}
        assert found == usual._replace(**held)


@few
@given(years, years)
def test_a_clamped_run_has_no_gap_wherever_it_starts_and_stops(one, other):
    start, stop = min(one, other), max(one, other) + 0.5
    segments = CLAMP.segments(start, stop, DEFAULT)
    ends = [segments[0].start / DAYS_PER_YEAR, segments[-1].stop / DAYS_PER_YEAR]
    assert ends == pytest.approx([start, stop])
    for before, after in itertools.pairwise(segments):
        assert before.stop == after.start
    if start < CLAMP.switch_y < stop:
        assert CLAMP.switch_y * DAYS_PER_YEAR in [segment.start for segment in segments]


def test_levels_are_hers_before_the_switch_and_the_held_ones_from_it_on():
    asked = [-3.0, 4.9, 5.0, 9.0]
    hers = LIFTING.levels(asked, DEFAULT)
    found = CLAMP.levels(asked, DEFAULT)
    assert found.estradiol == [*hers.estradiol[:2], 50.0, 50.0]
    assert found.progesterone == [*hers.progesterone[:2], 9.0, 9.0]


def test_holding_the_levels_that_she_has_anyway_changes_nothing():
    """Long after the final period her own hormones are constant."""
    held = HormoneClamp(Course("natural"), 15.0, Course().e2_after, PROGESTERONE_BASE)
    found, usual = (
        run(course, [15.0, 16.0, 25.0], lead_y=20.0).series for course in (held, Course("natural"))
    )
    for name in ("ctx_pct", "p1np_pct", "spine_bmd_pct", "hip_bmd_pct"):
        assert found[name] == pytest.approx(usual[name], abs=1e-2)


def test_what_is_clamped_after_menopause_is_the_woman_of_the_studies():
    clamp = clamp_after_menopause(30.0, 2.0)
    assert (clamp.switch_y, clamp.estradiol, clamp.progesterone) == (STUDY_START_Y, 30.0, 2.0)
    assert clamp.before == Course("natural", e2_after=POSTMENOPAUSAL_E2)


@few
@given(st.floats(0.1, 3), st.floats(0.1, 3), st.floats(0, 1))
def test_some_fields_are_multiplied_others_replaced_and_the_rest_left(load, nutrients, estrogen):
    segments = LIFTING.segments(0.0, 4.0, DEFAULT)
    changed = modify_forcing(segments, {"load": load, "nutrients": nutrients}, estrogen=estrogen)
    for one, other in zip(segments, changed, strict=True):
        before, after = one.forcing(one.start), other.forcing(one.start)
        scaled = {"load": load * before.load, "nutrients": nutrients * before.nutrients}
        assert after == before._replace(**scaled, estrogen=estrogen)
        assert (other.start, other.stop, other.varying) == (one.start, one.stop, one.varying)


def test_a_change_that_changes_nothing_gives_the_same_states():
    days = [year * DAYS_PER_YEAR for year in (0.0, 2.0, 8.0)]
    segments = LIFTING.segments(-5.0, 9.0, DEFAULT)
    neutral = modify_forcing(segments, dict.fromkeys(Forcing._fields, 1.0))
    for one, other in zip(*(solve_states(DEFAULT, s, days) for s in (segments, neutral)), strict=True):
        assert other == pytest.approx(one, rel=1e-12)


def test_what_varies_by_itself_can_be_changed_too():
    """Age varies within the segment: the solver must ask the changed forcing for it."""
    ageless = modify_forcing(Course("surgical").segments(0.0, 20.0, DEFAULT), age=1.0)
    usual = Course("surgical").segments(0.0, 20.0, DEFAULT)
    days = [20 * DAYS_PER_YEAR]
    spine = [
        relative_density([baseline(DEFAULT), *solve_states(DEFAULT, s, days)], "spine")
        for s in (ageless, usual)
    ]
    assert spine[0][1] > spine[1][1] + 1


@pytest.mark.parametrize("kinds", [(), ("estrogen",)])
def test_studies_start_from_the_state_of_a_run_through_menopause(kinds):
    taken = tuple(Intervention(kind, 1.0, None, 1.0) for kind in kinds)
    course = Course("natural", e2_after=POSTMENOPAUSAL_E2, interventions=taken)
    density = relative_density([baseline(DEFAULT), state_at_study_start(DEFAULT, taken)], "spine")
    through = run(course, [-LEAD_Y, STUDY_START_Y], DEFAULT).series["spine_bmd_pct"]
    assert density == pytest.approx(through, rel=1e-9)


def test_density_is_matrix_times_mineral_of_its_site_in_percent_of_a_start():
    first, later = [1.0] * 6 + [1.0, 2.0, 0.8, 0.5], [9.0] * 6 + [0.5, 3.0, 0.4, 0.6]
    first, later = [*first, *[1.0] * 6], [*later, *[7.0] * 6]
    assert relative_density([first, later], "spine") == pytest.approx([100, 25])
    assert relative_density([first, later], "hip") == pytest.approx([100, 180])
    assert relative_density([first], "spine", later) == pytest.approx([400])
    with pytest.raises(KeyError, match="wrist"):
        relative_density([first], "wrist")
