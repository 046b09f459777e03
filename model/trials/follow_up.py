"""Simulation of an arm of a trial: what came before it, then its months.

Arms of one trial share the women's history, so a whole table takes a fraction of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from ..errors import check_ascending, check_option
from ..physiology.equations import activity, baseline, competition, synthesis
from ..physiology.hormones import CYCLES
from ..physiology.parameters import ParameterSet
from ..physiology.readouts import bone_densities, marker_ctx
from ..physiology.treatments import Intervention
from ..simulation import run
from ..simulation.beginning import MOMENT_Y
from ..simulation.course import Course
from ..solver.integrate import Segment
from ..solver.rosenbrock import State
from ..units import DAYS_PER_YEAR, Number
from .arms import STAGES, Arm, Doses

OUTCOMES = ("spine_bmd", "hip_bmd", "spine_qct", "ctx", "p1np", "rankl")

LEAD_Y = 8.0  # of a natural transition before the final period, from the healthy woman's rest
POINTS_PER_Y = 4  # of the stored natural history; other years are run to from the last point
DISTURBED_Y = 1.0  # how long cycles have been disturbed, or estrogen low, at entry
LOW_ESTRADIOL = 20.0  # pg/mL where the hypothalamus rests the ovaries; assumption: early follicular
ALWAYS = -1e6  # year: a treatment that is on for all of a stretch


@lru_cache(maxsize=4096)
def simulate_arm(arm: Arm, days: tuple[float, ...], p: ParameterSet) -> list[dict[str, Number]]:
    """Simulate the outcomes of an arm at some days after its start.

    Parameters
    ----------
    arm : Arm
    days : tuple of float
        Ascending; 0 is the start.
    p : ParameterSet

    Returns
    -------
    list of dict of str to float
        By the names in `OUTCOMES`, relative to the healthy premenopausal woman (bone density in
        units of full mineralization).
    """
    check_option(arm.stage, "stage", STAGES)
    for cycle in (arm.cycle, arm.entry_cycle):
        check_option(cycle, "cycle", CYCLES)
    check_ascending(days, "days")
    start_y = arm.start_y
    last_y = start_y + max(days[-1], 1e-3) / DAYS_PER_YEAR
    segments = _course(arm, arm.treatment).segments(start_y, last_y, p)
    times = [start_y * DAYS_PER_YEAR + day for day in days]
    entry = arm._replace(cycle=arm.entry_cycle, treatment=())
    states = run.solve_states(p, segments, times, _state_at_entry(entry, p))
    # What is measured at the start is measured before the first tablet.
    seen = _course(entry, entry.before).segments(start_y - MOMENT_Y, start_y, p) + segments
    return [_outcomes(state, seen, time, p) for state, time in zip(states, times, strict=True)]


def clear_caches() -> None:
    """Drop stored histories (a calibration runs through thousands of parameter sets)."""
    simulate_arm.cache_clear()
    _state_at_entry.cache_clear()
    _natural_history.cache_clear()


@lru_cache(maxsize=4096)
def _state_at_entry(arm: Arm, p: ParameterSet) -> State:
    """Compute the states when the trial begins."""
    if arm.before:
        begin_y = arm.start_y - arm.before_y
        untreated = arm._replace(start_y=begin_y, before=(), before_y=0.0)
        return _run(_course(arm, arm.before), begin_y, arm.start_y, _state_at_entry(untreated, p), p)
    if arm.stage == "natural":
        return _natural_history(arm.cycle, p, max(30.0, arm.start_y))(arm.start_y)
    if arm.stage == "surgical":
        return _run(_course(arm, ()), min(0.0, arm.start_y), arm.start_y, baseline(p), p)
    return _run(_course(arm, ()), arm.start_y - DISTURBED_Y, arm.start_y, baseline(p), p)


@lru_cache(maxsize=64)
def _natural_history(cycle: str, p: ParameterSet, stop: float) -> Callable[[float], State]:
    """Simulate all of an untreated life at once; returns the states at any of its years."""
    course = _course(Arm("natural", cycle, cycle, 0.0, (), 0.0, ()), ())
    count = int(POINTS_PER_Y * (stop + LEAD_Y))
    grid = [-LEAD_Y + i / POINTS_PER_Y for i in range(count + 1)]
    segments = course.segments(-LEAD_Y, stop, p)
    points = run.solve_states(p, segments, [year * DAYS_PER_YEAR for year in grid])

    def state(year: float) -> State:
        if year <= -LEAD_Y:
            return points[0]
        at = min(int(POINTS_PER_Y * (year + LEAD_Y) + 1e-9), count)
        return _run(course, grid[at], year, points[at], p)

    return state


def _run(course: Course, begin_y: float, end_y: float, state: State, p: ParameterSet) -> State:
    """Compute the states at the end of a stretch; those given where it has no length."""
    if end_y - begin_y < 1e-9:
        return state
    segments = course.segments(begin_y, end_y, p)
    return run.solve_states(p, segments, [end_y * DAYS_PER_YEAR], state)[0]


def _course(arm: Arm, kinds: Doses) -> Course:
    taken = tuple(Intervention(kind, ALWAYS, None, level) for kind, level in kinds)
    if arm.stage in ("natural", "surgical"):
        return Course(arm.stage, CYCLES[arm.cycle], interventions=taken)
    if arm.stage == "hypoestrogenic":
        return Course(
            "withdrawal",
            disturbed=1.0,
            e2_after=LOW_ESTRADIOL,
            fall_years=0.0,
            menopause_y=arm.start_y - DISTURBED_Y,
            interventions=taken,
        )
    disturbed = 0.0 if CYCLES[arm.cycle].ovulation else 1.0
    cycle = CYCLES["ovulatory" if disturbed else arm.cycle]
    return Course("premenopausal", cycle, disturbed, interventions=taken)


def _outcomes(state: State, segments: Sequence[Segment], time: float, p: ParameterSet) -> dict[str, Number]:
    forcing = next(one.forcing for one in segments if time <= one.stop + 1e-6)(time)
    tone, genes, osteoclasts, _, preosteoblasts, osteoblasts, *_ = state
    densities = bone_densities(state)
    excess = (1 - forcing.cytokine_block) * (tone - 1)
    rankl, _, _ = competition(p)(preosteoblasts, osteoblasts, excess, forcing)
    return {
        "spine_bmd": densities["spine"],
        "hip_bmd": densities["hip"],
        "spine_qct": densities["trabecular"],
        "ctx": marker_ctx(osteoclasts * activity(p)(excess), p),
        "p1np": synthesis(p)(genes, osteoblasts, excess, forcing),
        "rankl": rankl,
    }
