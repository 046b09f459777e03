"""The search for the most probable point, on a problem whose answer is known."""

import numpy as np
import pytest

from scripts.calibration.posterior import optimum
from tests.scripts.calibration.posterior.linear import SLOPES, TRUTH, Linear


@pytest.mark.slow
def test_all_starts_reach_the_same_point_near_the_truth():
    problem = Linear()
    starts = np.random.default_rng(1).standard_normal((3, problem.coordinates.size))
    found = optimum.find(problem, starts, ["small"] * 3)
    assert [one.log_posterior for one in found] == pytest.approx([found[0].log_posterior] * 3, abs=0.05)
    assert problem.coordinates.parameters(found[0].point[None])[0] == pytest.approx(TRUTH, abs=0.15)


@pytest.mark.slow
def test_draws_spread_as_the_posterior_does_and_rows_left_out_widen_it():
    problem = Linear()
    starts = np.zeros((2, problem.coordinates.size))
    used = np.ones((2, len(SLOPES)), bool)
    used[1, 2:] = False
    whole, part = optimum.find(problem, starts, ["small"] * 2, used)
    sd = [one.draw(4000, np.random.default_rng(2))[:, :3].std(axis=0) for one in (whole, part)]
    assert np.all(sd[0] < 0.5)
    assert np.all(sd[1] > sd[0])
