"""Laboratory read-outs of the states: single osteoblast genes, single cytokines, density of the hip.

They settle within hours to days and act on nothing: for display. All are 1 at baseline.
"""

from __future__ import annotations

from ..units import Number
from .parameters import ParameterSet


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


def hip_density(matrix: Number, mineral: Number, age: Number, p: ParameterSet) -> Number:
    """Compute areal density of the hip as a scan sees it, in units of full mineralization.

    With age the bone grows wider and its shell thinner; the same mineral over a larger area is a
    lower density. Hormones do not bring that back.

    Parameters
    ----------
    matrix, mineral : float or ndarray (women,)
        States of the hip.
    age : float or ndarray (women,)
        Factor of age on osteoblasts, 1 where ageing plays no part.
    p : ParameterSet

    Returns
    -------
    float or ndarray (women,)
    """
    return matrix * mineral * age**p.k_H
