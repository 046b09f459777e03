"""Treatments over time: from when to when a woman takes which kind, and what acts at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..errors import RequestError, check_number, check_option
from .exposures import KINDS, Exposure, combine, largest_level
from .parameters import ParameterSet


class _Treatment(NamedTuple):
    """The fields of an `Intervention`; a named tuple cannot check what it is made of."""

    kind: str
    start_y: float
    stop_y: float | None
    level: float


class Intervention(_Treatment):
    """A treatment over some years of the run.

    Attributes
    ----------
    kind : str
        A key of `KINDS`.
    start_y : float
    stop_y : float or None
        None = goes on.
    level : float
        1 = the study arm in `exposures`; at most `exposures.largest_level`.
    """

    __slots__ = ()

    def __new__(cls, kind: str, start_y: float, stop_y: float | None, level: float) -> Intervention:
        """Refuse what is no treatment, or ends before it starts."""
        check_option(kind, "kind of intervention", KINDS)
        check_number(start_y, "start_y")
        check_number(level, f"level of {kind}", 0, largest_level(kind))
        if stop_y is not None and check_number(stop_y, "stop_y") <= start_y:
            raise RequestError("'stop_y' of an intervention must be later than 'start_y'.", "interventions")
        return super().__new__(cls, kind, start_y, stop_y, level)


def exposure_at(interventions: Iterable[Intervention], years: float, p: ParameterSet) -> Exposure:
    """Add up all interventions that are active at a moment.

    Parameters
    ----------
    interventions : iterable of Intervention
    years : float
        Of the run.
    p : ParameterSet

    Returns
    -------
    Exposure
    """
    return total_exposure(active_on(interventions, years), p)


def active_on(interventions: Iterable[Intervention], years: float) -> tuple[Intervention, ...]:
    """List the interventions that are active at a year of the run."""
    return tuple(
        [
            treatment
            for treatment in interventions
            if treatment.start_y <= years and (treatment.stop_y is None or years < treatment.stop_y)
        ]
    )


def total_exposure(interventions: Iterable[Intervention], p: ParameterSet) -> Exposure:
    """Add up interventions that are all active."""
    return combine(KINDS[treatment.kind](treatment.level, p) for treatment in interventions)


def switch_times(interventions: Iterable[Intervention]) -> list[float]:
    """List the years at which any intervention starts or stops, ascending, each once."""
    times = {treatment.start_y for treatment in interventions}
    times |= {treatment.stop_y for treatment in interventions if treatment.stop_y is not None}
    return sorted(times)
