"""Cycles and the natural transition as inputs."""

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
from model.trials import evidence_table


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
