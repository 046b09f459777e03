"""Runs that charts keep: what a move leaves as it was is not computed again.

Most charts follow several women, and most moves concern one of them. The run of a woman who takes nothing
stays the same while the other's treatment is moved, and a step of a story asks for runs that were there
before.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from ..physiology.parameters import ParameterSet
from ..simulation.run import AnyCourse, Result, run

KEPT = 32  # runs, of some tens of kilobytes each


def kept_run(course: AnyCourse, years: Sequence[float], p: ParameterSet, lead_y: float = 0.0) -> Result:
    """Simulate a course, or find the run of before; its lists belong to all who ask, so they are only read.

    Parameters
    ----------
    course, years, p, lead_y
        As in `simulation.run.run`.

    Returns
    -------
    Result
    """
    try:
        return _kept(course, tuple(years), p, lead_y)
    except TypeError:  # arrays (women,) have no hash
        return run(course, years, p, lead_y)


_kept: Callable[..., Result] = lru_cache(maxsize=KEPT)(run)
