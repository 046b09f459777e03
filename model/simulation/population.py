"""Virtual women: the average woman varied by random factors, and bands of what they would show.

Each woman is her own reference, so all of them start from the same healthy state before menopause
and differ in how they respond, by the coefficients of `variability`. The draws depend on the seed
alone: the first ten women of a thousand are the ten of ten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import RequestError, check_kind, check_number, check_whole
from ..physiology.parameters import ParameterSet, override
from ..units import Number
from .course import Course
from .course_limits import check_years
from .run import run
from .variability import CUTOFF_SD, CV, log_sd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


MOST_WOMEN = 1_000_000  # what the memory of a computer holds


def draw_factors(count: int, seed: int) -> dict[str, Array]:
    """Draw factors around 1 for each woman.

    Parameters
    ----------
    count : int
    seed : int

    Returns
    -------
    dict of str to ndarray (count,)
        Lognormal with median 1, by the names in `CV`.
    """
    check_whole(count, "count", 1, MOST_WOMEN)
    check_whole(seed, "seed", 0)
    normal = np.random.default_rng(seed).standard_normal((count, len(CV)))
    normal = np.clip(normal, -CUTOFF_SD, CUTOFF_SD)
    return {name: np.exp(normal[:, column] * log_sd(name)) for column, name in enumerate(CV)}


def apply_factors(
    course: Course, p: ParameterSet, factors: Mapping[str, Array]
) -> tuple[Course, ParameterSet]:
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
    check_kind(course, "course", Course)
    check_kind(p, "p", ParameterSet)
    if not isinstance(factors, Mapping) or set(factors) != set(CV):
        raise RequestError(f"'factors' must have these names: {', '.join(CV)}.", "factors")
    for name, values in factors.items():
        check_number(values, name, 0, above=True, many=True)
    varied = override(
        p,
        iota=p.iota * factors["iota"],
        rho=p.rho * factors["rho"],
        w_LS=p.w_LS * factors["turnover"],
        w_TH=p.w_TH * factors["turnover"],
        gamma=p.gamma * factors["gamma"],
        gamma_H=p.gamma_H * factors["gamma"],
        transition_width=p.transition_width * factors["transition_width"],
        s_age=p.s_age * factors["s_age"],
    )
    return replace(course, e2_after=course.e2_after * factors["e2_after"]), varied


def sample_bands(
    course: Course,
    years: Sequence[float],
    p: ParameterSet,
    count: int,
    seed: int,
    lead_y: float = 0.0,
    level: float = 0.9,
) -> dict[str, tuple[list[float], list[float]]]:
    """Simulate virtual women and compute quantile bands over them.

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
    return quantile_bands(sample_women(course, years, p, count, seed, lead_y), level)


def sample_women(
    course: Course, years: Sequence[float], p: ParameterSet, count: int, seed: int, lead_y: float = 0.0
) -> dict[str, Array]:
    """Simulate virtual women in one run.

    Returns
    -------
    dict of str to ndarray (years, count)
        By series name; the other arguments as in `sample_bands`.
    """
    varied, p = apply_factors(course, p, draw_factors(count, seed))
    return stack_columns(run(varied, check_years(years, lead_y), p, lead_y=lead_y).series, count)


def stack_columns(series: Mapping[str, Sequence[Number]], count: int) -> dict[str, Array]:
    """Make one array of each series whose entries are arrays (count,) or, where none differ, floats.

    Returns
    -------
    dict of str to ndarray (years, count)
        By series name.
    """
    found = {}
    for name, column in series.items():
        values = found[name] = np.empty((len(column), count))
        for row, value in enumerate(column):
            values[row] = value  # a float where none of them differ
    return found


def quantile_bands(
    women: Mapping[str, Array], level: float = 0.9
) -> dict[str, tuple[list[float], list[float]]]:
    """Compute bands over the columns of `stack_columns`; returns what `sample_bands` does."""
    check_number(level, "level", 0, 1)
    if not isinstance(women, Mapping) or not all(map(_is_table, women.values())):
        raise RequestError("'women' must be arrays (years, women) by the names of series.", "women")
    tails = [(1 - level) / 2, (1 + level) / 2]
    found = {}
    for name, values in women.items():
        lower, upper = np.quantile(values, tails, axis=1)
        found[name] = (lower.tolist(), upper.tolist())
    return found


def _is_table(values: Any) -> bool:
    return (
        isinstance(values, np.ndarray) and values.ndim == 2 and values.size > 0 and values.dtype.kind in "fiu"
    )


MAX_LINES = 20  # women drawn one by one
END_DOTS = 20  # each stands for one woman in 20


def summarize_women(women: Mapping[str, Array], level: float = 0.9) -> dict[str, dict[str, Any]]:
    """Compute all that a chart may show of the differences between women, for each series.

    Parameters
    ----------
    women : dict of str to ndarray (years, women)
        From `sample_women`.
    level : float
        Share of women inside the band.

    Returns
    -------
    dict of str to dict
        ``lower``, ``upper``, ``level``; for bone density also ``samples`` (up to 20 women as lines)
        and ``end_dots`` (20 quantiles of the last value).
    """
    bands = quantile_bands(women, level)
    found = {}
    for name, values in women.items():
        summary: dict[str, Any] = {"lower": bands[name][0], "upper": bands[name][1], "level": level}
        if "bmd" in name:
            summary["samples"] = values.T[:MAX_LINES].tolist()
            quantiles = (np.arange(END_DOTS) + 0.5) / END_DOTS
            summary["end_dots"] = np.quantile(values[-1], quantiles).tolist()
        found[name] = summary
    return found
