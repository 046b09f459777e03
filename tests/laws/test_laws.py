"""Laws that any correct model of bone remodeling obeys, on random parameters inside their bounds."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from model.physiology.equations import STATES, Forcing, baseline, competition, production_loss
from model.physiology.many_sets import posterior_set
from model.physiology.parameters import ASSUMPTIONS, DEFAULT, override
from model.physiology.treatments import Intervention
from model.simulation.course import Course
from model.simulation.population import apply_factors, draw_factors
from model.simulation.run import SERIES, run
from tests.laws.sampling import density, follow, parameter_sets

YEAR = 365.25
MAX_DIMERS = 6.0  # all receptors paired, relative to the mean of a cycle
few = settings(max_examples=25, deadline=None)
responses = st.floats(0.0, 1.03)
forcings = st.fixed_dictionaries(
    {
        "estrogen": responses,
        "dimers": st.floats(0, MAX_DIMERS),
        "load": st.floats(0.5, 1.5),
        "nutrients": st.floats(0.8, 1.1),
        "parathyroid": st.floats(0.5, 1.5),
        "bisphosphonate_uptake": st.floats(0, 0.05),
        "cytokine_block": st.floats(0, 1),
        "rankl_block": st.floats(0, 5),
    }
).map(lambda fields: Forcing(**fields))


@few
@given(parameter_sets())
def test_law_1_homeostasis(p):
    start = baseline(p)
    production, loss = production_loss(p)(start, Forcing())
    assert max(abs(a - b * x) for a, b, x in zip(production, loss, start, strict=True)) < 1e-12
    (end,) = follow(p, [(50 * YEAR, Forcing())], [50 * YEAR])
    assert end[6] == pytest.approx(1, abs=1e-9)
    assert end[7] == pytest.approx(1, abs=1e-9)
    assert density(end) == pytest.approx(density(start), abs=1e-9)


@settings(max_examples=100, deadline=None)
@given(parameter_sets(), st.lists(st.tuples(st.floats(1, 900), forcings), min_size=1, max_size=4))
def test_law_2_states_stay_positive_and_bounded(p, spans):
    """A law of the equations, so at half steps: where cells die out to a millionth and come back in
    weeks, and estrogen falls at once, usual steps were seen to reach -0.01 of the usual cells."""
    pieces, stop = [], 0.0
    for length, forcing in spans:
        stop += length
        pieces.append((stop, forcing))
    for state in follow(p, pieces, list(np.linspace(0, stop, 60)), refine=2):
        assert all(value > 0 for value in state[:8])
        assert all(value < 50 for value in state[:8])
        assert 0 < state[8] < 1
        assert 0 < state[9] < 1
        assert state[10] >= 0


@few
@given(parameter_sets(), responses, responses)
def test_law_3_less_estrogen_more_turnover_less_bone(p, one, other):
    low, high = sorted((one, other))
    assume(high - low > 0.02)
    times = [YEAR * y for y in (0.5, 1, 2, 5, 10)]
    less = follow(p, [(10 * YEAR, Forcing(estrogen=low))], times)
    more = follow(p, [(10 * YEAR, Forcing(estrogen=high))], times)
    for a, b in zip(less, more, strict=True):
        assert density(a) <= density(b) + 1e-12
        assert density(a, "hip") <= density(b, "hip") + 1e-12
    assert less[-1][0] >= more[-1][0]
    assert less[-1][2] >= more[-1][2] - 1e-12


def test_law_3_equal_estrogen_equal_result():
    days = [100, 2000]
    assert follow(DEFAULT, [(2000, Forcing(0.5))], days) == follow(DEFAULT, [(2000, Forcing(0.5))], days)


@settings(max_examples=150, deadline=None)  # it once failed in corners that few examples reach
@given(parameter_sets(), responses, st.floats(0, 8), st.floats(0.05, 4))
def test_law_4_more_progesterone_never_less_bone(p, estrogen, dimers, more):
    times = [YEAR * y for y in (1, 3, 10)]
    less = follow(p, [(10 * YEAR, Forcing(estrogen, dimers))], times)
    plus = follow(p, [(10 * YEAR, Forcing(estrogen, dimers + more))], times)
    for a, b in zip(less, plus, strict=True):
        assert density(b) >= density(a) - 1e-12


@pytest.mark.slow
@pytest.mark.parametrize("assumption", ASSUMPTIONS)
@pytest.mark.parametrize("estrogen", [0.0, 0.5, 1.0])
def test_law_4_holds_for_every_sampled_set(assumption, estrogen):
    p, times = posterior_set(assumption), [YEAR * y for y in (0.25, 0.5, 1, 3, 10)]
    found = [
        [density(state) for state in follow(p, [(10 * YEAR, Forcing(estrogen, dimers))], times)]
        for dimers in (0, 0.2, 0.5, 1, 2, 4, MAX_DIMERS, 2 * MAX_DIMERS)
    ]
    for less, plus in pairwise(found):
        for a, b in zip(less, plus, strict=True):
            assert np.all(b >= a - 1e-12)


@few
@given(
    parameter_sets(), st.lists(st.floats(1, 3), min_size=len(STATES), max_size=len(STATES)), st.floats(0, 9)
)
def test_law_4_progesterone_acts_through_the_genes_alone(p, state, dimers):
    before = production_loss(p)(state, Forcing(dimers=0.0))
    after = production_loss(p)(state, Forcing(dimers=dimers))
    for i, (a, b) in enumerate(zip(zip(*before, strict=True), zip(*after, strict=True), strict=True)):
        if i != 1:
            assert a == b


@few
@given(parameter_sets(), responses, st.floats(0, 12), st.sampled_from([{"rho": 0.0}, {"a_G": 0.0}]))
def test_law_5_no_receptor_no_effect(p, estrogen, dimers, missing):
    p = replace(p, **missing)
    days = [10.0, 400.0, 3000.0]
    none = follow(p, [(3000, Forcing(estrogen, 0.0))], days)
    some = follow(p, [(3000, Forcing(estrogen, dimers))], days)
    assert none == some  # bit for bit


def test_law_6_estrogen_saturates():
    def loss(level):
        return run(Course("withdrawal", e2_after=level, fall_years=0), [0, 5]).at("spine_bmd_pct", 5)

    assert abs(loss(400.0) - loss(200.0)) < 0.05 * abs(loss(10.0) - loss(5.0))


@given(parameter_sets(), st.floats(0.2, 5), st.floats(0.2, 5), st.floats(1.05, 4))
def test_law_7_the_ratio_of_rankl_to_opg_rules(p, preosteoblasts, osteoblasts, factor):
    signals, forcing = competition(p), Forcing()
    _rankl, _opg, occupied = signals(preosteoblasts, osteoblasts, 0.0, forcing)
    assert 0 < occupied < 1
    assert signals(preosteoblasts, osteoblasts * factor, 0.0, forcing)[2] < occupied
    assert signals(preosteoblasts * factor, osteoblasts, 0.0, forcing)[2] > occupied
    scaled = competition(replace(p, K_R=p.K_R * factor))
    assert scaled(preosteoblasts * factor, osteoblasts, 0.0, forcing)[2] == pytest.approx(occupied)


@few
@given(parameter_sets(t_T=0.95), st.floats(0.2, 2))
def test_law_8_coupling_building_follows_breakdown_with_a_lag(p, block):
    assume(p.w_B < 1 / 15)
    days = [5.0 * i for i in range(1, 400)]
    states = follow(p, [(2000, Forcing(rankl_block=block))], days)
    osteoclasts = [state[2] for state in states]
    osteoblasts = [state[5] for state in states]
    assert osteoclasts[-1] < 1
    assert osteoblasts[-1] < 1
    assert osteoclasts.index(min(osteoclasts)) <= osteoblasts.index(min(osteoblasts))
    # Half of its fall comes earlier for breakdown than for building.
    half = [
        next(d for d, v in zip(days, x, strict=True) if v < (1 + min(x)) / 2)
        for x in (osteoclasts, osteoblasts)
    ]
    assert half[0] < half[1]


@pytest.mark.parametrize("block", [1.0, -0.4])
def test_law_9_a_step_of_breakdown_makes_a_transient(block):
    """A fall gives an early quick gain and then a slower one; a rise is the mirror image."""
    forcing = Forcing(rankl_block=max(block, 0.0), parathyroid=1.0 if block > 0 else 1.6)
    days = [0.0, 180.0, 360.0, 1440.0, 1620.0]
    at = [density(state) for state in follow(DEFAULT, [(1700, forcing)], days)]
    early, next_half, late = at[1] - at[0], at[2] - at[1], at[4] - at[3]
    sign = 1 if block > 0 else -1
    assert sign * early > 0
    assert abs(early) > 3 * abs(late)
    assert sign * (early + next_half) > 0


@few
@given(parameter_sets(), forcings)
def test_law_10_matrix_is_conserved(p, forcing):
    """Change of matrix = integral of what was built minus what was broken down."""
    p = replace(p, d_C=min(p.d_C, 1 / 25))
    stop, count = 600.0, 2400
    days = [stop * i / count for i in range(count + 1)]
    states = follow(p, [(stop, forcing)], days)
    production_and_loss = production_loss(p)
    flow = []
    for state in states:
        production, loss = production_and_loss(state, forcing)
        flow.append(production[6] - loss[6] * state[6])
    integral = np.trapezoid(flow, days)
    assert states[-1][6] - states[0][6] == pytest.approx(integral, abs=2e-4)


@few
@given(st.floats(0, 0.9), st.floats(0, 3), st.floats(30, 700))
def test_law_11_a_gap_is_forgotten_by_quick_states(estrogen, dimers, length):
    back = length + 12 * YEAR
    (end,) = follow(DEFAULT, [(length, Forcing(estrogen, dimers)), (back, Forcing())], [back])
    for value in end[:6]:
        assert value == pytest.approx(1, abs=2e-3)
    (gap,) = follow(DEFAULT, [(length, Forcing(estrogen, dimers))], [length])
    assert abs(end[6] - 1) <= abs(gap[6] - 1) + 0.01


@few
@given(st.integers(-8, 12), st.integers(0, 16))
def test_law_15_no_hidden_clock(shift, start):
    shift, start = shift / 2, start / 4 + 0.1  # not on a point of the grid, where a level may jump
    years = [-5 + i / 2 for i in range(31)]

    def course(by):
        treatment = Intervention("estrogen", start + by, start + by + 3, 1.0)
        return Course("natural", menopause_y=by, interventions=(treatment,))

    here = run(course(0), years, lead_y=3)
    there = run(course(shift), [year + shift for year in years], lead_y=3)
    for name in SERIES:
        assert there.series[name] == pytest.approx(here.series[name], rel=1e-6, abs=1e-6)


def test_law_19_a_batch_is_its_women_one_by_one():
    """Arrays of one woman each, put together, are the batch bit for bit; order does not matter."""
    course, years = Course("natural"), [-5, 0, 5, 15]
    factors = draw_factors(7, seed=3)
    order = [4, 2, 6, 0, 1, 3, 5]

    def bone(chosen):
        return _array(run(*_vary(course, years, chosen), lead_y=3).series["spine_bmd_pct"])

    batch = bone(factors)
    for woman in range(7):
        alone = bone({name: value[woman : woman + 1] for name, value in factors.items()})
        assert np.array_equal(alone[:, 0], batch[:, woman])
    shuffled = bone({name: value[order] for name, value in factors.items()})
    assert np.array_equal(shuffled, batch[:, order])


def _vary(course, years, factors):
    course, p = apply_factors(course, DEFAULT, factors)
    return course, years, p


def _array(column):
    width = max(np.size(value) for value in column)
    return np.array([np.broadcast_to(value, width) for value in column])


def test_one_woman_as_floats_equals_one_as_an_array():
    """One set of equations, two speeds: they differ by rounding alone."""
    years = [-5 + i / 4 for i in range(81)]
    course = Course("natural", interventions=(Intervention("estrogen", 3, 6, 1.0),))
    one = run(course, years, lead_y=3)
    factors = {name: np.ones(1) for name in draw_factors(1, 1)}
    varied, p = apply_factors(course, DEFAULT, factors)
    array = run(varied, years, p, lead_y=3)
    for name in SERIES:
        values = [float(np.ravel(value)[0]) for value in array.series[name]]
        assert values == pytest.approx(one.series[name], rel=1e-12)


def test_switching_off_the_gene_share_is_the_assumption_none():
    years = [0, 1, 5]
    quiet = run(Course(disturbed=1.0), years, override(a_G=0.0))
    assert quiet.series["spine_bmd_pct"] == pytest.approx([100, 100, 100], abs=1e-9)
