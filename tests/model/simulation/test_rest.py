"""States that nothing moves are left out of a run, and nothing is lost by it."""

import pytest

from model.physiology.equations import STATES, baseline, production_loss
from model.physiology.parameters import DEFAULT
from model.physiology.treatments import Intervention
from model.simulation.course import Course
from model.simulation.rest import NEUTRAL, RESTING, count_restful, put_back, take_moving
from model.simulation.run import solve_states
from model.solver.integrate import ROUNDING_D, solve
from model.units import DAYS_PER_YEAR

DAYS = [year * DAYS_PER_YEAR for year in (-8.0, -3.0, 1.0, 2.0, 4.5, 9.0)]
# Treatment from year 2 to 3 -> how long nothing moves the resting states.
TREATED = {"bisphosphonate": 2.0, "exercise": 2.0, "denosumab": 2.0, "estrogen": 9.0}


def find_segments(kind=None):
    interventions = (Intervention(kind, level=1.0, start_y=2.0, stop_y=3.0),) if kind else ()
    return Course("natural", interventions=interventions).segments(-8, 9, DEFAULT)


def test_resting_states_stay_where_they_are_by_the_equations():
    start = baseline(DEFAULT)
    assert take_moving(put_back(take_moving(start))) == take_moving(start)
    assert list(put_back(take_moving(start))) == start
    state = put_back([1.3 * x for x in take_moving(start)])
    for segment in find_segments("estrogen"):
        production, loss = production_loss(DEFAULT)(state, segment.forcing(segment.start))
        for name, value in RESTING.items():
            i = STATES.index(name)
            assert production[i] == loss[i] * value


@pytest.mark.parametrize("kind", [None, *TREATED])
def test_a_shorter_system_gives_the_same_states(kind):
    segments = find_segments(kind)
    restful = count_restful(baseline(DEFAULT), segments)
    assert segments[restful - 1].stop == pytest.approx(TREATED.get(kind, 9.0) * DAYS_PER_YEAR)
    whole = solve(production_loss, DEFAULT, segments, baseline(DEFAULT), DAYS, max_step=40.0)
    found = solve_states(DEFAULT, segments, DAYS, max_step=40.0)
    assert len(found) == len(DAYS)
    for ours, reference in zip(found, whole, strict=True):
        assert ours == pytest.approx(reference, rel=1e-12)


@pytest.mark.parametrize("kind", [None, "bisphosphonate"])
def test_a_day_past_a_break_by_rounding_belongs_to_it(kind):
    segments = find_segments(kind)
    for end in {segments[count_restful(baseline(DEFAULT), segments) - 1].stop, segments[-1].stop}:
        (state,) = solve_states(DEFAULT, segments, [end + ROUNDING_D / 2])
        assert state == pytest.approx(solve_states(DEFAULT, segments, [end])[0], rel=1e-9)


@pytest.mark.parametrize("name", RESTING)
def test_a_woman_with_a_drug_in_her_bone_or_an_unusual_load_is_followed_whole(name):
    start = baseline(DEFAULT)
    start[STATES.index(name)] = 0.4
    assert count_restful(start, find_segments()) == 0
    assert solve_states(DEFAULT, find_segments(), DAYS, start)[-1][STATES.index(name)] != 0.4


@pytest.mark.parametrize("field", NEUTRAL)
def test_what_may_vary_within_a_segment_is_followed_whole(field):
    (first, *others) = find_segments()
    for varying in (None, (field,)):
        changed = [first._replace(varying=varying, varying_at=None), *others]
        assert count_restful(baseline(DEFAULT), changed) == 0
