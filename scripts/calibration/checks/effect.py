"""Progesterone's own effect with its sign left open: how probable is it that it builds bone at all?

The three positions of the switch take for granted that progesterone's receptor does not turn genes
of builders down. Here the prior is the same on both sides of zero, so that what comes out is what
the trials say.
"""

import numpy as np

from model.physiology.many_sets import stack
from model.physiology.parameters import PRIOR, ParameterSet
from scripts.calibration.posterior import optimum
from scripts.calibration.posterior.coordinates import Prior, prior_of
from scripts.calibration.posterior.problem import Problem, simulate

OPEN_SIGN = Prior(0.0, prior_of("a_G").sd, -prior_of("a_G").high, prior_of("a_G").high)
DRAWS = 4000  # of a normal approximation
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


def has_mpa(row):
    """Tell whether a row is one of MPA, which the model counts as an amount of progesterone."""
    return any("mpa" in row.get(column, "") for column in ("treatment", "before"))


def is_transition(row):
    """Tell whether a row is one of loss around the final period, which sets in before estrogen falls."""
    untreated = row["treatment"] == "none" and not row.get("before") and not row.get("control")
    return row["stage"] == "natural" and untreated and float(row.get("start_y") or 5) < 5


def is_cycle(row):
    """Tell whether a row compares cycles with an egg and without."""
    return row["treatment"].startswith("cycle:")


def has_progesterone(row):
    """Tell whether a row is one of progesterone as a treatment."""
    return "progesterone" in row["treatment"]


# What is left out -> whether a row belongs to it.
SOURCES = {
    "nothing": lambda _: False,
    "trials of progesterone": has_progesterone,
    "trials of MPA": has_mpa,
    "cycles without an egg": is_cycle,
    "loss around the final period": is_transition,
    "the last three": lambda row: has_mpa(row) or is_cycle(row) or is_transition(row),
}


def weigh_sources(problem, point, seed, tell):
    """Compute how probable an effect above zero is without some rows, by the normal approximation.

    Returns
    -------
    dict of str to dict
        By what is left out: ``rows`` that are, and of `a_G` what `summarize` gives.
    """
    rows = problem.likelihood.rows
    used = np.array([[not belongs(row) for row in rows] for belongs in SOURCES.values()])
    starts = np.repeat(point[None], len(SOURCES), axis=0)
    fits = optimum.find(problem, starts, ["small"] * len(SOURCES), used, tell)
    found = {}
    for name, kept, fit in zip(SOURCES, used, fits, strict=True):
        points = fit.draw(DRAWS, np.random.default_rng(seed))
        values = problem.values(points, ["small"] * DRAWS)["a_G"]
        found[name] = {"rows": int(np.sum(~kept))} | _range(values)
    return found


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
