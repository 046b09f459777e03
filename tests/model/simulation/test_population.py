"""Virtual women: seeded draws, and each of them at rest before anything happens."""

import numpy as np
import pytest

from model.physiology.parameters import DEFAULT
from model.simulation.course import Course
from model.simulation.population import CV, apply_factors, draw_factors, sample_bands
from model.simulation.run import run


def test_draws_depend_on_the_seed_and_not_on_the_number():
    ten, thousand = draw_factors(10, 5), draw_factors(1000, 5)
    for name in CV:
        assert np.array_equal(ten[name], thousand[name][:10])
    assert not np.array_equal(draw_factors(10, 6)["rho"], ten["rho"])


def test_spreads_are_those_declared():
    factors = draw_factors(40000, 1)
    for name, spread in CV.items():
        assert np.median(factors[name]) == pytest.approx(1, rel=0.02)
        assert factors[name].std() / factors[name].mean() == pytest.approx(spread, rel=0.05)


def test_every_woman_rests_before_menopause():
    course, p = apply_factors(Course(), DEFAULT, draw_factors(100, 2))
    result = run(course, [0, 25, 50], p)
    for name in ("spine_bmd_pct", "hip_bmd_pct", "ctx_pct"):
        assert np.allclose(result.series[name][-1], 100, atol=1e-7)


def test_bands_hold_the_share_they_name():
    years = [-5, 5, 15]
    found = sample_bands(Course("natural"), years, DEFAULT, 400, 1, lead_y=3, level=0.5)
    course, p = apply_factors(Course("natural"), DEFAULT, draw_factors(400, 1))
    women = run(course, years, p, lead_y=3).series["hip_bmd_pct"][-1]
    lower, upper = found["hip_bmd_pct"][0][-1], found["hip_bmd_pct"][1][-1]
    assert np.mean((women >= lower) & (women <= upper)) == pytest.approx(0.5, abs=0.01)
