"""The integrator against closed forms and against a reference solver at tight tolerance."""

from collections import namedtuple
from dataclasses import dataclass
from itertools import accumulate
from math import cos, exp, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from model.physiology.equations import baseline, production_loss
from model.physiology.parameters import DEFAULT
from model.physiology.treatments import Intervention
from model.simulation.course import Course
from model.simulation.cyclic_course import CyclicCourse
from model.simulation.run import trajectory
from model.solver.integrate import ACTIVE_STEP, MAX_STEP, Segment, plan_steps, solve
from model.units import DAYS_PER_YEAR

Wave = namedtuple("Wave", "height")


@dataclass(frozen=True)
class Rates:
    """Constants of a small system with closed forms: a quick state and a slow one."""

    quick: float = 0.4
    slow: float = 0.001


def small(p):
    """Both states produced alike and lost at their own rates."""

    def production_and_loss(state, forcing):
        return (p.quick * forcing.height, p.slow), (p.quick, p.slow)

    return production_and_loss


@given(st.floats(0.01, 20000), st.integers(1, 5))
def test_steps_fill_the_length_and_grow(length, refine):
    steps = plan_steps(0, length, refine=refine)
    assert sum(steps) == pytest.approx(length, rel=1e-9)
    assert max(steps) <= ACTIVE_STEP / refine + 1e-12


@given(st.floats(10, 30000), st.floats(-9000, 20000), st.floats(0, 3000))
def test_long_steps_stay_away_from_where_something_happens(length, first, duration):
    steps = plan_steps(0, length, (first, first + duration))
    assert sum(steps) == pytest.approx(length, rel=1e-9)
    assert max(steps) <= MAX_STEP
    for end, step in zip(accumulate(steps), steps, strict=True):
        if step > ACTIVE_STEP:
            assert end <= first or end - step >= max(first + duration, 0)


def test_constant_production_has_its_closed_form():
    segment = Segment(0, 5000, lambda day: Wave(1.0), varying=())
    ends = list(accumulate(plan_steps(0, 5000)))  # where nothing is interpolated
    times = [ends[0], ends[3], ends[10], ends[-1]]
    states = solve(small, Rates(), [segment], [3.0, 0.0], times)
    for day, (quick, slow) in zip(times, states, strict=True):
        assert quick == pytest.approx(1 + 2 * exp(-0.4 * day), abs=1e-2)
        assert slow == pytest.approx(1 - exp(-0.001 * day), rel=1e-7)


def _wave_error(loss, length, stop, refine):
    """Error at the end of x' = loss (cos(t / length) - x), x(0) = 0, with its closed form."""
    w = 1 / length
    segment = Segment(0, stop, lambda day: Wave(cos(w * day)))
    (state,) = solve(small, Rates(quick=loss), [segment], [0.0, 0.0], [stop], refine=refine)
    exact = loss * cos(w * stop) + w * sin(w * stop) - loss * exp(-loss * stop)
    return abs(state[0] - loss * exact / (loss * loss + w * w))


def test_law_18_error_falls_with_the_fourth_power_of_the_step():
    errors = [_wave_error(1 / 30, 40, 400, refine) for refine in (1, 2, 4)]
    assert 11 < errors[0] / errors[1] < 25
    assert 11 < errors[1] / errors[2] < 25


def test_quick_states_are_followed_at_steps_far_beyond_their_time_constant():
    assert _wave_error(0.2, 60, 300, 1) < 6e-3
    assert _wave_error(0.2, 60, 300, 4) < _wave_error(0.2, 60, 300, 1) / 20


COURSES = {
    "natural": (Course("natural"), -8),
    "surgical": (Course("surgical"), -1),
    "sudden withdrawal": (Course("withdrawal", fall_years=0, e2_after=5.0), 0),
    "estrogen started and stopped": (
        Course("natural", interventions=(Intervention("estrogen", 4, 7, 1),)),
        -8,
    ),
    "bisphosphonate": (Course("natural", interventions=(Intervention("bisphosphonate", 4, 7, 2),)), -8),
}


@pytest.mark.parametrize("name", COURSES)
def test_bone_density_agrees_with_a_reference_solver(name):
    """At most 0.001 percentage points of bone density off, anywhere over 15 years."""
    course, first = COURSES[name]
    segments = course.segments(first, 15, DEFAULT)
    years = [first + i / 4 for i in range(4 * (15 - first) + 1)]
    ours = trajectory(segments, years, DEFAULT, course.max_step)
    reference = _reference(segments, [year * DAYS_PER_YEAR for year in years])
    for matrix, mineral in ((6, 8), (7, 9)):
        start = ours[0][matrix] * ours[0][mineral]
        off = [
            100 * abs(a[matrix] * a[mineral] - b[matrix] * b[mineral]) / start
            for a, b in zip(ours, reference, strict=True)
        ]
        assert max(off) <= 0.001


def _reference(segments, days):
    """The same equations by LSODA at rtol 1e-10, restarted at each break."""
    equations = production_loss(DEFAULT)
    state, found = np.array(baseline(DEFAULT)), []
    for segment in segments:

        def slope(day, x, forcing=segment.forcing):
            production, loss = equations(x.tolist(), forcing(day))
            return [p - rate * v for p, rate, v in zip(production, loss, x.tolist(), strict=True)]

        inside = [day for day in days if segment.start <= day < segment.stop]
        inside = [day for day in inside if not (found and day == segment.start)]
        inside += [segment.stop] if segment.stop in days else []
        solution = solve_ivp(
            slope,
            (segment.start, segment.stop),
            state,
            method="LSODA",
            rtol=1e-10,
            atol=1e-13,
            t_eval=sorted({*inside, segment.stop}),
            max_step=20,
        )
        found += list(solution.y.T[: len(inside)])
        state = solution.y[:, -1]
    return found


def test_law_18_halving_every_step_changes_nothing_that_shows():
    for course, first in COURSES.values():
        segments = course.segments(first, 15, DEFAULT)
        years = list(range(first, 16))
        once = trajectory(segments, years, DEFAULT, course.max_step)
        twice = trajectory(segments, years, DEFAULT, course.max_step, refine=2)
        assert 100 * max(abs(a[6] - b[6]) for a, b in zip(once, twice, strict=True)) < 1e-3


def test_days_of_a_cycle_are_followed_by_the_day():
    course = CyclicCourse()
    segments = course.segments(0, 1, DEFAULT)
    years = [i / 100 for i in range(101)]
    once = trajectory(segments, years, DEFAULT, course.max_step)
    twice = trajectory(segments, years, DEFAULT, course.max_step, refine=2)
    assert max(abs(a[1] - b[1]) for a, b in zip(once, twice, strict=True)) < 1e-4
