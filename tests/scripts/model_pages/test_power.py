"""The arithmetic of small trials, against figures worked out elsewhere."""

import pytest

from scripts.model_pages import power


def test_twenty_in_each_arm_see_a_small_gain_in_one_trial_of_seven():
    assert power.statistical_power(0.68, 2.5, 20) == pytest.approx(0.136, abs=0.001)
    assert power.half_width(2.5, 20) == pytest.approx(1.55, abs=0.005)


@pytest.mark.parametrize(("spread", "women"), [(2.0, 136), (2.5, 213), (3.0, 306)])
def test_women_needed_for_four_trials_in_five(spread, women):
    assert power.sample_size(0.68, spread, 0.8) == women
    assert (
        power.statistical_power(0.68, spread, women) >= 0.8 > power.statistical_power(0.68, spread, women - 1)
    )


def test_the_sign_of_an_effect_does_not_matter():
    assert power.statistical_power(-0.68, 2.5, 20) == power.statistical_power(0.68, 2.5, 20)


def test_a_sentence_gets_trials_or_women():
    assert power.format_power(0.68, 2.5, 20, None) == "14 of 100"
    assert power.format_power(0.68, 2.5, None, 0.8) == "213"
