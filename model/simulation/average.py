"""How sure the model is of the average woman: her course by each draw of the parameters.

Draws are what published trials leave open in the parameters; they are no women. How women differ
from her is `population`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .population import quantile_bands

if TYPE_CHECKING:
    from .population import Array

LEVEL = 0.95  # share of the draws inside the band: 19 of 20


def summarize_average(sampled: Mapping[str, Array], level: float = LEVEL) -> dict[str, dict[str, Any]]:
    """Compute where the line of the average woman may lie, for each series of bone density.

    Parameters
    ----------
    sampled : dict of str to ndarray (years, draws)
        From `population.stack_columns`.
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
