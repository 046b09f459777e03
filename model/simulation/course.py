"""A course of life: one woman's stage and treatments, as segments of what acts on bone.

Cells sense the mean over a cycle, so that runs may last for years; `cyclic_course` resolves the days.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import ClassVar, NamedTuple, TypeAlias

from ..physiology import hormones
from ..physiology.ageing import formation_capacity
from ..physiology.equations import Forcing
from ..physiology.exposures import Exposure, hold_down, mean_left
from ..physiology.hormones import OVULATORY, PROGESTERONE_BASE, Cycle, skip_ovulation
from ..physiology.parameters import ParameterSet
from ..physiology.receptors import Sensed, cap_receptors
from ..physiology.sensing import sense_treated_cycle, sense_treated_level
from ..physiology.treatments import Intervention, active_on, exposure_at, switch_times, total_exposure
from ..solver.integrate import MAX_STEP, Segment
from ..units import DAYS_PER_YEAR, Number
from .course_limits import check_course

STAGES = ("premenopausal", "natural", "surgical", "withdrawal")

# At a year: the remaining shares of estrogen and of ovulatory cycles, and the factor of age.
LifeStage: TypeAlias = tuple[Number, Number, Number]


class Levels(NamedTuple):
    """Hormone levels over time: pg/mL and ng/mL (of progesterone or its equivalent)."""

    estradiol: list[Number]
    progesterone: list[Number]


# Years from the final menstrual period between which ovulation ends and estrogen falls; steps must
# not depend on the woman, so these hold for all.
TRANSITION_Y = (-3.5, 2.0)
BEFORE_TRANSITION_Y = -4.5  # before it, nearly all cycles are ovulatory
MIN_SEGMENT_Y = 1e-6  # half a minute; steps cannot be as short as the distance of two floats


@dataclass(frozen=True)
class Course:
    """One woman's stage and treatments.

    Parameters
    ----------
    stage : str
        One of `STAGES`: regular cycles throughout; a natural transition; removal of the ovaries;
        or estradiol brought down from outside while cycles of progesterone go on ("withdrawal").
    cycle : Cycle
        Her cycles while she has them.
    disturbed : float
        Share of anovulatory cycles, 0 to 1.
    e2_after : float or ndarray (women,)
        Estradiol after menopause, surgery or withdrawal, pg/mL.
    fall_years : float
        How long a withdrawal takes, years from time 0.
    menopause_y : float
        Year of the run of the final menstrual period, of surgery or of the start of a withdrawal.
    interventions : tuple of Intervention
    """

    max_step: ClassVar[float] = MAX_STEP  # days

    stage: str = "premenopausal"
    cycle: Cycle = OVULATORY
    disturbed: float = 0.0
    e2_after: Number = 10.0
    fall_years: float = 2.0
    menopause_y: float = 0.0
    interventions: tuple[Intervention, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a course that no woman can take."""
        check_course(self, STAGES)

    def age_factor(self, years: Number, p: ParameterSet) -> Number:
        """Compute matrix made per osteoblast at a year of the run.

        It falls from the years of the final period or surgery on; without either it stays 1, as women
        of 25 to 35 years who took nothing lost no bone in five years [kaunitz2006].
        """
        if self.stage not in ("natural", "surgical"):
            return 1.0
        return formation_capacity(years - self.menopause_y, p.s_age)

    def shares(self, years: Number, p: ParameterSet) -> tuple[Number, Number]:
        """Compute the remaining shares of estrogen and of ovulatory cycles at a year of the run."""
        since = years - self.menopause_y
        regular = 1.0 - self.disturbed
        if self.stage == "natural":
            ovulatory = hormones.ovulatory_share(since, p.ovulation_middle, p.ovulation_width)
            return hormones.estrogen_share(since, p.transition_width), regular * ovulatory
        if self.stage == "surgical":
            left = 1.0 if since <= 0 else 0.0
            return left, regular * left
        if self.stage == "withdrawal":
            return hormones.ramp(since, self.fall_years), regular
        return 1.0, regular

    def breaks(self) -> list[float]:
        """List the years of the run at which what acts on bone may jump or kink."""
        times = set(switch_times(self.interventions))
        if self.stage == "surgical":
            times.add(self.menopause_y)
        if self.stage == "withdrawal":
            times |= {self.menopause_y, self.menopause_y + self.fall_years}
        return sorted(times)

    def segments(self, start_y: float, stop_y: float, p: ParameterSet) -> list[Segment]:
        """Cut the run at its breaks.

        Parameters
        ----------
        start_y, stop_y : float
            Years of the run.
        p : ParameterSet

        Returns
        -------
        list of Segment
            Times in days; each segment's forcing accepts days within it.
        """
        edges = [start_y]
        for year in self.breaks():
            if edges[-1] + MIN_SEGMENT_Y < year < stop_y - MIN_SEGMENT_Y:
                edges.append(year)
        edges.append(stop_y)
        return [
            self._segment(a, b, p, self._starts_smooth(a, a == start_y)) for a, b in itertools.pairwise(edges)
        ]

    def _starts_smooth(self, year: float, first: bool) -> bool:
        """Whether nothing jumps at a year; a run starts from baseline, so its first may be a jump."""
        since = year - self.menopause_y
        if any(abs(year - other) <= MIN_SEGMENT_Y for other in switch_times(self.interventions)):
            return False
        if not first:  # a fall that has ended levels off
            return self.stage == "withdrawal" and since > 0
        return (
            self.stage in ("natural", "surgical")
            and since <= BEFORE_TRANSITION_Y
            and not (self.disturbed or active_on(self.interventions, year))
            and self.cycle == OVULATORY
        )

    def _active_days(self, start_y: float) -> tuple[float, float]:
        """Days between which what acts on bone changes quickly."""
        first, last = start_y, start_y  # the jump that opens the segment
        if self.stage == "natural":
            first, last = (self.menopause_y + year for year in TRANSITION_Y)
        elif self.stage == "withdrawal":
            first, last = self.menopause_y, self.menopause_y + self.fall_years
        return first * DAYS_PER_YEAR, last * DAYS_PER_YEAR

    def _varying(self, start_y: float, stop_y: float) -> tuple[str, ...]:
        """Fields of the forcing that may change between two years."""
        hormones_change = self.stage == "natural" or (
            self.stage == "withdrawal"
            and start_y < self.menopause_y + self.fall_years
            and stop_y > self.menopause_y
        )
        ages = self.stage in ("natural", "surgical")
        return ("estrogen", "dimers", "age") if hormones_change or ages else ()

    def levels(self, years: Sequence[float], p: ParameterSet) -> Levels:
        """Compute mean hormone levels at years of the run, treatments included.

        Parameters
        ----------
        years : sequence of float
        p : ParameterSet

        Returns
        -------
        Levels
            Two lists; progesterone counts a progestin as its equivalent in progesterone.
        """
        stages = [*map(self._life_stage(p), years)]
        cycle, after = self.cycle.mean_estradiol(), self.e2_after
        progesterone = self.cycle.mean_progesterone()
        erratic = self._without_ovulation(p).mean_estradiol()
        found = Levels([], [])
        exposures: dict[tuple[Intervention, ...], Exposure] = {}
        for year, (share, ovulatory, _) in zip(years, stages, strict=True):
            active = active_on(self.interventions, year)
            if active not in exposures:
                exposures[active] = total_exposure(active, p)
            exposure = exposures[active]
            cycling = ovulatory * cycle + (1 - ovulatory) * erratic
            held = exposure.suppression
            own = share * mean_left(cycling, held) + (1 - share) * mean_left(after, held)
            eggs = ovulatory * hold_down(cycling, held)[0]
            found.estradiol.append(own + exposure.estradiol)
            found.progesterone.append(
                eggs * progesterone
                + (1 - eggs) * PROGESTERONE_BASE
                + sum(amount * of_days for amount, of_days in exposure.schedule)
            )
        return found

    def _without_ovulation(self, p: ParameterSet) -> Cycle:
        """Describe her cycles without ovulation; in the transition they are days of high estradiol."""
        return skip_ovulation(self.cycle, p.erratic_estradiol if self.stage == "natural" else 1.0)

    def _life_stage(self, p: ParameterSet) -> Callable[[Number], LifeStage]:
        """Bind what depends on the year alone."""
        try:
            return _cached_life_stage(self._bare, p)
        except TypeError:  # arrays (women,) have no hash
            return lambda years: (*self.shares(years, p), self.age_factor(years, p))

    @cached_property
    def _bare(self) -> Course:
        """What of her the year alone acts on; many courses share it."""
        return replace(self, cycle=OVULATORY, e2_after=0.0, interventions=())

    def _segment(self, start_y: float, stop_y: float, p: ParameterSet, starts_smooth: bool) -> Segment:
        """Describe what acts between two years without a break."""
        middle = (start_y + stop_y) / 2
        exposure = exposure_at(self.interventions, middle, p)
        cycling, anovulatory, after = self._sensed(exposure, p)
        rest = (exposure.parathyroid, exposure.uptake, exposure.cytokine_block, exposure.rankl_block)
        life_stage = self._life_stage(p)
        # Local names and arithmetic alone: a run calls these functions some hundred times.
        estrogen_1, estrogen_0 = cycling.estrogen, after.estrogen
        receptors_1, receptors_0 = cycling.receptors, after.receptors
        dimers_1, dimers_0 = cycling.dimers, anovulatory.dimers

        def averaged(day: Number) -> LifeStage:
            share, ovulatory, age = life_stage(day / DAYS_PER_YEAR)
            lost = 1 - share
            receptors = cap_receptors(share * receptors_1 + lost * receptors_0)
            pairs = ovulatory * dimers_1 + (1 - ovulatory) * dimers_0
            return share * estrogen_1 + lost * estrogen_0, receptors * receptors * pairs, age

        varying_at: Callable[[Number], LifeStage] = averaged
        # A jump belongs to the segment it opens, so within a segment such a course is constant.
        if self.stage != "natural" and not (self.stage == "withdrawal" and self.fall_years > MIN_SEGMENT_Y):
            varying_at = _only_age_varies(averaged(middle * DAYS_PER_YEAR), life_stage)

        def forcing(day: Number) -> Forcing:
            estrogen, dimers, age = varying_at(day)
            return Forcing(estrogen, dimers, exposure.load, exposure.nutrients, age, *rest)

        varying = self._varying(start_y, stop_y)
        return Segment(
            start_y * DAYS_PER_YEAR,
            stop_y * DAYS_PER_YEAR,
            forcing,
            self._active_days(start_y),
            varying,
            varying_at if varying else None,
            starts_smooth,
        )

    def _sensed(self, exposure: Exposure, p: ParameterSet) -> tuple[Sensed, Sensed, Sensed]:
        """What cells sense in her cycles, in anovulatory cycles, and after menopause."""
        return (
            sense_treated_cycle(self.cycle, exposure, p),
            sense_treated_cycle(self._without_ovulation(p), exposure, p),
            sense_treated_level(self.e2_after, exposure, p),
        )


def _only_age_varies(
    stage: LifeStage, life_stage: Callable[[Number], LifeStage]
) -> Callable[[Number], LifeStage]:
    """Keep estrogen and dimers as at one moment."""
    estrogen, dimers, _ = stage
    return lambda day: (estrogen, dimers, life_stage(day / DAYS_PER_YEAR)[2])


@lru_cache(maxsize=16)
def _cached_life_stage(course: Course, p: ParameterSet) -> Callable[[Number], LifeStage]:
    """`Course._life_stage`, cached from run to run: they need the same years again and again."""

    def life_stage(years: Number) -> LifeStage:
        return (*course.shares(years, p), course.age_factor(years, p))

    cached = lru_cache(maxsize=4096)(life_stage)
    # Symbols of the same name are equal whatever their samples, so they must not meet the cache.
    return lambda years: cached(years) if type(years) is float else life_stage(years)
