"""Estradiol and progesterone over time: the cycle, the natural transition, surgery.

Levels in pg/mL (estradiol) and ng/mL (progesterone); days of a cycle count from the first day of
bleeding. Only arithmetic is used, so times and widths may be floats, arrays or symbols.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import e

from ..errors import check_kind, check_number
from ..units import Number

# Shape of a cycle, scaled to the reference cycle of 28 days with 14 after ovulation.
# Medians of [anckaert2021] (evidence E033, E034): estradiol 54, 206 and 112 pg/mL before, around and
# after ovulation; progesterone 0.07 and 9.1 ng/mL (95th centile 14.6) before and after. The widths of
# the waves are an assumption: textbook curves.
ESTRADIOL_BASE = 45.0  # pg/mL
ESTRADIOL_OVULATORY_WAVE = 205.0  # pg/mL above base, one day before ovulation
ESTRADIOL_LUTEAL_WAVE = 85.0  # pg/mL above base, in the middle of the luteal phase
PROGESTERONE_BASE = 0.07  # ng/mL
REFERENCE_LENGTH = 28  # days
REFERENCE_LUTEAL = 14  # days
REFERENCE_PEAK = 14.0  # ng/mL

LONGEST = 400  # days, between two bleedings: more is no cycle
DAYS_OF_BLEEDING = 5  # assumption: for the calendar only


@dataclass(frozen=True)
class Cycle:
    """One menstrual cycle.

    Parameters
    ----------
    length : float
        Days.
    luteal : float
        Days from ovulation to the next bleeding.
    peak : float
        Highest progesterone, ng/mL.
    ovulation : bool
        Without it progesterone stays at its base; estradiol is left as it is, so that the two
        cycles differ in progesterone alone (assumption; measured estradiol varies more).
    estradiol_factor : float or ndarray (women,)
        Her estradiol relative to that of other women's cycles.
    """

    length: float = REFERENCE_LENGTH
    luteal: float = REFERENCE_LUTEAL
    peak: float = REFERENCE_PEAK
    ovulation: bool = True
    estradiol_factor: Number = 1.0

    def __post_init__(self) -> None:
        """Refuse a cycle that cannot be."""
        check_number(self.length, "length", 1, LONGEST, "days")
        check_number(self.luteal, "luteal", 0, self.length, "days", above=True)
        check_number(self.peak, "peak", 0, unit="ng/mL")
        check_kind(self.ovulation, "ovulation", bool)
        check_number(self.estradiol_factor, "estradiol_factor", 0, many=True)

    @property
    def ovulation_day(self) -> float:
        """Day of ovulation."""
        return self.length - self.luteal

    def estradiol(self, day: Number) -> Number:
        """Compute estradiol in pg/mL on a day of the cycle (float or ndarray)."""
        scale = self.luteal / REFERENCE_LUTEAL
        return self.estradiol_factor * (
            ESTRADIOL_BASE
            + ESTRADIOL_OVULATORY_WAVE * _wave(day, self.ovulation_day - 1, 1.8, self.length)
            + ESTRADIOL_LUTEAL_WAVE
            * _wave(day, self.ovulation_day + self.luteal / 2, 3.2 * scale, self.length)
        )

    def progesterone(self, day: Number) -> Number:
        """Compute progesterone in ng/mL on a day of the cycle (float or ndarray)."""
        if not self.ovulation:
            return PROGESTERONE_BASE + 0.0 * day
        scale = self.luteal / REFERENCE_LUTEAL
        height = max(self.peak - PROGESTERONE_BASE, 0.0)
        return PROGESTERONE_BASE + height * _wave(
            day, self.ovulation_day + self.luteal / 2, 2.6 * scale, self.length
        )

    def mean_estradiol(self) -> Number:
        """Compute mean estradiol over the cycle, pg/mL."""
        return self.estradiol_factor * self._find_means()[0]

    def mean_progesterone(self) -> Number:
        """Compute mean progesterone over the cycle, ng/mL."""
        return self._find_means()[1]

    def _find_means(self) -> tuple[float, float]:
        return _mean_levels(self.length, self.luteal, self.peak, self.ovulation)


@lru_cache(maxsize=64)  # every run needs them, of few cycles
def _mean_levels(length: float, luteal: float, peak: float, ovulation: bool) -> tuple[float, float]:
    """Compute mean estradiol, at a factor of 1, and mean progesterone over a cycle."""
    cycle = Cycle(length, luteal, peak, ovulation)
    count = 4 * int(cycle.length)
    days = [cycle.length * (sample + 0.5) / count for sample in range(count)]
    return sum(map(cycle.estradiol, days)) / count, sum(map(cycle.progesterone, days)) / count


OVULATORY = Cycle()
ANOVULATORY = Cycle(ovulation=False)
SHORT_LUTEAL = Cycle(luteal=9, peak=7.5)  # assumption: a short, low luteal phase


def skip_ovulation(cycle: Cycle, estradiol_factor: Number = 1.0) -> Cycle:
    """Describe a cycle without its ovulation.

    Parameters
    ----------
    cycle : Cycle
    estradiol_factor : float
        In the transition to menopause above 1: follicles that do not rupture go on making estradiol.
    """
    return replace(cycle, ovulation=False, estradiol_factor=estradiol_factor)


CYCLES = {"ovulatory": OVULATORY, "anovulatory": ANOVULATORY, "short_luteal": SHORT_LUTEAL}


def _wave(day: Number, center: float, width: float, length: float) -> Number:
    """A Gaussian wave that wraps around the cycle, so that hormones are continuous at its ends."""
    now, turn = (day - center) / width, length / width
    return e ** (-0.5 * (now - turn) ** 2) + e ** (-0.5 * now**2) + e ** (-0.5 * (now + turn) ** 2)


def estrogen_share(years: Number, width: Number) -> Number:
    """Compute the share of premenopausal estrogen that remains at a time from the final menstrual period.

    A logistic curve: the fall starts about 2 years before, is steepest at the final period and
    levels off 2.2 years after [randolph2011] (E032).

    Parameters
    ----------
    years : float
        From the final menstrual period.
    width : float or ndarray (women,)
        Years; the wider, the slower the fall.
    """
    return 1 / (1 + e ** _limit(years / width))


def ovulatory_share(years: Number, middle: Number, width: Number) -> Number:
    """Compute the share of cycles with ovulation, which falls earlier than estrogen does.

    Parameters
    ----------
    years : float
        From the final menstrual period.
    middle, width : float
        Years; when half of the cycles are anovulatory, and how fast the share falls.
    """
    return 1 / (1 + e ** _limit((years - middle) / width))


def _limit(exponent: Number) -> Number:
    """Cap an exponent at 300 before it overflows, without a branch (float or ndarray)."""
    return (exponent + 300 - abs(exponent - 300)) / 2


def ramp(years: Number, duration: float) -> Number:
    """Compute a smooth fall from 1 to 0 over `duration` years from time 0 (a step when 0)."""
    if years <= 0:
        return 1.0
    if years >= duration:
        return 0.0
    x = years / duration
    return 1 - x * x * (3 - 2 * x)
