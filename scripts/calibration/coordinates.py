"""Coordinates in which every prior is a standard normal distribution.

A parameter has a normal prior cut at its bounds, a spread between trials a half-normal one. Both are
reached from a standard normal number by equal probability. So no point lies outside of the bounds, no
edge has to be guarded, and a distance of 1 means the same for all of them.
"""

import numpy as np
from scipy.special import ndtr, ndtri

from model.physiology.parameters import PARAMETERS

WIDEST = 8.0  # standard deviations: beyond them, probabilities cannot be told from 0 or 1


def prior_sd(name):
    """Compute a prior's standard deviation: bounds lie about two of them from the middle."""
    low, high = PARAMETERS[name].bounds
    return (high - low) / 4


class Coordinates:
    """Parameters by name, then spreads between trials by group.

    Parameters
    ----------
    names : sequence of str
        Free parameters.
    scales : sequence of float
        Scale of the half-normal prior of each group's spread between trials.
    """

    def __init__(self, names, scales):
        self.names = tuple(names)
        self.scales = np.asarray(scales, float)
        self.middle = np.array([PARAMETERS[name].value for name in names])
        self.sd = np.array([prior_sd(name) for name in names])
        self.low, self.high = np.array([PARAMETERS[name].bounds for name in names]).T
        self._from = ndtr((self.low - self.middle) / self.sd)
        self._to = ndtr((self.high - self.middle) / self.sd)
        self.count = len(names)  # of parameters; spreads follow
        self.size = self.count + len(self.scales)

    def parameters(self, points):
        """Compute parameters (sets, parameters) of points (sets, size or more)."""
        share = ndtr(np.clip(points[..., : self.count], -WIDEST, WIDEST))
        found = self.middle + self.sd * ndtri(self._from + share * (self._to - self._from))
        return np.clip(found, self.low, self.high)

    def points(self, parameters):
        """Compute the places (sets, parameters) of parameters; those on a bound come as near as can be."""
        share = (ndtr((parameters - self.middle) / self.sd) - self._from) / (self._to - self._from)
        tail = ndtr(-WIDEST / 2)
        return ndtri(np.clip(share, tail, 1 - tail))

    def spreads(self, points):
        """Compute spreads between trials (sets, groups) of points (sets, size)."""
        # The upper tail mirrored, so that nothing is lost near 1.
        tail = ndtr(-np.clip(points[..., self.count :], -WIDEST, WIDEST)) / 2
        return -self.scales * ndtri(tail)
