"""The integrator against closed forms and against a reference solver at tight tolerance."""

from itertools import accumulate
from math import cos, exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from model.course import Course, CyclicCourse
from model.equations import baseline, rates
from model.integrate import CALM_STEP, LARGEST_STEP, Segment, phi, plan, solve
from model.parameters import DEFAULT
from model.simulate import trajectory
from model.treatments import Intervention
from model.units import DAYS_PER_YEAR


@given(st.floats(0.01, 20))
def test_phi_functions_follow_their_recurrence(z):
    phi_0, phi_1, phi_2, phi_3 = phi(z)
    assert phi_0 == pytest.approx(exp(-z), rel=1e-11)
    assert z * phi_1 == pytest.approx(1 - phi_0, rel=1e-9)
    assert z * phi_2 == pytest.approx(1 - phi_1, rel=1e-9)
    assert z * phi_3 == pytest.approx(0.5 - phi_2, rel=1e-9)


def test_phi_functions_at_zero_are_those_of_runge_kutta():
    assert phi(0) == (1, 1, 0.5, pytest.approx(1 / 6))


def flat(length):
    return Segment(0, length, lambda day: 1.0)


@given(st.floats(0.01, 20000), st.integers(1, 5))
def test_steps_fill_the_length_and_grow(length, refine):
    steps = plan(flat(length), refine=refine)
    assert sum(steps) == pytest.approx(length, rel=1e-9)
    assert max(steps) <= LARGEST_STEP / refine + 1e-12


@given(st.floats(10, 30000), st.floats(-9000, 20000), st.floats(0, 3000))
def test_long_steps_stay_away_from_where_something_happens(length, first, duration):
    segment = Segment(0, length, lambda day: 1.0, (first, first + duration))
    steps = plan(segment, LARGEST_STEP, CALM_STEP)
    assert sum(steps) == pytest.approx(length, rel=1e-9)
    assert max(steps) <= CALM_STEP
    for end, step in zip(accumulate(steps), steps):
        if step > LARGEST_STEP:
            assert end - step <= first - 800 or end - step >= max(first + duration, 0) + 800


def _decay(state, drive):
    """A quick state with a constant loss (fast) and a slow one, both with closed forms."""
    return (0.4 * drive, 0.001 * drive), (0.4, 0.001)


def test_constant_production_has_its_closed_form():
    ends = list(accumulate(plan(flat(5000))))  # where nothing is interpolated
    times = [ends[0], ends[3], ends[10], ends[-1]]
    states = solve(_decay, [flat(5000)], [3.0, 0.0], times, fast=(0,))
    for day, (quick, slow) in zip(times, states):
        assert quick == pytest.approx(1 + 2 * exp(-0.4 * day), rel=1e-11)
        assert slow == pytest.approx(1 - exp(-0.001 * day), rel=1e-7)


def test_law_18_error_falls_with_the_fourth_power_of_the_step():
    """x' = cos(t/40) - x/30 has a closed form; halving the step divides the error by about 16."""

    def equation(state, drive):
        return (drive,), (1 / 30,)

    def exact(day):
        a, w = 1 / 30, 1 / 40
        return (a * cos(w * day) + w * np.sin(w * day) - a * exp(-a * day)) / (a * a + w * w)

    errors = []
    for refine in (1, 2, 4):
        segment = Segment(0, 400, lambda day: cos(day / 40))
        (state,) = solve(equation, [segment], [0.0], [400], refine=refine)
        errors.append(abs(state[0] - exact(400)))
    assert 11 < errors[0] / errors[1] < 22
    assert 11 < errors[1] / errors[2] < 22


def _fast_error(refine):
    """Error of a quick state under a production that moves, with its closed form."""
    a, w = 0.2, 1 / 60
    segment = Segment(0, 300, lambda day: cos(w * day))
    (state,) = solve(
        lambda state, drive: ((drive,), (a,)), [segment], [0.0], [300], fast=(0,), refine=refine
    )
    exact = (a * cos(w * 300) + w * np.sin(w * 300) - a * exp(-a * 300)) / (a * a + w * w)
    return abs(state[0] - exact)


def test_quick_states_are_followed_at_steps_far_beyond_their_time_constant():
    assert _fast_error(1) < 2e-3
    assert _fast_error(4) < _fast_error(1) / 40


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
    ours = trajectory(segments, years, DEFAULT, course.largest_step)
    reference = _reference(segments, [year * DAYS_PER_YEAR for year in years])
    for matrix, mineral in ((6, 8), (7, 9)):
        start = ours[0][matrix] * ours[0][mineral]
        off = [
            100 * abs(a[matrix] * a[mineral] - b[matrix] * b[mineral]) / start
            for a, b in zip(ours, reference)
        ]
        assert max(off) <= 0.001


def _reference(segments, days):
    """The same equations by LSODA at rtol 1e-10, restarted at each break."""
    equations = rates(DEFAULT)
    state, found = np.array(baseline(DEFAULT)), []
    for segment in segments:

        def slope(day, x, drive=segment.drive):
            production, loss = equations(x.tolist(), drive(day))
            return [p - rate * v for p, rate, v in zip(production, loss, x.tolist())]

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
        once = trajectory(segments, years, DEFAULT, course.largest_step)
        twice = trajectory(segments, years, DEFAULT, course.largest_step, refine=2)
        assert 100 * max(abs(a[6] - b[6]) for a, b in zip(once, twice)) < 1e-3


def test_days_of_a_cycle_are_followed_by_the_day():
    course = CyclicCourse()
    segments = course.segments(0, 1, DEFAULT)
    years = [i / 100 for i in range(101)]
    once = trajectory(segments, years, DEFAULT, course.largest_step)
    twice = trajectory(segments, years, DEFAULT, course.largest_step, refine=2)
    assert max(abs(a[1] - b[1]) for a, b in zip(once, twice)) < 1e-4
