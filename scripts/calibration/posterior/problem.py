"""The posterior that a calibration explores: priors times likelihood, for many points at once."""

import numpy as np

from model.physiology.many_sets import stack
from model.physiology.parameters import PRIOR, override
from model.trials import follow_up
from model.trials.prediction import best_estimate
from scripts.calibration.posterior.coordinates import Coordinates
from scripts.calibration.posterior.free import FIXED, FREE
from scripts.calibration.posterior.likelihood import Likelihood
from scripts.calibration.posterior.targets import conditions

MOST = 2048  # sets in one pass: the time of a pass hardly depends on them up to here


def simulate(rows, columns, p):
    """Compute what the model says for each row.

    Parameters
    ----------
    rows : list of dict of str to str
    columns : list of str
        What of the prediction.
    p : ParameterSet
        Of arrays (sets,).

    Returns
    -------
    ndarray (rows, sets)
    """
    with np.errstate(all="ignore"):  # what overflows is no number and gets no probability
        found = [np.asarray(best_estimate(row, p)[column]) for row, column in zip(rows, columns, strict=True)]
    follow_up.clear_caches()
    return np.array(np.broadcast_arrays(*found, np.empty(1)))[: len(rows)]


class Problem:
    """Rows, priors and what is free.

    Parameters
    ----------
    rows : list of dict of str to str
        From `targets.targets`.
    names : sequence of str
        Free parameters.
    priors : dict of str to Prior, optional
        In place of those of the table.
    base : ParameterSet
        What is not free.
    """

    def __init__(self, rows, names=FREE, priors=None, base=PRIOR):
        self.likelihood = Likelihood(rows)
        self.coordinates = Coordinates(names, self.likelihood.scales(), priors)
        self.base = base

    def values(self, points, positions):
        """Compute parameters by name (sets,), with what each set's position of the switch fixes.

        Parameters
        ----------
        points : ndarray (sets, size)
        positions : sequence of str
            One for each point.
        """
        columns = dict(zip(self.coordinates.names, self.coordinates.parameters(points).T, strict=True))
        for position, fixed in FIXED.items():
            here = np.array([one == position for one in positions])
            for name, value in fixed.items():
                columns[name] = np.where(here, value, columns[name])
        return columns

    def one(self, point, position):
        """Build the parameter set of one point."""
        values = self.values(np.asarray(point)[None], [position])
        return override(self.base, **{name: float(column[0]) for name, column in values.items()})

    def compare(self, points, positions):
        """Run the model.

        Returns
        -------
        distances : ndarray (rows, sets)
            Model less measured.
        missed : ndarray (conditions, sets)
        """
        found = []
        for at in range(0, len(points), MOST):
            part = slice(at, at + MOST)
            p = stack(self.base, self.values(points[part], positions[part]))
            predicted = simulate(self.likelihood.rows, self.likelihood.columns, p)
            found.append((predicted - self.likelihood.values[:, None], conditions(p)))
        distances, missed = zip(*found, strict=True)
        return np.concatenate(distances, axis=1), np.concatenate(missed, axis=1)

    def log_posterior(self, points, distances, missed, used=None):
        """Compute the log of the posterior density in these coordinates (sets,), normalized prior."""
        spreads = self.coordinates.spreads(points)
        with np.errstate(all="ignore"):
            found = self.likelihood.log_blocks(distances, spreads, used).sum(axis=0)
            found -= 0.5 * (missed**2).sum(axis=0)
        found -= 0.5 * (points**2).sum(axis=1) + 0.5 * points.shape[1] * np.log(2 * np.pi)
        return np.where(np.isfinite(found), found, -np.inf)
