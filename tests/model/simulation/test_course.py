"""Courses of life: shares that only fall, segments without gaps, and levels in closed form."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.physiology.equations import Forcing
from model.physiology.exposures import KINDS
from model.physiology.hormones import CYCLES, OVULATORY, PROGESTERONE_BASE, SHORT_LUTEAL
from model.physiology.parameters import DEFAULT, override
from model.physiology.treatments import Intervention, exposure_at
from model.simulation.course import STAGES, Course
from model.simulation.run import trajectory
from model.units import DAYS_PER_YEAR
from tests.laws.sampling import parameter_sets

years = st.integers(-40, 60).map(lambda quarter: quarter / 4)
shares = st.floats(0, 1)
interventions = st.builds(
    lambda kind, start, length, level: Intervention(kind, start, length and start + length, level),
    st.sampled_from([*KINDS]),
    years,
    st.one_of(st.none(), st.integers(1, 240).map(lambda quarter: quarter / 4)),
    st.floats(0, 1),
)
courses = st.builds(
    Course,
    stage=st.sampled_from(STAGES),
    cycle=st.sampled_from([*CYCLES.values()]),
    disturbed=shares,
    e2_after=st.floats(1, 40),
    fall_years=st.sampled_from([0.0, 0.5, 2.0]),
    menopause_y=years,
    interventions=st.lists(interventions, max_size=3).map(tuple),
)
few = settings(max_examples=40, deadline=None)


@few
@given(courses, years, years)
def test_what_the_ovaries_give_only_falls(course, one, other):
    early, late = (course.shares(year, DEFAULT) for year in sorted((one, other)))
    for before, after in zip(early, late, strict=True):
        assert 0 <= after <= before <= 1


@few
@given(courses, years, st.floats(0.1, 15))
def test_segments_leave_no_gap_and_each_has_its_own_treatments(course, start, length):
    segments = course.segments(start, start + length, DEFAULT)
    ends = [segments[0].start / DAYS_PER_YEAR, segments[-1].stop / DAYS_PER_YEAR]
    assert ends == pytest.approx([start, start + length])
    for one, following in itertools.pairwise(segments):
        assert one.stop == following.start
    for segment in segments:
        for share in (0.25, 0.75):
            day = segment.start + share * (segment.stop - segment.start)
            taken, now = exposure_at(course.interventions, day / DAYS_PER_YEAR, DEFAULT), segment.forcing(day)
            for name in ("load", "nutrients", "parathyroid", "cytokine_block"):
                assert getattr(now, name) == getattr(taken, name)
            assert (now.bisphosphonate_uptake, now.rankl_block) == (taken.uptake, taken.rankl_block)


@few
@given(courses, years, st.floats(0.1, 15))
def test_within_a_segment_varies_what_it_says_and_nothing_else(course, start, length):
    for segment in course.segments(start, start + length, DEFAULT):
        first = segment.forcing(segment.start)
        for share in (0.3, 0.9):
            day = segment.start + share * (segment.stop - segment.start)
            now = segment.forcing(day)
            named = tuple(getattr(now, name) for name in segment.varying)
            assert now == first._replace(**dict(zip(segment.varying, named, strict=True)))
            if segment.varying_at:
                assert tuple(segment.varying_at(day)) == named


@few
@given(courses, years)
def test_nothing_jumps_where_a_segment_says_that_it_starts_smooth(course, start):
    for one, following in itertools.pairwise(course.segments(start, start + 20, DEFAULT)):
        if following.starts_smooth:
            assert following.forcing(following.start) == pytest.approx(one.forcing(one.stop), abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(parameter_sets(f_A=0.5), st.floats(-20, 20))
def test_regular_cycles_are_what_every_other_course_is_measured_by(p, year):
    (segment,) = Course().segments(year, year + 1, p)
    assert segment.forcing(segment.start) == pytest.approx(Forcing(), abs=1e-12)
    assert segment.varying == ()


@few
@given(st.sampled_from([OVULATORY, SHORT_LUTEAL]), shares, st.floats(1, 40))
def test_levels_are_means_of_what_is_left(cycle, disturbed, e2_after):
    mixed = (1 - disturbed) * cycle.mean_progesterone() + disturbed * PROGESTERONE_BASE
    regular = Course(cycle=cycle, disturbed=disturbed).levels([3.0], DEFAULT)
    assert regular == ([pytest.approx(cycle.mean_estradiol())], [pytest.approx(mixed)])
    surgical = Course("surgical", cycle, disturbed, e2_after).levels([-1.0, 1.0], DEFAULT)
    assert surgical.estradiol == pytest.approx([cycle.mean_estradiol(), e2_after])
    assert surgical.progesterone == pytest.approx([mixed, PROGESTERONE_BASE])
    # Withdrawal from outside leaves the cycles of progesterone.
    course = Course("withdrawal", cycle, disturbed, e2_after, fall_years=2.0)
    withdrawn = course.levels([0.0, 1.0, 2.0], DEFAULT)
    halfway = (cycle.mean_estradiol() + e2_after) / 2
    assert withdrawn.estradiol == pytest.approx([cycle.mean_estradiol(), halfway, e2_after])
    assert withdrawn.progesterone == pytest.approx([mixed] * 3)


def test_treatments_add_to_her_own_levels_while_they_last():
    cyclic = Intervention("progesterone_cyclic", 2.0, None, 2.0)
    taken = (Intervention("estrogen", 1.0, 3.0, 0.5), cyclic)
    course = Course("surgical", e2_after=8.0, interventions=taken)
    estradiol, progesterone = course.levels([0.5, 1.0, 2.5, 3.0], DEFAULT)
    half, added = DEFAULT.added_estrogen / 2, 2 * DEFAULT.added_progesterone_cyclic * 12 / 28
    assert [level - 8 for level in estradiol] == pytest.approx([0, half, half, 0])
    assert [level - PROGESTERONE_BASE for level in progesterone] == pytest.approx([0, 0, added, added])


def test_late_cycles_without_ovulation_are_days_of_high_estradiol():
    """Estradiol rises before it falls, as long as cycles go on without ovulation."""
    early, late, after = Course("natural").levels([-6.0, -2.0, 6.0], DEFAULT).estradiol
    assert early < late < DEFAULT.erratic_estradiol * early
    assert after < early / 3
    even = Course("natural").levels([-6.0, -2.0, 0.0], override(erratic_estradiol=1.0)).estradiol
    assert even == sorted(even, reverse=True)


def test_depot_mpa_rests_the_ovaries():
    course = Course(interventions=(Intervention("depot_mpa", 0, None, 1.0),))
    (estradiol,), _ = course.levels([1], DEFAULT)
    assert estradiol == pytest.approx(DEFAULT.depot_estradiol)


def test_builders_age_from_the_final_period_or_not_at_all():
    assert Course().age_factor(50.0, DEFAULT) == 1
    assert Course("withdrawal").age_factor(50.0, DEFAULT) == 1
    aged = 1 / (1 + 10 * DEFAULT.s_age)
    for stage in ("natural", "surgical"):
        assert Course(stage, menopause_y=5.0).age_factor(15.0, DEFAULT) == pytest.approx(aged)
    # What is kept from run to run is kept for each parameter set by itself.
    for slope in (0.01, 0.002, 0.01):
        p = override(s_age=slope)
        (segment,) = Course("surgical", menopause_y=0.0).segments(20.0, 21.0, p)
        assert segment.forcing(20 * DAYS_PER_YEAR).age == pytest.approx(1 / (1 + 20 * slope))


@pytest.mark.parametrize("apart", [5e-324, 1e-200, 1e-9, 1e-7])
def test_treatments_that_start_almost_together_start_together(apart):
    """Years so close that no step fits between them are one break."""
    kinds, every, runs = ("estrogen", "exercise", "mpa"), list(range(-5, 16)), []
    for gap in (0.0, apart):
        treated = tuple(Intervention(kind, i * gap, None, 1.0) for i, kind in enumerate(kinds))
        course = Course("natural", interventions=treated)
        runs.append(trajectory(course.segments(-5, 15, DEFAULT), every, DEFAULT, course.max_step))
    for together, almost in zip(*runs, strict=True):
        assert almost == pytest.approx(together, rel=1e-7)
