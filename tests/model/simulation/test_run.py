"""A run's series: read anywhere within it, rebased on its start, and solved along any segments."""

from math import exp, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.physiology.equations import STATES, baseline
from model.physiology.parameters import DEFAULT, override
from model.physiology.treatments import Intervention
from model.simulation.course import STAGES, Course
from model.simulation.cyclic_course import CyclicCourse
from model.simulation.run import BISPHOSPHONATE, RELATIVE, SERIES, Result, run, solve_states
from model.units import DAYS_PER_YEAR

few = settings(max_examples=40, deadline=None)

TREATED = Course(
    "natural",
    interventions=(Intervention("estrogen", 1.0, 2.5, 1.0), Intervention("bisphosphonate", 2.0, None, 1.0)),
)
LINE = Result([-2.0, 0.0, 1.0, 5.0], {"x": [10.0, 20.0, 0.0, 8.0]})


@few
@given(st.floats(-2, 5))
def test_between_two_points_a_series_is_read_along_a_straight_line(year):
    if year <= 0:
        wanted = 20 + 5 * year
    elif year <= 1:
        wanted = 20 - 20 * year
    else:
        wanted = 2 * (year - 1)
    assert LINE.at("x", year) == pytest.approx(wanted, abs=1e-9)


def test_at_a_point_a_series_is_read_as_it_is():
    assert [LINE.at("x", year) for year in LINE.years] == LINE.series["x"]


@pytest.mark.parametrize("year", [-2.001, 5.001, nan])
def test_outside_of_a_run_nothing_is_read(year):
    with pytest.raises(ValueError, match="lies outside -2.0 to 5.0"):
        LINE.at("x", year)


@pytest.mark.parametrize("stage", STAGES)
def test_every_series_has_a_point_for_each_year_and_percents_begin_at_100(stage):
    years = [-1.0, 0.0, 3.0]
    found = run(Course(stage), years, lead_y=4.0)
    assert found.years == years
    assert [*found.series] == [*SERIES]
    for name, (_, unit) in SERIES.items():
        assert len(found.series[name]) == len(years)
        if unit == "% of start":
            assert found.series[name][0] == 100
        assert name.endswith("_pct") == (unit == "% of start")


@pytest.mark.parametrize("course", [Course(), CyclicCourse()], ids=lambda course: type(course).__name__)
def test_a_healthy_woman_begins_at_1_in_all_that_is_relative_to_her(course):
    found = run(course, [0.0, 0.5])
    for name, (_, unit) in SERIES.items():
        if unit == RELATIVE and name != "opg":  # which follows estrogen by the day
            assert found.series[name][0] == pytest.approx(1)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.floats(-4.9, 9.9), max_size=5))
def test_asking_for_more_years_changes_no_number(more):
    """Steps depend on the course alone; the years asked for are read between them."""
    sparse = run(TREATED, [-5.0, 0.5, 4.0, 10.0])
    dense = run(TREATED, sorted({*sparse.years, *more}))
    for name in SERIES:
        assert [dense.at(name, year) for year in sparse.years] == sparse.series[name]


@settings(max_examples=10, deadline=None)
@given(st.floats(-3.0, 6.0))
def test_percents_of_a_later_start_are_those_of_the_first_rebased(start):
    whole = run(TREATED, [-5.0, start, 8.0], lead_y=1.0)
    part = run(TREATED, [start, 8.0], lead_y=start + 6.0)
    for name, (_, unit) in SERIES.items():
        factor = 100 / whole.series[name][1] if unit == "% of start" else 1.0
        assert part.series[name][1] == pytest.approx(factor * whole.series[name][2], rel=1e-9)


def test_a_run_goes_on_from_the_state_where_another_ended():
    course, half = Course("surgical"), 2.0 * DAYS_PER_YEAR
    one_piece = solve_states(DEFAULT, course.segments(0, 4, DEFAULT), [half, 2 * half])
    again = solve_states(DEFAULT, course.segments(2, 4, DEFAULT), [half, 2 * half], one_piece[0])
    assert again[0] == one_piece[0]
    assert again[1] == pytest.approx(one_piece[1], abs=1e-6)
    assert solve_states(DEFAULT, course.segments(0, 4, DEFAULT), [0.0])[0] == tuple(baseline(DEFAULT))


def decay(_p, rate):
    """Bind a law in which every state is lost alike."""
    return lambda state, _forcing: ([0.0] * len(state), [rate] * len(state))


@few
@given(st.floats(0.0005, 0.005), st.floats(1, 1000))
def test_equations_may_be_replaced_and_take_arguments_of_their_own(rate, day):
    segments = Course().segments(0, 3, DEFAULT)
    (state,) = solve_states(DEFAULT, segments, [day], [2.0] * len(STATES), decay, {"rate": rate})
    assert state == pytest.approx([2 * exp(-rate * day)] * len(STATES), abs=2e-4)


@pytest.mark.parametrize("bound", [0.5, 6.0])
def test_a_drug_that_is_on_bone_from_before_leaves_at_its_own_pace(bound):
    """With no uptake in sight: what is bound at the start alone asks for short steps."""
    start = baseline(DEFAULT)
    start[BISPHOSPHONATE] = bound
    days = [300.0 * i for i in range(1, 10)]
    segments = Course().segments(0, 10, DEFAULT)
    fine = solve_states(DEFAULT, segments, days, start, refine=4)
    for state, finer in zip(solve_states(DEFAULT, segments, days, start), fine, strict=True):
        assert state == pytest.approx(finer, abs=1e-4)
    lost = override(f_Y=0.0)  # what is not buried leaves at one rate
    for day, state in zip(days, solve_states(lost, segments, days, start), strict=True):
        assert state[BISPHOSPHONATE] == pytest.approx(bound * exp(-lost.k_Z * day), rel=1e-3, abs=1e-5)


@pytest.mark.parametrize("kind", ["teriparatide", "calcium_vitamin_d", "denosumab"])
def test_a_drug_that_begins_with_the_run_is_no_part_of_its_start(kind):
    """It is the same woman, whether she is seen from that moment on or from one minute before it."""
    course = Course(interventions=(Intervention(kind, 0.0, None, 1.0),))
    with_it, just_before = run(course, [0, 0.5, 2]), run(course, [-2e-6, 0.5, 2])
    for name in SERIES:
        assert with_it.series[name] == pytest.approx(just_before.series[name], rel=1e-4), name


def test_a_trace_of_an_earlier_treatment_moves_no_start():
    drug, trace = Intervention("teriparatide", 0.0, None, 1.0), Intervention("mpa", -9.0, None, 1e-9)
    for stage in ("premenopausal", "surgical", "withdrawal"):
        alone, both = (run(Course(stage, interventions=some), [0, 1]) for some in ((drug,), (trace, drug)))
        for name in SERIES:
            assert both.series[name] == pytest.approx(alone.series[name], rel=1e-6), (stage, name)
