"""From hormone levels to what cells sense: half occupancies, units, and means over a cycle."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.physiology.hormones import ANOVULATORY, OVULATORY, Cycle
from model.physiology.parameters import DEFAULT, override
from model.physiology.receptors import (
    GLUCOCORTICOID_KI,
    bound_receptors,
    cap_receptors,
    dimers,
    glucocorticoid_share,
    occupancy,
    receptor_number,
    sense_cycle,
    sense_level,
)
from tests.laws.sampling import parameter_sets

few = settings(max_examples=25, deadline=None)
# Where all receptors are PR-A and PR-A is silent there is no cycle to compare with.
sensitive = parameter_sets().filter(lambda p: p.f_A < 0.99 or p.alpha_A > 0.01)


@few
@given(parameter_sets())
def test_half_is_bound_at_the_levels_that_are_named_so(p):
    assert occupancy(p.E50, p) == pytest.approx(0.5)
    assert receptor_number(p.E_PR, p) == pytest.approx(1 - p.a_PE / 2)
    assert bound_receptors(p.K_A, p)[0] == pytest.approx(p.f_A / 2)
    assert bound_receptors(p.K_B, p)[1] == pytest.approx((1 - p.f_A) / 2)
    assert dimers(p.K_hi, p) == pytest.approx(dimers(p.K_hi, replace(p, K_hi=1e12)) / 2)


@few
@given(parameter_sets())
def test_without_hormone_nothing_is_bound_and_with_plenty_all_is(p):
    assert occupancy(0.0, p) == dimers(0.0, p) == 0
    assert receptor_number(0.0, p) == pytest.approx(1 - p.a_PE)
    assert occupancy(1e9, p) == pytest.approx(1)
    assert receptor_number(1e9, p) == pytest.approx(1)
    assert sum(bound_receptors(1e9, p)) == pytest.approx(1)


def test_pairing_takes_two_and_so_does_inhibition():
    """Twice the hormone makes four times the pairs where it is scarce, a quarter where it abounds."""
    assert dimers(0.002, DEFAULT) / dimers(0.001, DEFAULT) == pytest.approx(4, rel=2e-3)
    assert dimers(2e6, DEFAULT) / dimers(1e6, DEFAULT) == pytest.approx(0.25, rel=2e-3)


@few
@given(st.floats(0, 10))
def test_the_cap_on_receptors_is_a_minimum(receptors):
    assert cap_receptors(receptors) == pytest.approx(min(receptors, 1.0), abs=1e-12)


def test_the_reference_cycle_is_one_exactly():
    sensed = sense_cycle(OVULATORY, DEFAULT)
    assert sensed == (pytest.approx(1, abs=1e-14),) * 3


@settings(max_examples=8, deadline=None)
@given(sensitive, st.integers(21, 35), st.floats(8, 15), st.floats(0, 20), st.booleans())
def test_what_a_cycle_makes_sensed_is_the_mean_of_its_moments(p, length, luteal, peak, ovulation):
    """Means of occupancy and pairs, never of levels; finer samples change nothing."""
    cycle, count = Cycle(length, luteal, peak, ovulation), 5 * length
    days = [length * (sample + 0.5) / count for sample in range(count)]
    moments = [sense_level(cycle.estradiol(day), cycle.progesterone(day), p) for day in days]
    whole = sense_cycle(cycle, p)
    assert sum(one.estrogen for one in moments) / count == pytest.approx(whole.estrogen, abs=1e-5)
    assert sum(one.receptors for one in moments) / count == pytest.approx(whole.receptors, abs=1e-5)
    pairs = sum(one.receptors**2 * one.dimers for one in moments) / count
    assert pairs == pytest.approx(whole.receptors**2 * whole.dimers, abs=1e-4)


@few
@given(st.floats(0, 20), st.floats(0, 20))
def test_more_progesterone_is_never_sensed_as_less(one, other):
    low, high = sorted((one, other))
    less, more = (sense_cycle(replace(OVULATORY, peak=peak), DEFAULT) for peak in (low, high))
    assert less.dimers <= more.dimers + 1e-12


@few
@given(st.floats(0.1, 400), st.floats(0.1, 400))
def test_more_estradiol_is_never_sensed_as_less(one, other):
    low, high = sorted((one, other))
    less, more = (sense_level(level, 0.1, DEFAULT) for level in (low, high))
    assert less.estrogen <= more.estrogen
    assert less.receptors <= more.receptors


@few
@given(st.floats(0, 60), st.floats(0, 20), st.floats(0, 1))
def test_a_progestogen_on_a_share_of_the_days_adds_that_share_of_its_pairs(estradiol, progestogen, share):
    none, all_days, some = (
        sense_cycle(ANOVULATORY, DEFAULT, estradiol, ((progestogen, one),)) for one in (0.0, 1.0, share)
    )
    assert some.dimers == pytest.approx(share * all_days.dimers + (1 - share) * none.dimers)
    assert none == sense_cycle(ANOVULATORY, DEFAULT, estradiol)
    assert (some.estrogen, some.receptors) == (none.estrogen, none.receptors)


def test_a_woman_s_own_numbers_do_not_move_what_is_sensed():
    """Only the parameters of binding do, so all virtual women share one reference."""
    assert sense_level(20.0, 3.0, override(iota=2.0, rho=0.3)) == sense_level(20.0, 3.0, DEFAULT)
    assert sense_level(20.0, 3.0, override(E50=9.0)) != sense_level(20.0, 3.0, DEFAULT)


@pytest.mark.parametrize(("hormone", "molar_mass"), [("mpa", 386.5), ("progesterone", 314.46)])
def test_glucocorticoid_receptors_are_half_taken_at_the_published_constant(hormone, molar_mass):
    """The constant is in nmol/L and levels are in ng/mL: 1 ng/mL is 1000 / molar mass nmol/L."""
    level = GLUCOCORTICOID_KI[hormone] * molar_mass / 1000
    assert glucocorticoid_share(level, hormone) == pytest.approx(0.5, rel=1e-3)
    assert glucocorticoid_share(0.0, hormone) == 0


def test_oral_mpa_hardly_touches_the_glucocorticoid_receptor():
    """Why there is no such term: see `receptors.glucocorticoid_share`."""
    assert glucocorticoid_share(0.06, "mpa") < 0.02  # 2.5 mg/d
    assert glucocorticoid_share(0.25, "mpa") < 0.08  # 10 mg/d
    assert glucocorticoid_share(9.0, "progesterone") < 0.15  # luteal, total level


def test_receptors_of_which_no_pair_acts_pass_nothing_on():
    silent = override(f_A=1.0, alpha_A=0.0)
    for sensed in (sense_cycle(OVULATORY, silent), sense_level(100.0, 9.0, silent)):
        assert sensed.dimers == 0
        assert sensed.estrogen > 0
