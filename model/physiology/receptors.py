"""Receptor binding: from hormone levels to estrogen response and progesterone-receptor dimers.

_Binding settles within minutes, so everything here is algebraic. All results are relative to the
mean over the reference cycle of a healthy premenopausal woman. What is averaged is the occupancy,
never the concentration: dimers are quadratic in occupancy.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ..errors import check_number, check_option
from ..units import NMOL_PER_L_IN_NG_PER_ML_PROGESTERONE, Number
from .hormones import OVULATORY, Cycle
from .parameters import ParameterSet

SAMPLES_PER_DAY = 2  # of a cycle; the means change by less than 1e-6 with twice as many


def occupancy(estradiol: Number, p: ParameterSet | _Binding) -> Number:
    """Compute the share of estrogen response at a level: a Hill curve, not yet relative.

    Parameters
    ----------
    estradiol : float or ndarray, pg/mL
    p : ParameterSet
    """
    level = estradiol**p.n_E
    return level / (level + p.E50**p.n_E)


RECEPTOR_STEEPNESS = 2.0  # assumption: two response elements of the gene, as a mild switch


def receptor_number(estradiol: Number, p: ParameterSet | _Binding) -> Number:
    """Compute progesterone receptors at a level, not yet relative; estrogen induces most of them.

    It takes more estradiol to induce them (half of it at `E_PR`) than to hold breakdown back:
    tissues differ in how much they need, and breakdown of bone needs least.

    Parameters
    ----------
    estradiol : float or ndarray, pg/mL
    """
    level = estradiol**RECEPTOR_STEEPNESS
    return 1 - p.a_PE + p.a_PE * level / (level + p.E_PR**RECEPTOR_STEEPNESS)


def cap_receptors(receptors: Number) -> Number:
    """Limit receptors at lasting levels to the cycle's mean, whatever the estradiol.

    Progesterone itself down-regulates its receptors, so a lasting high level does not accumulate
    them (assumption); without this, estradiol far above the cycle would go on building bone. A
    minimum by arithmetic alone.
    """
    return (receptors + 1 - abs(receptors - 1)) / 2


def dimers(progesterone: Number, p: ParameterSet | _Binding) -> Number:
    """Compute receptor dimers on DNA per squared receptor number, not yet relative.

    PR-A and PR-B bind progesterone independently; the square is the pairing; PR-A counts less
    (assumption, see the parameter alpha_A). At luteal levels most of what the pairs can do is done
    (`K_pair`); far above them the effect falls again: the inverted U of cultured osteoblasts
    [schmidmayr2008].

    Parameters
    ----------
    progesterone : float or ndarray
        Progesterone equivalents, ng/mL.
    """
    a, b = bound_receptors(progesterone, p)
    excess = progesterone / p.K_hi
    pairs = b * b + p.alpha_A * a * a
    return pairs / (pairs + p.K_pair) / (1 + excess * excess)


def bound_receptors(progesterone: Number, p: ParameterSet | _Binding) -> tuple[Number, Number]:
    """Compute bound PR-A and PR-B, each as a share of all receptors.

    Parameters
    ----------
    progesterone : float or ndarray
        Progesterone equivalents, ng/mL.

    Returns
    -------
    tuple of two floats or ndarrays
        PR-A and PR-B; together below 1.
    """
    a = p.f_A * progesterone / (progesterone + p.K_A)
    b = (1 - p.f_A) * progesterone / (progesterone + p.K_B)
    return a, b


GLUCOCORTICOID_KI = {"mpa": 10.8, "progesterone": 215.0}  # nmol/L [koubovec2005]
NMOL_PER_L_IN_NG_PER_ML_MPA = 2.59  # molar mass 386.5 g/mol


def glucocorticoid_share(level: float, hormone: str) -> float:
    """Compute the share of glucocorticoid receptors that a progestogen would occupy, at most.

    This is why the equations have no such term. Taking the whole serum level as free, MPA occupies 1 %
    of the receptors at 2.5 mg a day (mean 0.06 ng/mL), 6 % at 10 mg (0.25 ng/mL [provera]) and 20 to
    30 % with depot injections (1 to 2 ng/mL); most of it is bound to albumin, and the woman's own
    cortisol, ten times more and nearly as tight, competes for the rest. So the effect of tablets is
    too small to see. With depot injections it cannot be told from the loss of estradiol, which
    alone explains what was measured [clark2004]; a term would have no datum of its own. A loss with
    MPA alone (E059) is reported by one small trial and contradicted by another (E063).

    Parameters
    ----------
    level : float
        ng/mL, total.
    hormone : str
        ``mpa`` or ``progesterone``.

    Returns
    -------
    float
        Between 0 and 1, without competition.
    """
    per_ng = {
        "mpa": NMOL_PER_L_IN_NG_PER_ML_MPA,
        "progesterone": NMOL_PER_L_IN_NG_PER_ML_PROGESTERONE,
    }[check_option(hormone, "hormone", GLUCOCORTICOID_KI)]
    check_number(level, "level", 0, unit="ng/mL")
    return level * per_ng / (level * per_ng + GLUCOCORTICOID_KI[hormone])


class Sensed(NamedTuple):
    """What a cell senses, averaged over a cycle, relative to the reference cycle.

    Attributes
    ----------
    estrogen : float
        Response.
    dimers : float
        Per squared receptor number.
    receptors : float
        Progesterone receptors.
    """

    estrogen: Number
    dimers: Number
    receptors: Number = 1.0


# What is taken in the same cycle: progesterone equivalents, ng/mL, and the share of days with them.
Schedule: TypeAlias = tuple[tuple[Number, float], ...]


def mix_days(schedule: Schedule) -> list[tuple[float, Number]]:
    """List the kinds of days that several progestogens make, each on its own share of the days.

    The days of one say nothing about those of another, so a day with both is as likely as the product
    of the two shares.

    Parameters
    ----------
    schedule : tuple of (float, float)

    Returns
    -------
    list of (float, float)
        Share of the days, and the level that is added on them, ng/mL. The shares add up to 1.
    """
    days: list[tuple[float, Number]] = [(1.0, 0.0)]
    for amount, share in schedule:
        taken = [(share * of_days, level + amount) for of_days, level in days]
        days = taken + ([((1 - share) * of_days, level) for of_days, level in days] if share < 1 else [])
    return days


def sense_cycle(
    cycle: Cycle, p: ParameterSet, estradiol_added: Number = 0.0, schedule: Schedule = ()
) -> Sensed:
    """Average what cells sense over one cycle, with or without added hormones.

    Receptors are those of her own estradiol: more of it on top of a cycle adds none, since progesterone
    itself holds them down (assumption).

    Parameters
    ----------
    cycle : Cycle
    p : ParameterSet
    estradiol_added : float, pg/mL
        Added on every day.
    schedule : tuple of (float, float)
        Progestogens that are added, independently of the cycle; see `mix_days`.

    Returns
    -------
    Sensed
    """
    binding = _binding(p)
    reference = _reference(binding)
    response, pairs, number = _cycle_means(cycle, binding, estradiol_added, schedule)
    receptors = number / reference.receptors
    return Sensed(response / reference.estrogen, pairs / reference.dimers / receptors**2, receptors)


def sense_level(estradiol: Number, progesterone: Number, p: ParameterSet) -> Sensed:
    """Compute what cells sense at constant levels (float or ndarray), relative to the reference cycle."""
    reference = _reference(_binding(p))
    # Receptors and dimers peak together in the cycle: the mean of their product makes its 1.
    paired = dimers(progesterone, p) / reference.dimers * reference.receptors**2
    return Sensed(
        occupancy(estradiol, p) / reference.estrogen,
        paired,
        receptor_number(estradiol, p) / reference.receptors,
    )


def _cycle_means(
    cycle: Cycle, p: _Binding, estradiol_added: Number, schedule: Schedule
) -> tuple[Number, Number, Number]:
    """Mean occupancy, mean dimers (receptor number included) and mean receptors over a cycle."""
    try:
        return _cached_cycle_means(cycle, p, estradiol_added, schedule)
    except TypeError:  # arrays (women,) have no hash
        return _average_cycle(cycle, p, estradiol_added, schedule)


def _average_cycle(
    cycle: Cycle, p: _Binding, estradiol_added: Number, schedule: Schedule
) -> tuple[Number, Number, Number]:
    count = int(cycle.length * SAMPLES_PER_DAY)
    days = mix_days(schedule)
    responses: Number = 0.0
    pairs: Number = 0.0
    numbers: Number = 0.0
    for sample in range(count):
        day = cycle.length * (sample + 0.5) / count
        own_estradiol, own = cycle.estradiol(day), cycle.progesterone(day)
        number = receptor_number(own_estradiol, p)
        bound = sum(share * dimers(own + level, p) for share, level in days)
        responses += occupancy(own_estradiol + estradiol_added, p)
        pairs += number * number * bound
        numbers += number
    return responses / count, pairs / count, numbers / count


_cached_cycle_means = lru_cache(maxsize=512)(_average_cycle)


def _reference(binding: _Binding) -> Sensed:
    """Means over the reference cycle that make its response 1.

    Where no pair of receptors can act, there is nothing to compare with: pairs stay at 0.
    """
    response, pairs, number = _cycle_means(OVULATORY, binding, 0.0, ())
    if isinstance(pairs, float):
        return Sensed(response, pairs or 1.0, number)
    return Sensed(response, pairs + (pairs == 0), number)


class _Binding(NamedTuple):
    """The parameters of binding alone: hashable, and the same for every woman."""

    n_E: Number
    E50: Number
    a_PE: Number
    E_PR: Number
    f_A: Number
    K_A: Number
    K_B: Number
    K_hi: Number
    alpha_A: Number
    K_pair: Number


def _binding(p: ParameterSet) -> _Binding:
    return _Binding(*(getattr(p, name) for name in _Binding._fields))
