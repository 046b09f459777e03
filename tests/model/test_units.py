"""Conversions, and that the model does not care in which unit a level was said (law 16)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.simulation.course import Course
from model.simulation.run import run
from model.units import PER_CANONICAL, to_canonical


def from_canonical(value, quantity, unit):
    """Convert back; the model itself never needs to."""
    return value * PER_CANONICAL[quantity, unit]


def test_published_factors():
    assert from_canonical(1, "estradiol", "pmol/L") == pytest.approx(3.671)
    assert from_canonical(1, "progesterone", "nmol/L") == pytest.approx(3.180)
    assert from_canonical(365.25, "time", "year") == pytest.approx(1)
    assert from_canonical(365.25, "time", "month") == pytest.approx(12)


@given(st.floats(1e-6, 1e6), st.sampled_from(sorted(PER_CANONICAL)))
def test_conversion_and_back(value, quantity_and_unit):
    there = to_canonical(value, *quantity_and_unit)
    assert from_canonical(there, *quantity_and_unit) == pytest.approx(value, rel=1e-12)


def test_unknown_unit_is_refused():
    with pytest.raises(KeyError):
        to_canonical(1, "estradiol", "ng/dL")


def test_law_16_unit_invariance():
    years = [0, 1, 2, 3]
    in_pg = run(Course("withdrawal", e2_after=20.0), years)
    in_pmol = run(Course("withdrawal", e2_after=to_canonical(73.42, "estradiol", "pmol/L")), years)
    assert in_pmol.series["spine_bmd_pct"] == pytest.approx(in_pg.series["spine_bmd_pct"], rel=1e-9)
