"""Laboratory read-outs of the states: single osteoblast genes, single cytokines, CTX, bone density.

They act on nothing: for display and for comparison with what was measured.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..units import Number
from .equations import STATES
from .parameters import ParameterSet

# Site -> the places of its matrix and its mineralization among the states.
BONE_STATES = {
    site: (STATES.index(f"{site}_matrix"), STATES.index(f"{site}_mineral"))
    for site in ("spine", "hip", "trabecular")
}


def osteoblast_genes(genes: Number, p: ParameterSet) -> dict[str, Number]:
    """Compute single genes of the program that progesterone's receptor drives.

    Parameters
    ----------
    genes : float or ndarray (women,)
        State G of the equations.
    p : ParameterSet

    Returns
    -------
    dict of str to float or ndarray
        Relative to premenopause. Runx2 is the program itself; the genes behind it follow it by
        powers (assumption: only the order, early to late, is known).
    """
    return {
        "runx2": genes,
        "col1a1": genes**p.h_COL,
        "alp": genes**p.h_ALP,
        "osteocalcin": genes**p.h_OCN,
    }


def cytokines(tone: Number, p: ParameterSet) -> dict[str, Number]:
    """Compute IL-1, IL-6 and TNF-alpha for a level of inflammatory tone.

    Small, graded rises: release by blood cells in a dish rises five- to fifteen-fold
    [clinsci1992], serum levels hardly [cioffi2002]; the first must not be read as the second.

    Parameters
    ----------
    tone : float or ndarray (women,)
        State I of the equations.
    p : ParameterSet

    Returns
    -------
    dict of str to float or ndarray
        Relative to premenopause.
    """
    excess = tone - 1
    return {
        "il1": 1 + p.c_IL1 * excess,
        "il6": 1 + p.c_IL6 * excess,
        "tnf": 1 + p.c_TNF * excess,
    }


def bone_densities(state: Sequence[Number]) -> dict[str, Number]:
    """Compute bone density at each site: matrix times its mineralization, whoever asks.

    Parameters
    ----------
    state : sequence of float or ndarray (women,)
        In the order of `equations.STATES`.

    Returns
    -------
    dict of str to float or ndarray
        By the names in `BONE_STATES`, in units of full mineralization.
    """
    return {site: state[matrix] * state[mineral] for site, (matrix, mineral) in BONE_STATES.items()}


def marker_ctx(breakdown: Number, p: ParameterSet) -> Number:
    """Compute serum CTX from the pace of breakdown.

    CTX moves more than the breakdown that bone density feels: under estrogen it falls by half and
    more, while density gains a few percent.

    Parameters
    ----------
    breakdown : float or ndarray (women,)
        Relative to premenopause.
    p : ParameterSet

    Returns
    -------
    float or ndarray
        Relative to premenopause.
    """
    return breakdown**p.q_CTX
