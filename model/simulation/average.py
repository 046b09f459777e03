"""How sure the model is of the average woman: her course by each draw of the parameters.

Draws are what published trials leave open in the parameters; they are no women. How women differ
from her is `population`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..physiology.parameters import ParameterSet
from ..units import Number
from .population import quantile_bands, stack_columns

if TYPE_CHECKING:
    from .population import Array

LEVEL = 0.95  # share of the draws inside the band: 19 of 20


def sample_average(
    follow: Callable[[ParameterSet], Mapping[str, Sequence[Number]]], posterior: ParameterSet
) -> dict[str, Array]:
    """Follow the average woman once for each draw, in one run.

    Parameters
    ----------
    follow : callable
        ``follow(p) -> series``: her course with a parameter set, as `run.run` gives it.
    posterior : ParameterSet
        From `many_sets.posterior_set`, and changed as the question asks.

    Returns
    -------
    dict of str to ndarray (years, draws)
        By series name.
    """
    draws = max((value.size for value in vars(posterior).values() if hasattr(value, "size")), default=1)
    return stack_columns(follow(posterior), draws)


def summarize_average(sampled: Mapping[str, Array], level: float = LEVEL) -> dict[str, dict[str, Any]]:
    """Compute where the line of the average woman may lie, for each series of bone density.

    Parameters
    ----------
    sampled : dict of str to ndarray (years, draws)
        From `sample_average`.
    level : float
        Share of the draws inside the band.

    Returns
    -------
    dict of str to dict
        ``average_lower``, ``average_upper``, ``average_level``.
    """
    bands = quantile_bands({name: values for name, values in sampled.items() if "bmd" in name}, level)
    return {
        name: {"average_lower": lower, "average_upper": upper, "average_level": level}
        for name, (lower, upper) in bands.items()
    }
