"""What treatments add: each at any level, some together, and when they are taken."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.physiology.parameters import DEFAULT, override
from model.physiology.treatments import (
    KINDS,
    NO_EXPOSURE,
    Exposure,
    Intervention,
    active_on,
    combine,
    exposure_at,
    switch_times,
)

few = settings(max_examples=15, deadline=None)

ADDED = ("estradiol", "progestogen", "uptake")  # what grows in proportion to the level
levels = st.floats(0, 4)
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
    """Compare an exposure but for rounding."""
    return tuple(value if value is None else pytest.approx(value) for value in exposure)


def test_every_treatment_at_level_0_is_no_treatment():
    for kind in KINDS:
        nothing = combine([KINDS[kind](0.0, DEFAULT)])
        assert nothing._replace(progestogen_days=1.0) == combine([])


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
    daily, cyclic = KINDS["mpa"](1.0, DEFAULT), KINDS["mpa_cyclic"](1.0, DEFAULT)
    assert cyclic.progestogen == pytest.approx(10 / 2.5 * daily.progestogen)
    assert (cyclic.progestogen_days, daily.progestogen_days) == (pytest.approx(11 / 28), 1)


def test_a_bisphosphonate_settles_on_bone_at_the_level_of_the_table():
    assert KINDS["bisphosphonate"](2.0, DEFAULT).uptake / DEFAULT.k_Z == pytest.approx(
        2 * DEFAULT.bisphosphonate_steady
    )


@pytest.mark.parametrize("kind", ["block_il1", "block_tnf"])
def test_more_than_a_whole_block_is_no_more(kind):
    assert KINDS[kind](7.0, DEFAULT) == KINDS[kind](1.0, DEFAULT)
    assert KINDS[kind](0.5, DEFAULT).cytokine_block == getattr(DEFAULT, kind) / 2


@few
@given(st.lists(exposures, max_size=4), st.randoms(use_true_random=False))
def test_it_does_not_matter_in_which_order_treatments_are_counted(several, random):
    shuffled = random.sample(several, len(several))
    assert combine(shuffled) == close(combine(several))
    assert combine([combine(several[:2]), combine(several[2:])]) == close(combine(several))


@few
@given(st.lists(exposures, max_size=4))
def test_factors_stay_factors_and_shares_stay_shares(several):
    total = combine(several)
    assert 0 <= total.cytokine_block <= 1
    assert 0 < total.progestogen_days <= 1
    assert min(total.load, total.nutrients, total.parathyroid) > 0
    assert (total.estradiol_ceiling is None) == all(one.estradiol_ceiling is None for one in several)


def test_two_at_a_time():
    depot, lower = (Exposure(estradiol_ceiling=ceiling) for ceiling in (30.0, 10.0))
    assert combine([depot, lower]).estradiol_ceiling == 10
    half = Exposure(cytokine_block=0.5, load=1.1, nutrients=1.2, parathyroid=0.9)
    twice = combine([half, half])
    assert twice.cytokine_block == 0.75
    assert (twice.load, twice.nutrients, twice.parathyroid) == pytest.approx((1.21, 1.44, 0.81))
    some, most = (
        Exposure(progestogen=1.0, progestogen_days=0.4),
        Exposure(progestogen=2.0, progestogen_days=0.6),
    )
    assert combine([some, most]) == Exposure(progestogen=3.0, progestogen_days=0.6)
    # What is no progestogen has no say in the days.
    assert combine([some, KINDS["estrogen"](1.0, DEFAULT)]).progestogen_days == 0.4


def test_treatments_taken_together_add_up():
    both = (Intervention("estrogen", 0, 2, 1.0), Intervention("mpa", 1, None, 2.0))
    assert exposure_at(both, 0.5, DEFAULT).progestogen == 0
    middle = exposure_at(both, 1.5, DEFAULT)
    assert middle.estradiol == DEFAULT.added_estrogen
    assert middle.progestogen == 2 * DEFAULT.added_mpa
    assert exposure_at(both, 2, DEFAULT).estradiol == 0
    assert exposure_at(both, 1.5, override(added_mpa=1.0)).progestogen == 2


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
