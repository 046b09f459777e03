"""What a course of life may be, checked when it is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import RequestError, check_ascending, check_kind, check_number, check_option
from ..physiology.hormones import Cycle
from ..physiology.treatments import Intervention

if TYPE_CHECKING:
    from .course import Course

SHORTEST_Y = 1e-4  # an hour
LONGEST_Y = 100.0  # a life, on either side of its event


def check_years(years: Sequence[float], lead_y: float) -> Sequence[float]:
    """Refuse years of a run that are no list of ascending ones, lie outside of any life or take no time."""
    check_number(lead_y, "lead_y", 0, LONGEST_Y, "years")
    found = check_ascending(years, "years")
    for end in (found[0], found[-1]):
        check_number(end, "years", -LONGEST_Y, LONGEST_Y, "years")
    if not found[-1] - found[0] + lead_y >= SHORTEST_Y:
        raise RequestError("'years' must be more than one moment, or come after years of 'lead_y'.", "years")
    return found


def check_course(course: Course, stages: Sequence[str]) -> None:
    """Refuse a course that no woman can take.

    Parameters
    ----------
    course : Course
    stages : sequence of str
        The stages of life that there are.
    """
    check_option(course.stage, "stage", stages)
    check_kind(course.cycle, "cycle", Cycle)
    check_number(course.disturbed, "disturbed", 0, 1)
    check_number(course.e2_after, "e2_after", 0, unit="pg/mL", many=True)
    check_number(course.fall_years, "fall_years", 0, unit="years")
    check_number(course.menopause_y, "menopause_y")
    if not isinstance(course.interventions, (tuple, list)):
        raise RequestError("'interventions' must be a tuple of Intervention.", "interventions")
    for one in course.interventions:
        check_kind(one, "interventions", Intervention)
