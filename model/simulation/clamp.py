"""Hormone clamps, changed forcing, and runs from other starts than the healthy premenopausal woman.

Charts that ask "what if this level were so?" share these; each goes through the same equations as
a course of life does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from ..errors import check_kind, check_number, check_option, refuse_unknown
from ..physiology.equations import Forcing
from ..physiology.parameters import ParameterSet
from ..physiology.readouts import BONE_STATES, bone_densities
from ..physiology.receptors import cap_receptors, sense_level
from ..physiology.treatments import Intervention
from ..solver.integrate import MAX_STEP, Segment
from ..solver.rosenbrock import State
from ..units import DAYS_PER_YEAR, Number
from .course import Course, Levels
from .run import solve_states

# Where studies of treatment after menopause begin, on average ([liu2005] in the evidence table).
STUDY_START_Y = 4.0
LEAD_Y = 5.0  # before the final period, so that the run starts from nearly regular cycles

POSTMENOPAUSAL_E2 = 10.0  # pg/mL: estradiol of the average woman after menopause
TREATED_E2 = 50.0  # pg/mL: with the estrogen arm of the studies (about 40 more)
LUTEAL_P4 = 9.0  # ng/mL: measured median after ovulation [anckaert2021]


@dataclass(frozen=True)
class HormoneClamp:
    """A course of life whose hormone levels are held constant from one moment on.

    Parameters
    ----------
    before : Course
        What acts on bone until then; all that is not a hormone goes on as in it.
    switch_y : float
        Year of the run from which the levels are constant.
    estradiol, progesterone : float or ndarray (conditions,)
        pg/mL and ng/mL.
    """

    max_step: ClassVar[float] = MAX_STEP  # days

    before: Course
    switch_y: float
    estradiol: Number
    progesterone: Number

    def __post_init__(self) -> None:
        """Refuse levels that cannot be."""
        check_kind(self.before, "before", Course)
        check_number(self.switch_y, "switch_y")
        check_number(self.estradiol, "estradiol", 0, unit="pg/mL", many=True)
        check_number(self.progesterone, "progesterone", 0, unit="ng/mL", many=True)

    def segments(self, start_y: float, stop_y: float, p: ParameterSet) -> list[Segment]:
        """Cut the run as `Course.segments` does, with a break at the switch."""
        sensed = sense_level(self.estradiol, self.progesterone, p)
        dimers = cap_receptors(sensed.receptors) ** 2 * sensed.dimers
        found = []
        if start_y < self.switch_y:
            found += self.before.segments(start_y, min(self.switch_y, stop_y), p)
        if stop_y > self.switch_y:
            after = self.before.segments(max(start_y, self.switch_y), stop_y, p)
            found += modify_forcing(after, estrogen=sensed.estrogen, dimers=dimers)
        return found

    def levels(self, years: Sequence[float], p: ParameterSet) -> Levels:
        """Compute hormone levels as `Course.levels` does."""
        before = self.before.levels([year for year in years if year < self.switch_y], p)
        clamped = len(years) - len(before.estradiol)
        return Levels(
            before.estradiol + [self.estradiol] * clamped,
            before.progesterone + [self.progesterone] * clamped,
        )


def clamp_after_menopause(estradiol: Number, progesterone: Number) -> HormoneClamp:
    """Clamp the levels of a woman some years after a natural menopause.

    Returns
    -------
    HormoneClamp
        Switches at `STUDY_START_Y` years after the final menstrual period.
    """
    before = Course(stage="natural", e2_after=POSTMENOPAUSAL_E2)
    return HormoneClamp(before, STUDY_START_Y, estradiol, progesterone)


def modify_forcing(
    segments: Iterable[Segment], factors: Mapping[str, Number] | None = None, **values: Number
) -> list[Segment]:
    """Multiply or replace some fields of the forcing.

    Parameters
    ----------
    segments : iterable of Segment
    factors : mapping of str to float, optional
        Fields of `Forcing` to multiply.
    **values : float or ndarray
        Fields of `Forcing` to replace.
    """
    factors = factors or {}
    refuse_unknown([*factors, *values], Forcing._fields, "field of the forcing")

    def wrap(forcing: Callable[[Number], Forcing]) -> Callable[[Number], Forcing]:
        def modified(day: Number) -> Forcing:
            now = forcing(day)
            scaled = {name: getattr(now, name) * factor for name, factor in factors.items()}
            return now._replace(**scaled, **values)

        return modified

    return [segment._replace(forcing=wrap(segment.forcing), varying_at=None) for segment in segments]


@lru_cache(maxsize=16)  # whatever a chart then sets, every run sets out from here
def state_at_study_start(p: ParameterSet, interventions: tuple[Intervention, ...] = ()) -> State:
    """Compute the state of the average woman as studies begin, `STUDY_START_Y` after menopause."""
    course = Course(stage="natural", e2_after=POSTMENOPAUSAL_E2, interventions=interventions)
    segments = course.segments(-LEAD_Y, STUDY_START_Y, p)
    return solve_states(p, segments, [STUDY_START_Y * DAYS_PER_YEAR])[0]


def relative_density(states: Sequence[State], site: str, start: State | None = None) -> list[Number]:
    """Compute bone density along states, percent of that of `start` (the first state by default)."""
    check_option(site, "site", BONE_STATES)
    first = bone_densities(start or states[0])[site]
    return [100 * bone_densities(state)[site] / first for state in states]
