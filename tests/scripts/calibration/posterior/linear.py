"""A problem whose answer is known: rows that are linear in three parameters."""

import numpy as np

from scripts.calibration.posterior.coordinates import Coordinates
from scripts.calibration.posterior.likelihood import Likelihood

TRUTH = np.array([8.0, 3.5, 0.5])
NAMES = ("E50", "n_E", "a_PE")
SLOPES = np.random.default_rng(0).standard_normal((12, 3)) / [3.0, 1.0, 0.3]


class Linear:
    """Has what the search and the sampling ask of a problem."""

    def __init__(self, se="0.05"):
        rows = [
            {"id": f"R{i:02}", "bibkey": f"t{i:02}", "outcome": "spine_bmd", "report": "total", "se": se}
            | {"arm_mean_change_pct": f"{value:.6f}"}
            for i, value in enumerate(SLOPES @ TRUTH)
        ]
        self.likelihood = Likelihood(rows)
        self.coordinates = Coordinates(NAMES, self.likelihood.scales())

    def compare(self, points, positions):
        found = SLOPES @ self.coordinates.parameters(np.asarray(points)).T - self.likelihood.values[:, None]
        return found, np.zeros((1, len(points)))

    def log_posterior(self, points, distances, missed, used=None):
        spreads = self.coordinates.spreads(points)
        logs = self.likelihood.log_blocks(distances, spreads, used).sum(axis=0) - 0.5 * (points**2).sum(1)
        return logs - 0.5 * points.shape[1] * np.log(2 * np.pi)
