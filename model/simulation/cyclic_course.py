"""A course of menstrual cycles by the day, without averaging; for pages about one month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from ..errors import check_kind
from ..physiology.equations import Forcing
from ..physiology.hormones import OVULATORY, Cycle
from ..physiology.parameters import ParameterSet
from ..physiology.receptors import sense_level
from ..solver.integrate import Segment
from ..units import DAYS_PER_YEAR
from .course import Levels

DAY_DECIMALS = 9  # of a day of a cycle: days that differ by rounding are the same


@dataclass(frozen=True)
class CyclicCourse:
    """The same menstrual cycle again and again, day by day.

    Parameters
    ----------
    cycle : Cycle
    """

    max_step: ClassVar[float] = 1.5  # days; hormone waves are a few days wide

    cycle: Cycle = OVULATORY

    def __post_init__(self) -> None:
        """Refuse what is no cycle."""
        check_kind(self.cycle, "cycle", Cycle)

    def segments(self, start_y: float, stop_y: float, p: ParameterSet) -> list[Segment]:
        """Describe the run as one segment: hormones wrap smoothly around the end of each cycle."""

        @cache  # every cycle has the same days, but for rounding
        def of_cycle(day: float) -> Forcing:
            sensed = sense_level(self.cycle.estradiol(day), self.cycle.progesterone(day), p)
            return Forcing(sensed.estrogen, sensed.receptors**2 * sensed.dimers)

        def forcing(day: float) -> Forcing:
            return of_cycle(round(day % self.cycle.length, DAY_DECIMALS))

        ends = start_y * DAYS_PER_YEAR, stop_y * DAYS_PER_YEAR
        return [Segment(*ends, forcing, varying=("estrogen", "dimers", "age"))]

    def levels(self, years: Sequence[float], _p: ParameterSet) -> Levels:
        """Compute hormone levels on days; see `Course.levels`."""
        days = [(year * DAYS_PER_YEAR) % self.cycle.length for year in years]
        return Levels([*map(self.cycle.estradiol, days)], [*map(self.cycle.progesterone, days)])
