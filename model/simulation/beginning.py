"""What acted on a woman before a run begins: treatments of years before, and the last moment of all that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..physiology.parameters import ParameterSet
from ..solver.integrate import Segment
from .course import Course

if TYPE_CHECKING:
    from .run import AnyCourse

MOMENT_Y = 1e-5  # five minutes


def treated_before(course: AnyCourse, begin: float, p: ParameterSet) -> list[Segment]:
    """Describe what acts on a healthy premenopausal woman who is treated before a run begins.

    Parameters
    ----------
    course : Course, CyclicCourse or HormoneClamp
    begin : float
        Year at which the course itself begins to act.
    p : ParameterSet

    Returns
    -------
    list of Segment
        From the first treatment on; none where nothing began earlier.
    """
    earlier = tuple(one for one in getattr(course, "interventions", ()) if one.level and one.start_y < begin)
    if not earlier:
        return []
    return Course(interventions=earlier).segments(min(one.start_y for one in earlier), begin, p)


def moment_before(course: AnyCourse, begin: float, p: ParameterSet) -> list[Segment]:
    """Describe what acts just before a run begins, where something begins or ends with it.

    What is observed first is what all that follows is a percentage of. So it must not hold the drug
    that begins then: teriparatide makes builders work harder at once.

    Parameters
    ----------
    course, begin, p
        As in `treated_before`.

    Returns
    -------
    list of Segment
        To observe the first moment with, not to solve; none where nothing jumps there.
    """
    breaks = course.breaks() if isinstance(course, Course) else []
    if all(abs(year - begin) > MOMENT_Y for year in breaks):
        return []
    return course.segments(begin - MOMENT_Y, begin, p)
