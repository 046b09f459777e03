"""Repeated trials of the same true effect, each with its own women and scans: chance in a trial.

Normal distributions throughout; the interval is that of a difference of two means with unequal
spread. NumPy, because a thousand trials of hundreds of women are drawn at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from ..errors import RequestError, check_number, check_whole

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Summary: TypeAlias = tuple[NDArray[np.int_], Array, Array]  # women, mean, variance of the mean

STANDARD = NormalDist()
LEVEL = 0.95
MOST_SCANS = 100_000_000  # of an arm, in all its repeats: what the memory of a computer holds
HIGHEST_LEVEL = 0.9999  # an interval with everything in it has no ends


def repeat(
    true_means: Sequence[float],
    women: int,
    sd: float,
    dropout: float,
    scan_sd: float,
    repeats: int,
    seed: int,
) -> list[dict[str, Any]]:
    """Draw trials and estimate the difference of each arm from the first.

    Parameters
    ----------
    true_means : sequence of float
        True mean yearly change of each arm, percent a year; the first is the comparison.
    women : int
        Randomized to each arm.
    sd : float
        Spread between women of the true yearly change, percent a year.
    dropout : float
        Chance that a woman is not scanned again, 0 to below 1.
    scan_sd : float
        Spread that two scans add to a yearly change, percent a year.
    repeats : int
        Number of trials.
    seed : int

    Returns
    -------
    list of dict
        For each arm after the first: ``estimates``, ``lower``, ``upper`` (arrays (repeats,), of the
        difference, percent a year) and ``women`` (mean number with both scans).
    """
    if not isinstance(true_means, (list, tuple)) or not true_means:
        raise RequestError("'true_means' must be a list of at least one number.", "true_means")
    for mean in true_means:
        check_number(mean, "true_means", unit="% a year")
    check_whole(women, "women", 2, MOST_SCANS)
    check_number(sd, "sd", 0, unit="% a year")
    check_number(dropout, "dropout", 0, 1)
    check_number(scan_sd, "scan_sd", 0, unit="% a year")
    check_whole(repeats, "repeats", 1, MOST_SCANS // women, " with so many women")
    check_whole(seed, "seed", 0)
    random = np.random.default_rng(seed)
    spread = np.hypot(sd, scan_sd)
    arms = []
    for mean in true_means:
        values = mean + spread * random.standard_normal((repeats, women))
        # Drawn after the values, so that the same women are measured whatever the dropout.
        stays = random.random((repeats, women)) >= dropout
        stays[:, :2] = True  # a mean and its spread need two women
        arms.append(_summarize(values, stays))
    first = arms[0]
    return [_difference(arm, first) for arm in arms[1:]]


def _summarize(values: Array, stays: NDArray[np.bool_]) -> Summary:
    """Summarize each trial's arm by its women, their mean and the variance of that mean."""
    count = stays.sum(axis=1)
    mean = (values * stays).sum(axis=1) / count
    squares = (((values - mean[:, None]) ** 2) * stays).sum(axis=1)
    return count, mean, squares / (count - 1) / count


def _difference(arm: Summary, first: Summary) -> dict[str, Any]:
    """Estimate the difference of an arm from the first, with its interval."""
    count, mean, variance = arm
    count_0, mean_0, variance_0 = first
    total = variance + variance_0
    freedom = total**2 / (variance**2 / (count - 1) + variance_0**2 / (count_0 - 1))
    half = student_quantile(freedom) * np.sqrt(total)
    estimates = mean - mean_0
    return {
        "estimates": estimates,
        "lower": estimates - half,
        "upper": estimates + half,
        "women": float(count.mean()),
    }


def student_quantile(freedom: Array, level: float = LEVEL) -> Array:
    """Compute the two-sided quantile of Student's distribution from that of the normal one.

    Parameters
    ----------
    freedom : float or ndarray
        Degrees of freedom; within 1 % from 4 upwards.
    level : float
        Share inside of the interval.
    """
    check_number(freedom, "freedom", 0, above=True, many=True)
    check_number(level, "level", 0, HIGHEST_LEVEL)
    freedom = np.asarray(freedom, dtype=float)
    z = STANDARD.inv_cdf((1 + level) / 2)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3
