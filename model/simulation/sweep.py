"""Simulate many conditions in one run, as arrays: what the same woman does at each pair of levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..errors import RequestError, check_option
from ..physiology.parameters import ParameterSet
from ..units import Number
from .run import SERIES, AnyCourse, run


def change_per_year(
    course: Callable[[Number, Number], AnyCourse],
    estradiol: Sequence[float],
    progesterone: Sequence[float],
    first: float,
    last: float,
    p: ParameterSet,
    lead_y: float,
    name: str,
) -> list[float]:
    """Compute the mean yearly change of a series for every pair of levels, in one run.

    Parameters
    ----------
    course : callable
        ``course(estradiol, progesterone) -> course of life``, given arrays (conditions,).
    estradiol, progesterone : sequence of float
        pg/mL and ng/mL, of equal length: one pair for each condition.
    first, last : float
        Years of the run between which the change is taken.
    p : ParameterSet
    lead_y : float
        Years to run before `first`.
    name : str
        Series of `run.SERIES`.

    Returns
    -------
    list of float
        Percent of the value at `first`, per year; one for each pair.
    """
    check_option(name, "series", SERIES)
    if len(estradiol) != len(progesterone) or not first < last:
        raise RequestError(
            "A sweep needs as many levels of one hormone as of the other, and 'first' before 'last'."
        )
    pairs = course(np.array(estradiol, dtype=float), np.array(progesterone, dtype=float))
    values = run(pairs, [first, last], p, lead_y).series[name]
    change = 100 * (values[-1] / values[0] - 1) / (last - first)
    per_year: list[float] = (change + np.zeros(len(estradiol))).tolist()
    return per_year
