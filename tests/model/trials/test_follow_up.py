"""Arms of trials: they share a history, which is the one that a run of the same life computes."""

import pytest

from model.physiology.equations import baseline
from model.physiology.parameters import DEFAULT, override
from model.physiology.readouts import bone_densities
from model.simulation.course import Course
from model.simulation.run import run
from model.trials import follow_up
from model.trials.arms import Arm
from model.trials.follow_up import LOW_ESTRADIOL, OUTCOMES, simulate_arm
from model.units import DAYS_PER_YEAR

ESTROGEN = (("estrogen", 1.0),)
TWO_YEARS = (0.0, DAYS_PER_YEAR, 2 * DAYS_PER_YEAR)
STAGES = ("premenopausal", "natural", "surgical", "hypoestrogenic")


def arm(stage="natural", start_y=4.0, treatment=(), before=(), before_y=0.0, cycle="ovulatory", entry=None):
    return Arm(stage, cycle, entry or cycle, start_y, before, before_y, treatment)


def outcomes(one, days=TWO_YEARS, p=DEFAULT):
    return simulate_arm(one, days, p)


@pytest.mark.parametrize(("stage", "lead_y"), [("natural", 12.0), ("surgical", 4.0)])
def test_an_untreated_arm_is_a_run_through_the_same_years(stage, lead_y):
    """Two ways to one woman: by her history and the trial's months, and as one course."""
    found = outcomes(arm(stage))
    series = run(Course(stage), [4.0, 5.0, 6.0], DEFAULT, lead_y).series
    for name in ("ctx", "p1np", "spine_bmd", "hip_bmd"):
        ratios = [100 * one[name] / found[0][name] for one in found]
        assert ratios == pytest.approx(series[f"{name}_pct"], rel=2e-5)
    assert [one["rankl"] for one in found] == pytest.approx(series["rankl"], rel=2e-5)


@pytest.mark.parametrize("stage", STAGES)
def test_arms_of_one_trial_enter_it_alike(stage):
    kinds = ((), ESTROGEN, (("exercise", 1.0),), (("mpa", 1.0), ("bisphosphonate", 2.0)))
    entered = [outcomes(arm(stage, treatment=kind))[0] for kind in kinds]
    for one in entered:
        assert [*one] == [*OUTCOMES]
        assert one["spine_bmd"] == entered[0]["spine_bmd"]


@pytest.mark.parametrize("stage", STAGES)
def test_a_treatment_at_level_0_is_none(stage):
    nothing = tuple((kind, 0.0) for kind in ("estrogen", "mpa_cyclic", "depot_mpa", "exercise", "block_il1"))
    for with_it, without in zip(outcomes(arm(stage, treatment=nothing)), outcomes(arm(stage)), strict=True):
        assert with_it == pytest.approx(without)


@pytest.mark.parametrize("stage", ["natural", "surgical"])
def test_what_was_taken_before_ends_where_an_arm_that_took_it_ends(stage):
    taken = outcomes(arm(stage, 3.0, ESTROGEN))[-1]
    after = outcomes(arm(stage, 5.0, before=ESTROGEN, before_y=2.0))[0]
    for name in ("spine_bmd", "hip_bmd"):
        assert after[name] == pytest.approx(taken[name], rel=1e-9)


def test_before_a_natural_transition_and_long_after_it_women_have_a_state_too():
    early = outcomes(arm(start_y=-9.0))[0]
    assert early["ctx"] == pytest.approx(1, abs=1e-2)
    late, later = (outcomes(arm(start_y=year))[0] for year in (29.9, 33.3))
    assert later["spine_bmd"] < late["spine_bmd"]
    through = run(Course("natural"), [29.9, 33.3], DEFAULT, 37.9).at("spine_bmd_pct", 33.3)
    assert 100 * later["spine_bmd"] / late["spine_bmd"] == pytest.approx(through, rel=1e-5)


def test_years_between_two_points_of_the_stored_history_are_run_to():
    between = outcomes(arm(start_y=4.1))[0]["spine_bmd"]
    onwards = outcomes(arm(start_y=4.0), (0.0, 0.1 * DAYS_PER_YEAR))[1]["spine_bmd"]
    assert between == pytest.approx(onwards, rel=1e-6)


def test_a_woman_enters_on_the_day_of_surgery_as_she_was():
    rest = baseline(DEFAULT)
    entered = outcomes(arm("surgical", 0.0))[0]
    assert entered["spine_bmd"] == rest[6] * rest[8]
    assert outcomes(arm("surgical", 1.0))[0]["spine_bmd"] < entered["spine_bmd"]


def test_women_with_regular_cycles_stay_as_they_are_as_in_any_run():
    for one in outcomes(arm("premenopausal", 0.0)):
        assert one == pytest.approx(dict.fromkeys(OUTCOMES, 1.0) | density(DEFAULT))
    assert run(Course(), [0.0, 20.0]).series["spine_bmd_pct"] == pytest.approx([100, 100])


def density(p):
    rest = baseline(p)
    return {f"{name}": value for name, value in zip(OUTCOMES, bone_densities(rest).values(), strict=False)}


def test_where_the_hypothalamus_rests_estrogen_was_low_for_a_year_and_no_egg_ripened():
    ageless = override(s_age=0.0)
    rested = Course("withdrawal", disturbed=1.0, e2_after=LOW_ESTRADIOL, fall_years=0.0)
    series = run(rested, [0.0, 1.0], ageless).series
    found = outcomes(arm("hypoestrogenic", 0.0), p=ageless)[0]
    for name in ("ctx", "p1np"):
        assert 100 * found[name] == pytest.approx(series[f"{name}_pct"][1], rel=1e-6)
    lost = found["spine_bmd"] / density(ageless)["spine_bmd"]
    assert 100 * lost == pytest.approx(series["spine_bmd_pct"][1], rel=1e-6)


def test_cycles_of_the_trial_follow_those_of_entry():
    kept = outcomes(arm("premenopausal", 0.0, cycle="anovulatory"))
    healed = outcomes(arm("premenopausal", 0.0, cycle="ovulatory", entry="anovulatory"))
    assert healed[0]["spine_bmd"] == kept[0]["spine_bmd"]
    assert healed[-1]["spine_bmd"] > kept[-1]["spine_bmd"]
    regular = outcomes(arm("premenopausal", 0.0))
    assert regular[0]["spine_bmd"] > kept[0]["spine_bmd"]


def test_dropping_what_is_stored_changes_no_number():
    once = outcomes(arm(treatment=ESTROGEN))
    follow_up.clear_caches()
    assert simulate_arm.cache_info().currsize == 0
    assert outcomes(arm(treatment=ESTROGEN)) == once
