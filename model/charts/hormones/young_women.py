"""Young women whom charts follow from the year in which something happens to their cycles."""

from collections.abc import Sequence

from ...physiology.parameters import ParameterSet
from ...simulation.course import Course
from ...simulation.run import run
from ...units import Number

REGULAR = Course()


def follow(course: Course, years: Sequence[float], site: str, p: ParameterSet) -> list[Number]:
    """Follow a density from year 0, after regular cycles, percent of its start."""
    return run(course, years, p).series[f"{site}_bmd_pct"]
