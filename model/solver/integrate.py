"""Time stepping; knows no biology.

States are stepped by a linearly implicit method of order four (`model.solver.rosenbrock`). After a break steps
start small and grow, because what was set off dies away ever more slowly; where nothing acts anew
they grow on to a year.

The plan of steps depends on the course alone, never on states, so that a woman's result does not
depend on the company she is in. States are lists whose entries are floats (one woman) or arrays of
shape (women,); arithmetic only.
"""

from bisect import bisect_right
from collections import namedtuple
from functools import lru_cache
from itertools import repeat

from .rosenbrock import MOMENTS, interpolation, reader, stepper

Segment = namedtuple(
    "Segment", "start stop drive active moving move calm", defaults=(None, None, None, False)
)
Segment.__doc__ = """A stretch of time over which `drive(t)` is smooth; times in days.

active : (first, last) days between which the drive moves quickly; None = throughout
moving : names of the entries of the drive that change within it; None = any may
move : those entries alone, as a function of t; None = asked of `drive`
calm : whether what acts neither jumps where it opens nor just before
"""

FIRST_STEP = 3.0  # days after a jump; the quickest states answer within 5 days
CALM_STEP = 15.0  # days, the first where nothing jumps
GROWTH = 1.3  # each step is at most this much longer than the last
ACTIVE_STEP = 45.0  # days, where something happens
RISE = 0.1  # days by which a step may grow per day of distance from there
LARGEST_STEP = 365.25  # days, however calm


def solve(law, p, segments, state, times, asked=None, largest=LARGEST_STEP, refine=1):
    """Follow the states through all segments.

    Parameters
    ----------
    law : callable
        ``law(p, **asked) -> production_and_loss``; see `stepper.stepper`.
    p : dataclass
        Constants of the law.
    segments : sequence of Segment
        In order and without gaps.
    state : list of float or ndarray (women,)
        At the start of the first segment.
    times : sequence of float
        Ascending, days, within the segments.
    asked : dict of str to float, optional
        Further constants of the law.
    largest : float
        Longest step, days.
    refine : int
        Divides every step; for tests of accuracy.

    Returns
    -------
    list
        One state per entry of `times`; between steps by cubic Hermite interpolation. A time on a
        break belongs to the earlier segment.
    """
    asked = asked or {}
    found, pending, count = [], 0, len(times)
    many = any(not isinstance(one, float) for one in (*state, *vars(p).values()))
    between = interpolation(len(state))
    for segment in segments:
        drive = segment.drive(segment.start)
        moving, rows, last = _rows(segment, drive, largest, refine)
        steps = stepper(law, len(state), type(p), tuple(asked), type(drive), moving, many)
        end = segment.start
        before, step, slope = None, 0.0, None
        for following, now, now_slope in steps(state, rows, last, p, asked, drive):
            end += step
            if before is not None:
                while pending < count and times[pending] <= end + 1e-9:
                    share = (times[pending] - (end - step)) / step
                    found.append(between(before, now, slope, now_slope, step, share))
                    pending += 1
            before, step, slope = now, following, now_slope
        state = before
    return found


def _rows(segment, drive, largest, refine):
    """What `stepper` needs of a segment: which entries move, a row for each step, the end."""
    steps = plan(segment.start, segment.stop, segment.active, largest, refine, segment.calm)
    moving, move = _mover(segment, drive)
    if not moving:
        return moving, [(step,) for step in steps], ()
    (_, first, second, _), rows, now = MOMENTS, [], segment.start
    at_start = move(now)
    for step in steps:
        at_end = move(now + step)
        middle = (*move(now + first * step), *move(now + second * step))
        rows.append((step, *at_start, *middle, *at_end))
        now, at_start = now + step, at_end
    return moving, rows, at_start


def _mover(segment, drive):
    """Names of the entries that move, and a function that gives them."""
    moving = drive._fields if segment.moving is None else segment.moving
    if segment.move or not moving:
        return moving, segment.move
    at = [drive._fields.index(name) for name in moving]

    def move(day):
        now = segment.drive(day)
        return [now[i] for i in at]

    return moving, move


def read(law, p, segments, days, states):
    """What a law reads off states.

    Parameters
    ----------
    law : callable
        ``law(p) -> read``; ``read(state, drive)`` gives a tuple. Arithmetic only.
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
    found, at = [], 0
    for segment in segments:
        if at == len(days):
            break
        stop = len(days) if segment is segments[-1] else bisect_right(days, segment.stop, at)
        inside, at = range(at, stop), stop
        drive = segment.drive(segment.start)
        moving, move = _mover(segment, drive)
        rows = [move(days[i]) for i in inside] if moving else repeat(())
        reading = reader(law, len(states[0]), type(p), type(drive), moving)
        found += reading([states[i] for i in inside], rows, p, drive)
    return found


@lru_cache(maxsize=512)
def plan(start, stop, active=None, largest=LARGEST_STEP, refine=1, calm=False):
    """Steps that fill a segment: small first, growing, longer the longer nothing happens.

    Parameters
    ----------
    start, stop : float
        Days.
    active : tuple of float, optional
        As in `Segment`.
    largest : float
        Longest step, days.
    refine : int
        Divides every step.
    calm : bool
        As in `Segment`.

    Returns
    -------
    tuple of float
        Days; they add up to the segment.
    """
    steps, now, step = [], start, min(CALM_STEP if calm else FIRST_STEP, largest)
    while now + step < stop:
        steps.append(step)
        now += step
        step = min(step * GROWTH, largest, _limit(now, start, active))
    steps.append(stop - now)
    return tuple(step / refine for step in steps for _ in range(refine))


def _limit(now, start, active):
    """The longest step at a time, for accuracy."""
    if active is None:
        return ACTIVE_STEP
    first, last = active
    distance = max(first - ACTIVE_STEP - now, now - max(last, start), 0.0)
    return ACTIVE_STEP + RISE * distance
