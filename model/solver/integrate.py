"""Integrate a system of equations over segments of smooth forcing; knows no biology.

States are stepped by a linearly implicit method of order four (`rosenbrock`). After a break steps
start small and grow, because the response dies away ever more slowly; where the forcing is smooth
they grow on to a year.

The steps depend on the segments alone, never on states, so that a woman's result does not depend on
the others computed with her. States are lists whose entries are floats (one woman) or arrays of
shape (women,); arithmetic only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from types import SimpleNamespace
from typing import Any, NamedTuple

from ..units import Number
from .rosenbrock import STAGE_NODES, State, compile_interpolation, compile_observer, compile_steps
from .tracing import Constants, ForcingLike, Law, Observables


class Segment(NamedTuple):
    """A stretch of time over which the forcing is smooth; times in days.

    Attributes
    ----------
    start, stop : float
    forcing : callable
        ``forcing(day)``, a named tuple: what acts on the states.
    active : (first, last) or None
        Days between which the forcing changes quickly; None = throughout.
    varying : tuple of str or None
        Fields of the forcing that change within the segment; None = any may.
    varying_at : callable or None
        ``varying_at(day)`` gives those fields alone; None = taken from `forcing`.
    starts_smooth : bool
        Whether the forcing jumps neither at the start nor just before.
    """

    start: float
    stop: float
    forcing: Callable[[Number], Any]
    active: tuple[float, float] | None = None
    varying: tuple[str, ...] | None = None
    varying_at: Callable[[Number], Sequence[Number]] | None = None
    starts_smooth: bool = False


FIRST_STEP = 3.0  # days after a jump; the quickest states respond within 5 days
FIRST_STEP_SMOOTH = 15.0  # days, the first step where nothing jumps
MAX_GROWTH = 1.3  # each step is at most this much longer than the last
ACTIVE_STEP = 60.0  # days, the longest step where the forcing changes quickly
STEP_SLOPE = 0.1  # days by which a step may grow per day of distance from there
MAX_STEP = 365.25  # days, however smooth
ROUNDING_D = 1e-9  # days; a time that is past a step by less belongs to it


def solve(
    law: Law,
    p: Constants,
    segments: Sequence[Segment],
    state: State,
    times: Sequence[float],
    law_args: Mapping[str, Number] | None = None,
    max_step: float = MAX_STEP,
    refine: int = 1,
) -> list[State]:
    """Integrate the states through all segments.

    Parameters
    ----------
    law : callable
        The equations; see `tracing.Law`.
    p : dataclass
        Constants of the law.
    segments : sequence of Segment
        In order and without gaps.
    state : list of float or ndarray (women,)
        At the start of the first segment.
    times : sequence of float
        Ascending, days, within the segments.
    law_args : mapping of str to float, optional
        Further constants, given to the law by name.
    max_step : float
        Days.
    refine : int
        Divides every step; for tests of accuracy.

    Returns
    -------
    list
        One state per entry of `times`; between steps by cubic Hermite interpolation. A time on a
        break belongs to the earlier segment.
    """
    law_args = law_args or {}
    found: list[State] = []
    pending, count = 0, len(times)
    vectorized = any(not isinstance(value, float) for value in (*state, *vars(p).values()))
    between = compile_interpolation(len(state))
    constants: Any = p
    if vectorized:
        state = [*map(_bare, state)]
        constants = SimpleNamespace(**{name: _bare(value) for name, value in vars(p).items()})
    for segment in segments:
        forcing: ForcingLike = segment.forcing(segment.start)
        varying, rows, last = _rows(segment, forcing, max_step, refine)
        steps = compile_steps(law, len(state), type(p), tuple(law_args), type(forcing), varying, vectorized)
        if vectorized:
            rows, last = [tuple(map(_bare, row)) for row in rows], [*map(_bare, last)]
            forcing = SimpleNamespace(**{name: _bare(getattr(forcing, name)) for name in forcing._fields})
        progress = steps(state, rows, last, constants, law_args, forcing)
        end = segment.start
        step, state, slope = next(progress)
        for next_step, next_state, next_slope in progress:
            end += step
            while pending < count and times[pending] <= end + ROUNDING_D:
                share = (times[pending] - (end - step)) / step
                found.append(between(state, next_state, slope, next_slope, step, share))
                pending += 1
            step, state, slope = next_step, next_state, next_slope
    return found


def _bare(value: Number) -> Number:
    """Take an array as it is to NumPy itself, which computes faster with it than with its subclasses."""
    return getattr(value, "bare", value)


def _rows(
    segment: Segment, forcing: ForcingLike, max_step: float, refine: int
) -> tuple[tuple[str, ...], list[tuple[Number, ...]], Sequence[Number]]:
    """Prepare a segment for `compile_steps`: varying fields, a row for each step, values at the end."""
    steps = plan_steps(segment.start, segment.stop, segment.active, max_step, refine, segment.starts_smooth)
    varying, varying_at = _varying(segment, forcing)
    if varying_at is None:
        return varying, [(step,) for step in steps], ()
    (_, first, second, _), rows, now = STAGE_NODES, [], segment.start
    at_start = varying_at(now)
    for step in steps:
        at_end = varying_at(now + step)
        middle = (*varying_at(now + first * step), *varying_at(now + second * step))
        rows.append((step, *at_start, *middle, *at_end))
        now, at_start = now + step, at_end
    return varying, rows, at_start


def _varying(
    segment: Segment, forcing: ForcingLike
) -> tuple[tuple[str, ...], Callable[[Number], Sequence[Number]] | None]:
    """Names of the fields that vary and a function that gives them, None where none does."""
    varying = forcing._fields if segment.varying is None else segment.varying
    if segment.varying_at or not varying:
        return varying, segment.varying_at if varying else None
    indices = [forcing._fields.index(name) for name in varying]

    def varying_at(day: Number) -> list[Number]:
        now = segment.forcing(day)
        return [now[i] for i in indices]

    return varying, varying_at


def observe(
    observables: Observables,
    p: Constants,
    segments: Sequence[Segment],
    days: Sequence[float],
    states: Sequence[State],
) -> list[State]:
    """Compute observables along a solution.

    Parameters
    ----------
    observables : callable
        ``observables(p) -> read``; ``read(state, forcing)`` gives a tuple. Arithmetic only.
    p : dataclass
    segments : sequence of Segment
    days : sequence of float
        Ascending, within the segments. A day on a break belongs to the earlier segment.
    states : list of list of float or ndarray (women,)
        One for each day.

    Returns
    -------
    list of tuple
    """
    found: list[State] = []
    at = 0
    for segment in segments:
        if at == len(days):
            break
        stop = len(days) if segment is segments[-1] else bisect_right(days, segment.stop, at)
        inside, at = range(at, stop), stop
        forcing: ForcingLike = segment.forcing(segment.start)
        varying, varying_at = _varying(segment, forcing)
        rows: Iterable[Sequence[Number]] = repeat(())
        if varying_at is not None:
            rows = [varying_at(days[i]) for i in inside]
        read = compile_observer(observables, len(states[0]), type(p), type(forcing), varying)
        found += read([states[i] for i in inside], rows, p, forcing)
    return found


@lru_cache(maxsize=512)
def plan_steps(
    start: float,
    stop: float,
    active: tuple[float, float] | None = None,
    max_step: float = MAX_STEP,
    refine: int = 1,
    starts_smooth: bool = False,
) -> tuple[float, ...]:
    """Choose the steps that fill a segment: small first, growing with the distance from changes.

    Parameters
    ----------
    start, stop : float
        Days.
    active : tuple of float, optional
        As in `Segment`.
    max_step : float
        Days.
    refine : int
        Divides every step.
    starts_smooth : bool
        As in `Segment`.

    Returns
    -------
    tuple of float
        Days; they add up to the segment.
    """
    steps, now, step = [], start, min(FIRST_STEP_SMOOTH if starts_smooth else FIRST_STEP, max_step)
    while now + step < stop:
        steps.append(step)
        now += step
        step = min(step * MAX_GROWTH, max_step, _limit(now, start, active))
    steps.append(stop - now)
    return tuple(step / refine for step in steps for _ in range(refine))


def _limit(now: float, start: float, active: tuple[float, float] | None) -> float:
    """Longest step that is accurate enough at a time."""
    if active is None:
        return ACTIVE_STEP
    first, last = active
    distance = max(first - ACTIVE_STEP - now, now - max(last, start), 0.0)
    return ACTIVE_STEP + STEP_SLOPE * distance
