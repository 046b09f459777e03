"""Virtual women: how one average woman becomes many, and bands of what they would show.

Each woman is her own reference, so all of them rest in the same healthy state before menopause and
differ in how they respond, by the spreads of `model.simulation.variability`. The draws depend on the seed alone: the
first ten women of a thousand are the ten of ten.
"""

from dataclasses import replace

import numpy as np

from ..physiology.parameters import override
from .run import run
from .variability import CUT, SPREAD, deviation


def draw(count, seed):
    """Draw factors around 1 for each woman.

    Parameters
    ----------
    count : int
    seed : int

    Returns
    -------
    dict of str to ndarray (count,)
        Lognormal with median 1, by the names in `SPREAD`.
    """
    normal = np.random.default_rng(seed).standard_normal((count, len(SPREAD)))
    normal = np.clip(normal, -CUT, CUT)
    return {name: np.exp(normal[:, column] * deviation(name)) for column, name in enumerate(SPREAD)}


def vary(course, p, factors):
    """Apply drawn factors to a course and a parameter set.

    Parameters
    ----------
    course : Course
    p : ParameterSet
    factors : dict of str to ndarray (women,)

    Returns
    -------
    course : Course
    p : ParameterSet
        With arrays (women,) where women differ.
    """
    several = override(
        p,
        iota=p.iota * factors["iota"],
        rho=p.rho * factors["rho"],
        w_LS=p.w_LS * factors["turnover"],
        w_TH=p.w_TH * factors["turnover"],
        gamma=p.gamma * factors["gamma"],
        gamma_H=p.gamma_H * factors["gamma"],
        transition_width=p.transition_width * factors["transition_width"],
    )
    return replace(course, e2_after=course.e2_after * factors["e2_after"]), several


def bands(course, years, p, count, seed, lead_y=0.0, level=0.9):
    """Quantile bands over virtual women.

    Parameters
    ----------
    course : Course
    years : sequence of float
    p : ParameterSet
    count, seed : int
    lead_y : float
    level : float
        Share of women inside the band.

    Returns
    -------
    dict of str to (lower, upper)
        Lists of floats, one entry per year, by series name.
    """
    return quantile_bands(sample(course, years, p, count, seed, lead_y), level)


def sample(course, years, p, count, seed, lead_y=0.0):
    """Run virtual women one beside the other.

    Returns
    -------
    dict of str to ndarray (years, count)
        By series name; the other arguments as in `bands`.
    """
    course, p = vary(course, p, draw(count, seed))
    result = run(course, years, p, lead_y=lead_y)
    found = {}
    for name, column in result.series.items():
        values = found[name] = np.empty((len(years), count))
        for row, value in enumerate(column):
            values[row] = value  # a float where women do not differ
    return found


def quantile_bands(drawn, level=0.9):
    """Bands over women from `sample`; returns what `bands` does."""
    tails = [(1 - level) / 2, (1 + level) / 2]
    found = {}
    for name, values in drawn.items():
        lower, upper = np.quantile(values, tails, axis=1)
        found[name] = (lower.tolist(), upper.tolist())
    return found


LINES = 20  # women drawn one by one
INNER = 0.5  # share of women inside the inner band
END_DOTS = 20  # each stands for one woman in 20


def spreads(drawn, level=0.9):
    """All that a chart may show of the differences between women, for each series.

    Parameters
    ----------
    drawn : dict of str to ndarray (years, women)
        From `sample`.
    level : float
        Share of women inside the band.

    Returns
    -------
    dict of str to dict
        ``lower``, ``upper``, ``level``; for bone density also ``inner_lower``, ``inner_upper``,
        ``inner_level``, ``samples`` (up to 20 women as lines) and ``end_dots`` (20 quantiles of the
        last value).
    """
    outer, inner = quantile_bands(drawn, level), quantile_bands(drawn, INNER)
    found = {}
    for name, values in drawn.items():
        one = found[name] = {"lower": outer[name][0], "upper": outer[name][1], "level": level}
        if "bmd" in name:
            one["inner_lower"], one["inner_upper"] = inner[name]
            one["inner_level"] = INNER
            one["samples"] = values.T[:LINES].tolist()
            one["end_dots"] = np.quantile(values[-1], (np.arange(END_DOTS) + 0.5) / END_DOTS).tolist()
    return found
