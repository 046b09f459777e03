"""Cycles, transition and treatments as inputs."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.charts.hormones.cycle_28 import MEASURED
from model.physiology.hormones import (
    ANOVULATORY,
    OVULATORY,
    PROGESTERONE_BASE,
    SHORT_LUTEAL,
    Cycle,
    estrogen_share,
    ovulatory_share,
    ramp,
)
from model.physiology.parameters import DEFAULT
from model.physiology.receptors import sense_cycle, sense_level
from model.physiology.treatments import KINDS, Intervention, combine, exposure_at
from model.simulation.course import Course
from model.trials import evidence_table


def test_the_reference_cycle_is_one_exactly():
    sensed = sense_cycle(OVULATORY, DEFAULT)
    assert sensed.estrogen == pytest.approx(1, abs=1e-14)
    assert sensed.dimers == pytest.approx(1, abs=1e-14)


def test_cycles_peak_where_they_should():
    assert OVULATORY.estradiol(13) == pytest.approx(250, abs=5)
    assert OVULATORY.progesterone(21) == pytest.approx(14, abs=0.01)
    assert OVULATORY.progesterone(7) < 0.2
    assert ANOVULATORY.progesterone(21) == PROGESTERONE_BASE
    assert ANOVULATORY.estradiol(13) == OVULATORY.estradiol(13)
    assert SHORT_LUTEAL.mean_progesterone() < 0.5 * OVULATORY.mean_progesterone()


@given(st.integers(21, 35), st.floats(6, 16), st.floats(0, 20), st.booleans(), st.floats(0, 1))
def test_hormones_join_at_the_ends_of_a_cycle(length, luteal, peak, ovulation, share):
    cycle = Cycle(length, luteal, peak, ovulation)
    for level in (cycle.estradiol, cycle.progesterone):
        assert level(0.0) == pytest.approx(level(float(length)), rel=1e-3, abs=1e-3)
        assert level(share * length) > 0


@given(st.floats(0, 20), st.floats(0, 20))
def test_more_progesterone_is_never_sensed_as_less(one, other):
    low, high = sorted((one, other))
    less, more = (sense_cycle(replace(OVULATORY, peak=peak), DEFAULT) for peak in (low, high))
    assert less.dimers <= more.dimers + 1e-12


@given(st.floats(0.1, 400), st.floats(0.1, 400))
def test_more_estradiol_is_never_sensed_as_less(one, other):
    low, high = sorted((one, other))
    less, more = (sense_level(level, 0.1, DEFAULT).estrogen for level in (low, high))
    assert less <= more


def test_the_transition_has_its_published_timing():
    """[randolph2011] (E032): begins about 2 y before, steepest at, level 2.2 y after.

    A mean over women whose own falls differ in timing is wider than its corners tell.
    """
    width = DEFAULT.transition_width
    assert estrogen_share(-2.03, width) > 0.88
    assert estrogen_share(0, width) == 0.5
    assert estrogen_share(2.17, width) < 0.12
    assert ovulatory_share(-2.5, -2.5, 0.8) == 0.5
    assert estrogen_share(1e6, 0.2) < 1e-100  # no overflow far away
    assert ramp(-1, 2) == 1
    assert ramp(2, 2) == 0
    assert ramp(0.5, 0) == 0
    assert 0 < ramp(1, 2) < 1


def test_measured_levels_on_the_calendar_are_those_of_the_table():
    """The numbers in the chart stand in the evidence rows E033 and E034."""
    rows = {"estradiol": "E033", "progesterone": "E034"}
    for hormone, _, _, median, low, high in MEASURED:
        text = evidence_table.table()[rows[hormone]]["uncertainty"]
        for number in (median, low, high):
            if number is not None:
                assert f"{number:g}" in text


def test_every_treatment_at_level_0_is_no_treatment():
    for kind in KINDS:
        nothing = combine([KINDS[kind](0.0, DEFAULT)])
        assert nothing._replace(progestogen_days=1.0) == combine([])


def test_treatments_taken_together_add_up():
    both = (Intervention("estrogen", 0, 2, 1.0), Intervention("mpa", 1, None, 2.0))
    assert exposure_at(both, 0.5, DEFAULT).progestogen == 0
    middle = exposure_at(both, 1.5, DEFAULT)
    assert middle.estradiol == DEFAULT.added_estrogen
    assert middle.progestogen == 2 * DEFAULT.added_mpa
    assert exposure_at(both, 2, DEFAULT).estradiol == 0


def test_depot_mpa_rests_the_ovaries():
    course = Course(interventions=(Intervention("depot_mpa", 0, None, 1.0),))
    (estradiol,), _ = course.levels([1], DEFAULT)
    assert estradiol == DEFAULT.depot_estradiol
