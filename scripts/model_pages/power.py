"""Statistical power and sample size of a trial with two equal arms.

Normal approximation for the difference of two equal arms, two-sided 5 %, before dropout. It is what
a reader can check with a pocket calculator; a simulated trial takes more into account.
"""

from __future__ import annotations

from math import ceil, sqrt
from statistics import NormalDist

_NORMAL = NormalDist()
_Z_95 = _NORMAL.inv_cdf(0.975)


def statistical_power(effect: float, spread: float, women: int) -> float:
    """Return the share of trials whose interval would exclude zero on the right side.

    Parameters
    ----------
    effect : float
        True difference between the arms.
    spread : float
        Standard deviation between women, in the unit of `effect`.
    women : int
        In each arm.
    """
    return _NORMAL.cdf(abs(effect) / _standard_error(spread, women) - _Z_95)


def half_width(spread: float, women: int) -> float:
    """Return half the width of the 95 % interval of the difference."""
    return _Z_95 * _standard_error(spread, women)


def sample_size(effect: float, spread: float, wanted: float) -> int:
    """Return the women per arm with which a share `wanted` of the trials sees the effect."""
    steps = _Z_95 + _NORMAL.inv_cdf(wanted)
    return ceil(2 * (spread * steps / effect) ** 2)


def format_power(effect: float, spread: float, women: int | None, wanted: float | None) -> str:
    """Format the number that an author asks for: how many trials of 100, or how many women in each arm."""
    if women:
        return f"{100 * statistical_power(effect, spread, women):.0f} of 100"
    return f"{sample_size(effect, spread, wanted):,}"


def _standard_error(spread: float, women: int) -> float:
    return spread * sqrt(2 / women)
