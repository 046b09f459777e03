"""What cells sense of a woman's own hormones and of treatments together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..units import Number
from .exposures import Exposure, hold_down
from .hormones import PROGESTERONE_BASE, Cycle
from .parameters import ParameterSet
from .receptors import Sensed, mix_days, sense_cycle, sense_level


def sense_treated_cycle(cycle: Cycle, exposure: Exposure, p: ParameterSet) -> Sensed:
    """Average what cells sense in cycles that treatments leave alone by some share.

    Parameters
    ----------
    cycle : Cycle
    exposure : Exposure
    p : ParameterSet

    Returns
    -------
    Sensed
    """

    def own() -> Sensed:
        return sense_cycle(cycle, p, exposure.estradiol, exposure.schedule)

    return _sense_parts(cycle.mean_estradiol(), own, exposure, p)


def sense_treated_level(estradiol: Number, exposure: Exposure, p: ParameterSet) -> Sensed:
    """Average what cells sense at a constant level of a woman's own estradiol, pg/mL, without cycles."""

    def own() -> Sensed:
        return _sense_constant(estradiol, exposure, p)

    return _sense_parts(estradiol, own, exposure, p)


def _sense_parts(level: Number, own: Callable[[], Sensed], exposure: Exposure, p: ParameterSet) -> Sensed:
    """Average over what is left alone and what is held down."""
    free, held = hold_down(level, exposure.suppression)
    parts = [(share, _sense_constant(rest, exposure, p)) for share, rest in held]
    return _mix([*parts, (free, own())] if free else parts)


def _sense_constant(estradiol: Number, exposure: Exposure, p: ParameterSet) -> Sensed:
    """What cells sense at constant estradiol of her own, with all that is added."""
    return _mix(
        [
            (share, sense_level(estradiol + exposure.estradiol, PROGESTERONE_BASE + level, p))
            for share, level in mix_days(exposure.schedule)
        ]
    )


def _mix(parts: Sequence[tuple[float, Sensed]]) -> Sensed:
    """Average what cells sense over parts of the time."""
    if len(parts) == 1:
        return parts[0][1]
    return Sensed(*(sum(share * sensed[i] for share, sensed in parts) for i in range(len(Sensed._fields))))
