"""How age lowers bone formation apart from hormones: a slow fall of matrix made per osteoblast.

A closed form of the years since a reference, so that nothing in the equations keeps a clock of its
own: shifting the final period and the treatments by a year shifts everything by a year.
"""

from __future__ import annotations

from ..units import Number

ONSET_WIDTH = 5.5  # years before and after over which the fall sets in; assumption: no jump in a rate


def formation_capacity(years: Number, slope: Number) -> Number:
    """Compute the matrix made per osteoblast relative to the reference.

    Parameters
    ----------
    years : float
        Since the reference: the final menstrual period or surgery. Well before it the result is 1.
    slope : float or ndarray (women,)
        Share lost per year, at first (`ParameterSet.s_age`); 0 switches ageing off.

    Returns
    -------
    float or ndarray (women,)
        1 / (1 + slope * years) well after the reference, which never reaches 0.
    """
    begun, settled = years + ONSET_WIDTH, years - ONSET_WIDTH
    begun += abs(begun)  # twice the value where it is positive, else 0: no branch, so that it can
    settled += abs(settled)  # be traced
    elapsed = (begun * begun - settled * settled) / (16 * ONSET_WIDTH)
    return 1 / (1 + slope * elapsed)
