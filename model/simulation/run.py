"""One run: a course of life and a parameter set in, named series with units out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Protocol

from ..errors import RequestError, check_ascending, check_kind, check_number, check_option, check_whole
from ..physiology.equations import (
    STATES,
    Forcing,
    activity,
    baseline,
    competition,
    production_loss,
    synthesis,
)
from ..physiology.parameters import DEFAULT, ParameterSet
from ..physiology.readouts import bone_densities, marker_ctx
from ..solver.integrate import MAX_STEP, ROUNDING_D, Segment, observe, solve
from ..solver.rosenbrock import State
from ..solver.tracing import Law
from ..units import DAYS_PER_YEAR, Number
from .beginning import moment_before, treated_before
from .course import Levels
from .rest import count_restful, put_back, take_moving, without_resting

RELATIVE = "relative to premenopause"

# Name -> (label, unit). The order is the order of columns.
SERIES = {
    "estradiol_pg_per_ml": ("Estradiol", "pg/mL"),
    "progesterone_ng_per_ml": ("Progesterone", "ng/mL"),
    "inflammation": ("Inflammatory tone", RELATIVE),
    "rankl": ("RANKL", RELATIVE),
    "opg": ("OPG", RELATIVE),
    "osteoclasts": ("Active osteoclasts", RELATIVE),
    "osteoblasts": ("Active osteoblasts", RELATIVE),
    "osteoblast_genes": ("Osteoblast gene program", RELATIVE),
    "ctx_pct": ("Breakdown marker CTX", "% of start"),
    "p1np_pct": ("Building marker P1NP", "% of start"),
    "spine_bmd_pct": ("Spine bone density", "% of start"),
    "hip_bmd_pct": ("Hip bone density", "% of start"),
    "spine_qct_pct": ("Spongy bone of the spine (QCT)", "% of start"),
}


@dataclass(frozen=True)
class Result:
    """Series of one run.

    Attributes
    ----------
    years : list of float
        Years of the run's clock.
    series : dict of str to list
        One entry per time, by the names in `SERIES`; each a float, or an array (women,).
    """

    years: list[float]
    series: dict[str, list[Number]]

    def at(self, name: str, years: float) -> Number:
        """Read a series at one time, linear between points (float or ndarray).

        Raises
        ------
        RequestError
            If there is no such series, or the time lies outside the run.
        """
        check_option(name, "series", self.series)
        if not isinstance(years, float):
            check_number(years, "years")
        if not self.years[0] <= years <= self.years[-1]:
            raise RequestError(f"year {years} lies outside {self.years[0]} to {self.years[-1]}", "years")
        values, after = self.series[name], bisect_left(self.years, years)
        if self.years[after] == years:
            return values[after]
        before = after - 1
        share = (years - self.years[before]) / (self.years[after] - self.years[before])
        return values[before] + share * (values[after] - values[before])


class AnyCourse(Protocol):
    """What a run needs of a course of life."""

    @property
    def max_step(self) -> float:
        """Longest step of the solver, days."""

    def segments(self, start_y: float, stop_y: float, p: ParameterSet, /) -> list[Segment]:
        """Describe what acts on bone, cut where it jumps."""

    def levels(self, years: Sequence[float], p: ParameterSet, /) -> Levels:
        """Compute hormone levels at years of the run."""


def run(
    course: AnyCourse,
    years: Sequence[float],
    p: ParameterSet = DEFAULT,
    lead_y: float = 0.0,
    refine: int = 1,
) -> Result:
    """Simulate a course.

    Parameters
    ----------
    course : Course, CyclicCourse or HormoneClamp
    years : sequence of float
        Ascending, on the course's clock; bone density and markers are percent of the first.
    p : ParameterSet
    lead_y : float
        Years to run before the first time, from the baseline of a healthy premenopausal woman. What
        she took before that acts on her, too.
    refine : int
        Divides every step; for tests of accuracy.

    Returns
    -------
    Result

    Raises
    ------
    RequestError
        Naming what is at fault and what is allowed.
    """
    if not hasattr(course, "segments"):
        raise RequestError("'course' must be a Course, CyclicCourse or HormoneClamp.", "course")
    years = check_ascending(years, "years")
    check_kind(p, "p", ParameterSet)
    check_number(lead_y, "lead_y", 0, unit="years")
    check_whole(refine, "refine", 1)
    begin = years[0] - lead_y
    segments = treated_before(course, begin, p) + course.segments(begin, years[-1], p)
    states = trajectory(segments, years, p, course.max_step, refine)
    seen = segments if lead_y else moment_before(course, begin, p) + segments
    return Result(list(years), _series(states, seen, course, years, p))


def trajectory(
    segments: Sequence[Segment],
    years: Sequence[float],
    p: ParameterSet,
    max_step: float,
    refine: int = 1,
) -> list[State]:
    """Compute the states themselves at each time; see `equations.STATES` for their order.

    Parameters
    ----------
    segments : list of Segment
        From `Course.segments`; the run starts from baseline at the start of the first.
    years, p, refine
        As in `run`.
    max_step : float
        Days.

    Returns
    -------
    list of list of float or ndarray (women,)
    """
    days = [year * DAYS_PER_YEAR for year in years]
    return solve_states(p, segments, days, max_step=max_step, refine=refine)


BISPHOSPHONATE = STATES.index("bisphosphonate")
BURIED = STATES.index("buried_bisphosphonate")
DRUG_STEP = 40.0  # days; the drug leaves bone over years, and its effect on cells changes all the while


def solve_states(
    p: ParameterSet,
    segments: Sequence[Segment],
    days: Sequence[float],
    start: State | None = None,
    law: Law = production_loss,
    law_args: Mapping[str, Number] | None = None,
    max_step: float = MAX_STEP,
    refine: int = 1,
) -> list[State]:
    """Solve the equations along segments, from any start and with other equations if wanted.

    Parameters
    ----------
    p : ParameterSet
    segments : list of Segment
    days : sequence of float
    start : list of float or ndarray (women,), optional
        The healthy premenopausal woman by default.
    law : callable, optional
        ``law(p, **law_args) -> production_and_loss``: the equations, or some of them replaced.
    law_args : mapping of str to float, optional
        What the law depends on besides parameters.
    max_step : float
        Days.
    refine : int
        Divides every step; for tests of accuracy.

    Returns
    -------
    list of list of float or ndarray (women,)
        One state per day, in the order of `equations.STATES`.
    """
    state = start or baseline(p)
    restful = count_restful(state, segments)
    found: list[State] = []
    if restful:
        end = segments[restful - 1].stop
        inside = [*takewhile(lambda day: day <= end + ROUNDING_D, days), end]
        shorter = without_resting(law)
        moving = solve(shorter, p, segments[:restful], take_moving(state), inside, law_args, max_step, refine)
        *found, state = map(put_back, moving)
    rest = segments[restful:]
    if not rest or len(found) == len(days):
        return found
    uptakes = [segment.forcing(segment.start).bisphosphonate_uptake for segment in rest]
    drug = any(map(_is_present, (state[BISPHOSPHONATE], state[BURIED], *uptakes)))
    longest = min(max_step, DRUG_STEP) if drug else max_step
    return found + solve(law, p, rest, state, days[len(found) :], law_args, longest, refine)


def _is_present(amount: Number) -> bool:
    """Whether any woman has some."""
    return amount > 0 if isinstance(amount, (float, int)) else bool((amount > 0).any())


def observables(p: ParameterSet) -> Callable[[Sequence[Number], Forcing], tuple[Number, ...]]:
    """Bind a parameter set to what is observed of a state, from inflammation to bone.

    What osteoclasts break down drives CTX, and matrix made per unit of skeleton for P1NP, as in
    [peterson2010]; bone density is matrix times its mineralization.
    """
    signals, formation, pace = competition(p), synthesis(p), activity(p)

    def observe_state(state: Sequence[Number], forcing: Forcing) -> tuple[Number, ...]:
        tone, genes, osteoclasts, _, preosteoblasts, osteoblasts, *_ = state
        excess = (1 - forcing.cytokine_block) * (tone - 1)
        rankl, opg, _ = signals(preosteoblasts, osteoblasts, excess, forcing)
        densities = bone_densities(state)
        return (
            tone,
            rankl,
            opg,
            osteoclasts,
            osteoblasts,
            genes,
            marker_ctx(osteoclasts * pace(excess), p),
            formation(genes, osteoblasts, excess, forcing),
            densities["spine"],
            densities["hip"],
            densities["trabecular"],
        )

    return observe_state


def _series(
    states: Sequence[State],
    segments: Sequence[Segment],
    course: AnyCourse,
    years: Sequence[float],
    p: ParameterSet,
) -> dict[str, list[Number]]:
    """Convert states to the series that people know."""
    days = [year * DAYS_PER_YEAR for year in years]
    columns = [
        *course.levels(years, p),
        *map(list, zip(*observe(observables, p, segments, days, states), strict=True)),
    ]
    series = {}
    for name, column in zip(SERIES, columns, strict=True):
        if SERIES[name][1] == "% of start":
            first = column[0]
            column = [100 * (value / first) for value in column]
        series[name] = column
    return series
