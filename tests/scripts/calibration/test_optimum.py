"""The search for the most probable point, on a problem whose answer is known."""

import numpy as np
import pytest

from scripts.calibration import optimum
from scripts.calibration.coordinates import Coordinates
from scripts.calibration.likelihood import Likelihood

TRUTH = np.array([8.0, 3.5, 0.5])
NAMES = ("E50", "n_E", "a_PE")
SLOPES = np.random.default_rng(0).standard_normal((12, 3)) / [3.0, 1.0, 0.3]


class Linear:
    """Rows that are linear in three parameters."""

    def __init__(self):
        found = SLOPES @ TRUTH
        rows = [
            {"id": f"R{i:02}", "bibkey": f"t{i:02}", "outcome": "spine_bmd", "report": "total", "se": "0.05"}
            | {"arm_mean_change_pct": f"{value:.6f}"}
            for i, value in enumerate(found)
        ]
        self.likelihood = Likelihood(rows)
        self.coordinates = Coordinates(NAMES, self.likelihood.scales())

    def compare(self, points, positions):
        found = SLOPES @ self.coordinates.parameters(points).T - self.likelihood.values[:, None]
        return found, np.zeros((1, len(points)))

    def log_posterior(self, points, distances, missed, used=None):
        spreads = self.coordinates.spreads(points)
        return self.likelihood.log_blocks(distances, spreads, used).sum(axis=0) - 0.5 * (points**2).sum(1)


def test_all_starts_reach_the_same_point_near_the_truth():
    problem = Linear()
    starts = np.random.default_rng(1).standard_normal((3, problem.coordinates.size))
    found = optimum.find(problem, starts, ["small"] * 3)
    assert [one.log_posterior for one in found] == pytest.approx([found[0].log_posterior] * 3, abs=0.05)
    assert problem.coordinates.parameters(found[0].point[None])[0] == pytest.approx(TRUTH, abs=0.15)


def test_draws_spread_as_the_posterior_does_and_rows_left_out_widen_it():
    problem = Linear()
    starts = np.zeros((2, problem.coordinates.size))
    used = np.ones((2, len(SLOPES)), bool)
    used[1, 2:] = False
    whole, part = optimum.find(problem, starts, ["small"] * 2, used)
    sd = [one.draw(4000, np.random.default_rng(2))[:, :3].std(axis=0) for one in (whole, part)]
    assert np.all(sd[0] < 0.5)
    assert np.all(sd[1] > sd[0])
