"""Virtual women: seeded draws, and each of them at rest before anything happens."""

import numpy as np
import pytest

from model.physiology.parameters import DEFAULT
from model.simulation.course import Course
from model.simulation.population import SPREAD, bands, draw, vary
from model.simulation.run import run


def test_draws_depend_on_the_seed_and_not_on_the_number():
    ten, thousand = draw(10, 5), draw(1000, 5)
    for name in SPREAD:
        assert np.array_equal(ten[name], thousand[name][:10])
    assert not np.array_equal(draw(10, 6)["rho"], ten["rho"])


def test_spreads_are_those_declared():
    factors = draw(40000, 1)
    for name, spread in SPREAD.items():
        assert np.median(factors[name]) == pytest.approx(1, rel=0.02)
        assert factors[name].std() / factors[name].mean() == pytest.approx(spread, rel=0.05)


def test_every_woman_rests_before_menopause():
    course, p = vary(Course(), DEFAULT, draw(100, 2))
    result = run(course, [0, 25, 50], p)
    for name in ("spine_bmd_pct", "hip_bmd_pct", "ctx_pct"):
        assert np.allclose(result.series[name][-1], 100, atol=1e-7)


def test_bands_hold_the_share_they_name():
    years = [-5, 5, 15]
    found = bands(Course("natural"), years, DEFAULT, 400, 1, lead_y=3, level=0.5)
    course, p = vary(Course("natural"), DEFAULT, draw(400, 1))
    women = run(course, years, p, lead_y=3).series["hip_bmd_pct"][-1]
    lower, upper = found["hip_bmd_pct"][0][-1], found["hip_bmd_pct"][1][-1]
    assert np.mean((women >= lower) & (women <= upper)) == pytest.approx(0.5, abs=0.01)
