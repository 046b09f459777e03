"""What a course of life may be, checked when it is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import RequestError, check_kind, check_number, check_option
from ..physiology.hormones import Cycle
from ..physiology.treatments import Intervention

if TYPE_CHECKING:
    from .course import Course


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
    check_number(course.e2_after, "e2_after", 0, unit="pg/mL")
    check_number(course.fall_years, "fall_years", 0, unit="years")
    check_number(course.menopause_y, "menopause_y")
    if not isinstance(course.interventions, (tuple, list)):
        raise RequestError("'interventions' must be a tuple of Intervention.", "interventions")
    for one in course.interventions:
        check_kind(one, "interventions", Intervention)
