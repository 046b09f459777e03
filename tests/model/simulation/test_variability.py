"""How women differ: declared spreads are those of a lognormal factor, and each varies something."""

from math import exp, sqrt

import numpy as np
import pytest

from model.physiology.parameters import DEFAULT
from model.simulation.course import Course
from model.simulation.population import apply_factors, draw_factors
from model.simulation.run import run
from model.simulation.variability import CUTOFF_SD, CV, log_sd


@pytest.mark.parametrize("name", CV)
def test_the_spread_of_the_logarithm_gives_back_the_coefficient_of_variation(name):
    """Mean and variance of a lognormal factor with median 1 are closed forms."""
    variance = log_sd(name) ** 2
    mean, square = exp(variance / 2), exp(2 * variance)
    assert sqrt(square - mean**2) / mean == pytest.approx(CV[name], rel=1e-12)


def test_a_spread_that_is_not_declared_is_refused():
    with pytest.raises(KeyError, match="height"):
        log_sd("height")


@pytest.mark.parametrize("name", CV)
def test_no_woman_lies_beyond_the_cutoff_and_some_lie_at_it(name):
    logarithms = np.log(draw_factors(4000, 1)[name]) / log_sd(name)
    assert logarithms.min() == pytest.approx(-CUTOFF_SD)
    assert logarithms.max() == pytest.approx(CUTOFF_SD)


@pytest.mark.parametrize("name", CV)
def test_each_spread_varies_something_and_leaves_the_rest(name):
    average = {one: np.ones(1) for one in CV}
    course, p = apply_factors(Course("natural"), DEFAULT, average | {name: np.array([2.0])})
    found = vars(p) | {"e2_after": course.e2_after}
    usual = vars(DEFAULT) | {"e2_after": Course("natural").e2_after}
    moved = {key for key in usual if found[key] != usual[key]}
    parts = {"turnover": {"w_LS", "w_TH"}, "gamma": {"gamma", "gamma_H"}}.get(name, {name})
    assert moved == parts
    assert all(found[key] == 2 * usual[key] for key in parts)


def test_the_pace_of_ageing_is_a_difference_that_lasts():
    """Late after the final period women differ by it; the other sources have faded by then."""
    factors = draw_factors(400, 1)
    late = []
    for ageing in (factors["s_age"], np.ones(400)):
        course, p = apply_factors(Course("natural"), DEFAULT, factors | {"s_age": ageing})
        early, end = run(course, [10, 20], p, lead_y=15).series["spine_bmd_pct"]
        late.append(np.std(end / early))
    assert late[0] > 1.5 * late[1]
