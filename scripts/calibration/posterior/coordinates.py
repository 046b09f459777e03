"""Coordinates in which every prior is a standard normal distribution.

A parameter has a normal prior cut at its bounds, a spread between trials a half-normal one. Both are
reached from a standard normal number by equal probability. So no point lies outside of the bounds, no
edge has to be guarded, and a distance of 1 means the same for all of them.
"""

from typing import NamedTuple

import numpy as np
from scipy.special import ndtr, ndtri

from model.physiology.parameters import PARAMETERS

WIDEST = 8.0  # standard deviations: beyond them, probabilities cannot be told from 0 or 1


class Prior(NamedTuple):
    """A normal distribution, cut at its bounds."""

    middle: float
    sd: float
    low: float
    high: float


def prior_of(name):
    """Read a parameter's prior from the table: bounds lie about two standard deviations from its value."""
    low, high = PARAMETERS[name].bounds
    return Prior(PARAMETERS[name].value, (high - low) / 4, low, high)


class Coordinates:
    """Parameters by name, then spreads between trials by group.

    Parameters
    ----------
    names : sequence of str
        Free parameters.
    scales : sequence of float
        Scale of the half-normal prior of each group's spread between trials.
    priors : dict of str to Prior, optional
        In place of those of the table.
    """

    def __init__(self, names, scales, priors=None):
        self.names = tuple(names)
        self.scales = np.asarray(scales, float)
        table = np.array([(priors or {}).get(name) or prior_of(name) for name in names])
        self.middle, self.sd, self.low, self.high = table.T
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
