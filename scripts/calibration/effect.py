"""Progesterone's own effect with its sign left open: how probable is it that it builds bone at all?

The three positions of the switch take for granted that progesterone's receptor does not turn genes
of builders down. Here the prior is the same on both sides of zero, so that what comes out is what
the trials say.
"""

import numpy as np

from model.physiology.many_sets import stack
from model.physiology.parameters import PRIOR, ParameterSet
from scripts.calibration import optimum
from scripts.calibration.coordinates import Prior, prior_of
from scripts.calibration.problem import Problem, simulate

OPEN_SIGN = Prior(0.0, prior_of("a_G").sd, -prior_of("a_G").high, prior_of("a_G").high)
PER_YEAR = "difference_pct"
WOMAN = {"bibkey": "", "outcome": "spine_bmd", "report": "per_year", "time_months": "24"}
# What is asked of each sampled set: percent a year at the spine over two years, difference of arms.
QUESTIONS = {
    "after menopause, alone": {
        "stage": "natural",
        "start_y": "4",
        "treatment": "progesterone_oral:1",
        "control": "none",
    },
    "after menopause, with estrogen": {
        "stage": "natural",
        "start_y": "4",
        "treatment": "estrogen:1+progesterone_oral:1",
        "control": "estrogen:1",
    },
    "before menopause, cycles with an egg against cycles without": {
        "stage": "premenopausal",
        "treatment": "cycle:ovulatory",
        "control": "cycle:anovulatory",
    },
}


class AnySign(ParameterSet):
    """A parameter set that may hold what no parameter of that kind can be."""

    def __post_init__(self):
        """Refuse nothing."""


def open_problem(rows):
    """Build the posterior in which progesterone's share of the gene program may be below zero."""
    return Problem(rows, priors={"a_G": OPEN_SIGN}, base=AnySign(**vars(PRIOR)))


def without_mpa(rows):
    """Leave out the rows of MPA, which the model counts as an amount of progesterone."""
    return [row for row in rows if not any("mpa" in row.get(c, "") for c in ("treatment", "before"))]


def find_open(problem, start):
    """Find the most probable point from other parameters (size,), with no effect and one of either sign."""
    at = problem.coordinates.names.index("a_G")
    starts = np.zeros((3, problem.coordinates.size))
    starts[:, : len(start)] = start
    starts[:, at] = (-0.5, 0.0, 0.5)
    found = optimum.find(problem, starts, ["small"] * len(starts))
    return max(found, key=lambda one: one.log_posterior)


def summarize(problem, points):
    """Compute the probability that progesterone builds, and its size in percent a year.

    Returns
    -------
    dict
        ``prior`` (middle, sd, low, high of `a_G`), ``probability`` that `a_G` is above zero, its
        ``median``, ``low`` and ``high`` (95 %), and by question of `QUESTIONS` the same of percent
        a year.
    """
    values = problem.values(points, ["small"] * len(points))
    rows = [WOMAN | question for question in QUESTIONS.values()]
    sizes = simulate(rows, [PER_YEAR] * len(rows), stack(problem.base, values))
    found = {"prior": list(OPEN_SIGN), "a_G": _range(values["a_G"])}
    found["per_year"] = {name: _range(size) for name, size in zip(QUESTIONS, sizes, strict=True)}
    return found


def _range(values):
    low, median, high = np.quantile(values, [0.025, 0.5, 0.975])
    return {
        "probability": round(float(np.mean(values > 0)), 4),
        "median": round(float(median), 3),
        "low": round(float(low), 3),
        "high": round(float(high), 3),
    }
