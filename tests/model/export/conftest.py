"""Courses to export, each traced and written once for all tests of a process."""

from functools import lru_cache
from typing import NamedTuple

import pytest

from model.export import sbml
from model.export.system import System, trace_course
from model.physiology.parameters import DEFAULT
from model.physiology.treatments import Intervention
from model.simulation.course import Course
from model.simulation.run import Result, run

TREATED = (
    Intervention("estrogen", 2.0, 6.0, 1.0),
    Intervention("bisphosphonate", 4.0, None, 1.0),
)
COURSES = {
    "baseline": (Course(), 0, 20),
    "natural": (Course("natural"), -5, 15),
    "surgical": (Course("surgical"), -5, 15),
    "withdrawal": (Course("withdrawal", e2_after=8.0), -1, 19),
    "treated": (Course("surgical", interventions=TREATED), -5, 15),
}


class Exported(NamedTuple):
    """A course, what was traced of it, the file, and what our own solver says of it, month by month."""

    course: Course
    first: int
    last: int
    traced: System
    text: str
    ours: Result


@lru_cache
def export(name):
    course, first, last = COURSES[name]
    traced = trace_course(course, first, last, DEFAULT)
    years = [first + month / 12 for month in range(12 * (last - first) + 1)]
    ours = run(course, years, DEFAULT, refine=2)  # as exact as engines that choose their steps
    return Exported(course, first, last, traced, sbml.write(traced), ours)


@pytest.fixture(params=COURSES)
def exported(request):
    return export(request.param)


@pytest.fixture
def natural():
    return export("natural")


@pytest.fixture
def surgical():
    return export("surgical")


@pytest.fixture
def treated():
    return export("treated")
