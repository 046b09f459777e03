"""Young women whom charts follow from the year in which something happens to their cycles."""

from collections.abc import Sequence
from functools import lru_cache

from ...physiology.equations import baseline
from ...physiology.parameters import ParameterSet
from ...simulation.clamp import relative_density
from ...simulation.course import Course
from ...simulation.run import solve_states
from ...solver.rosenbrock import State
from ...units import DAYS_PER_YEAR

# How long her builders have aged at year 0, as of the women of trials (`trials/follow_up.py`, which
# browsers do not load; a test compares).
YOUNG_AGEING_Y = 10.0
REGULAR = Course(ageing_y=-YOUNG_AGEING_Y)


def follow(course: Course, years: Sequence[float], site: str, p: ParameterSet) -> list[float]:
    """Follow a density from year 0, after regular cycles, percent of its start."""
    segments = course.segments(years[0], years[-1], p)
    return relative_density(solve_states(p, segments, [y * DAYS_PER_YEAR for y in years], _start(p)), site)


@lru_cache(maxsize=8)
def _start(p: ParameterSet) -> State:
    """Compute the states at year 0."""
    return solve_states(p, REGULAR.segments(-YOUNG_AGEING_Y, 0.0, p), [0.0], baseline(p))[0]
