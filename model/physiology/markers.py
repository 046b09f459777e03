"""Laboratory markers of breakdown, which do not all move as much as serum CTX."""

from __future__ import annotations

from ..units import Number
from .parameters import ParameterSet


def marker_change(relative: Number, outcome: str, marker: str, p: ParameterSet) -> Number:
    """Convert a modeled outcome to the marker that a laboratory measured.

    Parameters
    ----------
    relative : float
        The model's outcome relative to its start; breakdown stands for serum CTX.
    outcome : str
        One of `follow_up.OUTCOMES`.
    marker : str
        What was measured, in the words of the evidence table. Urinary NTX moves less than CTX;
        where a row names both, CTX counts.
    p : ParameterSet

    Returns
    -------
    float
        The marker relative to its start.
    """
    if outcome == "ctx" and "NTX" in marker and "CTX" not in marker:
        return relative**p.q_NTX
    return relative
