"""What treatments add: each at any level, some together, and when they are taken."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import RequestError
from model.physiology.exposures import (
    KINDS,
    NO_EXPOSURE,
    Exposure,
    combine,
    hold_down,
    largest_level,
    mean_left,
)
from model.physiology.parameters import DEFAULT, override
from model.physiology.receptors import mix_days
from model.physiology.treatments import Intervention, active_on, exposure_at, switch_times
from model.simulation.course import Course
from model.simulation.run import run

few = settings(max_examples=15, deadline=None)

ADDED = ("estradiol", "uptake", "rankl_block")  # what grows in proportion to the level
levels = st.floats(0, 1)
exposures = st.builds(lambda kind, level: KINDS[kind](level, DEFAULT), st.sampled_from([*KINDS]), levels)
years = st.integers(-20, 20).map(float)
interventions = st.lists(
    st.builds(
        lambda kind, start, length, level: Intervention(kind, start, length and start + length, level),
        st.sampled_from([*KINDS]),
        years,
        st.one_of(st.none(), st.integers(1, 40)),
        levels,
    ),
    max_size=5,
)


def close(exposure):
    """Compare an exposure but for rounding and for the order of what keeps its own days."""
    schedule, suppression = sorted(exposure.schedule), sorted(exposure.suppression)
    flat = exposure._replace(schedule=0.0, suppression=0.0)
    return pytest.approx(flat), schedule, suppression


def parts(exposure):
    return close(exposure)[0].expected, *close(exposure)[1:]


def bone(kinds, stage="natural", cycle_share=0.0):
    """Spine density two years after treatments begin, percent."""
    taken = tuple(Intervention(kind, 4.0, None, level) for kind, level in kinds.items())
    course = Course(stage, disturbed=cycle_share, interventions=taken)
    return run(course, [4.0, 6.0], lead_y=9.0).series["spine_bmd_pct"][1]


@pytest.mark.parametrize("stage", ["premenopausal", "natural", "surgical"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_trace_of_a_treatment_changes_nothing_measurable(kind, stage):
    none, trace = bone({}, stage), bone({kind: 1e-9}, stage)
    assert trace == pytest.approx(none, abs=2e-3)  # their steps differ
    assert bone({kind: 0.0}, stage) == pytest.approx(trace, abs=1e-4)  # so do those with a drug on bone


def test_a_trace_of_a_second_progestogen_does_not_spread_the_first_over_all_days():
    cyclic = bone({"mpa_cyclic": 1.0}, "premenopausal", 1.0)
    both = bone({"mpa_cyclic": 1.0, "progesterone_cream": 1e-9}, "premenopausal", 1.0)
    assert both == pytest.approx(cyclic, abs=1e-6)


@pytest.mark.parametrize("kind", ["depot_mpa", "gnrh_agonist", "aromatase_inhibitor"])
@pytest.mark.parametrize("stage", ["premenopausal", "natural", "surgical"])
def test_what_holds_estradiol_down_is_never_a_source_of_it(kind, stage):
    lacking = override(a_G=0.0)

    def density(level):
        taken = (Intervention(kind, 4.0, None, level),)
        return run(Course(stage, interventions=taken), [4.0, 6.0], lacking, 9.0).series["spine_bmd_pct"][1]

    found = [density(level) for level in (0.0, 0.25, 0.5, 1.0)]
    assert found == sorted(found, reverse=True)


@few
@given(st.floats(0, 200), st.lists(st.tuples(st.floats(1, 60), st.floats(0, 1)), max_size=4))
def test_parts_of_a_level_held_down_add_up_and_lie_below_it(estradiol, suppression):
    free, held = hold_down(estradiol, tuple(suppression))
    assert free + sum(share for share, _ in held) == pytest.approx(1)
    assert all(level <= estradiol + 1e-9 for _, level in held)
    assert mean_left(estradiol, tuple(suppression)) <= estradiol + 1e-9


@few
@given(st.lists(st.tuples(st.floats(0, 20), st.floats(0, 1)), max_size=4))
def test_days_of_several_progestogens_keep_their_mean(schedule):
    days = mix_days(tuple(schedule))
    assert sum(share for share, _ in days) == pytest.approx(1)
    mean = sum(share * level for share, level in days)
    assert mean == pytest.approx(sum(amount * share for amount, share in schedule), abs=1e-9)


def test_two_on_separate_days_share_some_by_chance():
    assert mix_days(((2.0, 0.5), (3.0, 0.5))) == [(0.25, 5.0), (0.25, 3.0), (0.25, 2.0), (0.25, 0.0)]


@pytest.mark.parametrize("kind", KINDS)
def test_no_more_is_taken_than_was_studied(kind):
    most = largest_level(kind)
    assert Intervention(kind, 0.0, None, most).level == most
    with pytest.raises(RequestError, match=f"'level of {kind}' is out of range"):
        Intervention(kind, 0.0, None, most * 1.01)


def test_estrogen_added_to_regular_cycles_never_takes_bone():
    found = [bone({"estrogen": level}, "premenopausal") for level in (0.0, 0.01, 0.3, 1.0, 2.0)]
    assert found == sorted(found)


@pytest.mark.parametrize("kind", KINDS)
@few
@given(levels, levels)
def test_levels_and_uptake_add_up_with_the_level_of_the_treatment(kind, one, more):
    first, second, both = (KINDS[kind](level, DEFAULT) for level in (one, more, one + more))
    for name in ADDED:
        assert getattr(both, name) == pytest.approx(getattr(first, name) + getattr(second, name))


@pytest.mark.parametrize("kind", KINDS)
def test_a_treatment_does_something_that_none_does(kind):
    assert KINDS[kind](1.0, DEFAULT) != NO_EXPOSURE


def test_tablets_of_mpa_count_by_their_amount():
    """10 mg on 11 of 28 days is 10 / 2.5 of the daily tablet on those days."""
    ((daily, every_day),) = KINDS["mpa"](1.0, DEFAULT).schedule
    ((cyclic, some_days),) = KINDS["mpa_cyclic"](1.0, DEFAULT).schedule
    assert cyclic == pytest.approx(10 / 2.5 * daily)
    assert (some_days, every_day) == (pytest.approx(11 / 28), 1)


def test_a_bisphosphonate_settles_on_bone_at_the_level_of_the_table():
    assert KINDS["bisphosphonate"](2.0, DEFAULT).uptake / DEFAULT.k_Z == pytest.approx(
        2 * DEFAULT.bisphosphonate_surface
    )


@pytest.mark.parametrize("kind", ["block_il1", "block_tnf"])
def test_more_than_a_whole_block_is_no_more(kind):
    assert KINDS[kind](7.0, DEFAULT) == KINDS[kind](1.0, DEFAULT)
    assert KINDS[kind](0.5, DEFAULT).cytokine_block == getattr(DEFAULT, kind) / 2


@few
@given(st.lists(exposures, max_size=4), st.randoms(use_true_random=False))
def test_it_does_not_matter_in_which_order_treatments_are_counted(several, random):
    shuffled = random.sample(several, len(several))
    assert parts(combine(shuffled)) == close(combine(several))
    assert parts(combine([combine(several[:2]), combine(several[2:])])) == close(combine(several))


@few
@given(st.lists(exposures, max_size=4))
def test_factors_stay_factors_and_shares_stay_shares(several):
    total = combine(several)
    assert 0 <= total.cytokine_block <= 1
    assert min(total.load, total.nutrients, total.parathyroid) > 0
    assert all(0 <= share <= 1 for _, share in total.schedule + total.suppression)


def test_two_at_a_time():
    depot, lower = (Exposure(suppression=((ceiling, 1.0),)) for ceiling in (30.0, 10.0))
    assert mean_left(80.0, combine([depot, lower]).suppression) == 10
    half = Exposure(cytokine_block=0.5, load=1.1, nutrients=1.2, parathyroid=0.9)
    twice = combine([half, half])
    assert twice.cytokine_block == 0.75
    assert (twice.load, twice.nutrients, twice.parathyroid) == pytest.approx((1.21, 1.44, 0.81))


def test_treatments_taken_together_add_up():
    both = (Intervention("estrogen", 0, 2, 1.0), Intervention("mpa", 1, None, 2.0))
    assert exposure_at(both, 0.5, DEFAULT).schedule == ()
    middle = exposure_at(both, 1.5, DEFAULT)
    assert middle.estradiol == DEFAULT.added_estrogen
    assert middle.schedule == ((2 * DEFAULT.added_mpa, 1.0),)
    assert exposure_at(both, 2, DEFAULT).estradiol == 0
    assert exposure_at(both, 1.5, override(added_mpa=1.0)).schedule == ((2.0, 1.0),)


@settings(max_examples=150, deadline=None)  # two switches at one moment are rare
@given(interventions, st.floats(-25, 25))
def test_between_two_switches_nothing_starts_or_stops(several, year):
    """A treatment is on from the moment it starts, and off from the moment it stops."""
    times = switch_times(several)
    assert times == sorted(set(times))
    since = max((time for time in times if time <= year), default=-100.0)
    assert active_on(several, year) == active_on(several, since)
    for start, stop in itertools.pairwise([-100.0, *times]):
        assert active_on(several, start) == active_on(several, (start + stop) / 2)
    for one in several:
        if one.stop_y is not None and one.stop_y > one.start_y:
            assert (one in active_on([one], one.start_y), one in active_on([one], one.stop_y)) == (
                True,
                False,
            )
