"""Many conditions side by side, as arrays: what the same woman does at each pair of levels."""

import numpy as np

from .run import run


def change_per_year(course, estradiol, progesterone, first, last, p, lead_y, name):
    """Mean yearly change of a series for every pair of levels, in one run.

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
        Series of `simulate.SERIES`.

    Returns
    -------
    list of float
        Percent of the value at `first`, per year; one for each pair.
    """
    pairs = course(np.array(estradiol, dtype=float), np.array(progesterone, dtype=float))
    values = run(pairs, [first, last], p, lead_y).series[name]
    change = 100 * (values[-1] / values[0] - 1) / (last - first)
    return (change + np.zeros(len(estradiol))).tolist()
