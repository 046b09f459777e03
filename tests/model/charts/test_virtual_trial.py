"""A trial that is run many times: what chance does, and what is said and drawn of it."""

import numpy as np
import pytest

from model import api
from model.trials.repeated import repeat, student_quantile

Q35 = {
    "effect_from": "typed", "true_effect": 0.68, "sd_pct": 2.5, "dropout_pct": 0,
    "precision_pct": 0, "repeats": "1000",
}  # fmt: skip


def run(seed=1, **inputs):
    return api.run({"scenario": "virtual-trial", "inputs": inputs, "seed": seed})


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("women", "low", "high"), [(20, 11, 17), (213, 77, 83)])
def test_q35_share_of_trials_that_detect(women, low, high, seed):
    summary = run(seed=seed, women_per_arm=women, **Q35)["summary"]
    assert low <= summary["detected_pct"] <= high
    assert summary["women_with_both_scans"] == women


def test_the_line_of_power_agrees_with_the_repeats():
    result = run(women_per_arm=200, **Q35)
    line = dict(zip(result["time"]["values"], result["series"][0]["values"], strict=True))
    assert result["summary"]["detected_pct"] == pytest.approx(line[200], abs=4)
    assert line[10] < line[100] < line[500]
    assert line[500] > 95


def test_dropout_and_noise_widen_the_interval():
    def width(**inputs):
        return run(**(Q35 | inputs))["summary"]["interval_half_width"]

    assert width() == pytest.approx(1.58, abs=0.1)
    assert width() < width(dropout_pct=30)
    assert width() < width(precision_pct=2.5)
    assert width(precision_pct=2.5, years=5) < width(precision_pct=2.5, years=1)


def test_what_dropout_and_noise_cost_is_told_with_what_is_expected():
    result = run(women_per_arm=20, true_effect=0.68)
    assert "expected: 11 of 100" in result["sentence"]
    assert "alone, 14 of 100" in result["notes"][0]
    assert "Here it is 11, because 15% of women" in result["notes"][0]
    still = run(women_per_arm=20, true_effect=0.68, dropout_pct=0, precision_pct=0)
    assert "expected: 14 of 100" in still["sentence"]
    assert "because" not in still["notes"][0]


def test_with_nothing_to_find_one_trial_in_twenty_finds_it():
    result = run(women_per_arm=60, **(Q35 | {"true_effect": 0}))
    assert result["summary"]["detected_pct"] == 0
    assert 3 <= result["summary"]["wrong_way_pct"] <= 7
    assert "no true effect" in result["sentence"]


def test_the_true_effect_may_come_from_the_model():
    typed = run(true_effect=0.68)["summary"]["true_effect_pct_per_y"]
    small = run(arms="estrogen_mpa", effect_from="model")["summary"]
    alone = run(arms="oral", effect_from="model")["summary"]
    assert typed == pytest.approx(0.68)
    assert small["true_effect_pct_per_y"] > alone["true_effect_pct_per_y"] > -0.1


def test_published_trials_stand_below_those_without_interval_open():
    (one,) = run()["chart"]["comparisons"]
    published = {row["row"]: row for row in one["studies"]}
    assert {"E062", "E072", "E073", "E074"} <= set(published)
    assert (published["E072"]["lower"], published["E072"]["upper"]) == (0.38, 0.97)
    assert published["E062"]["lower"] is None
    assert all(row["outline"] for row in published.values()), "MPA is marked as a progestin"
    (oral,) = run(arms="oral")["chart"]["comparisons"]
    assert {row["source"] for row in oral["studies"]} == {"liu2005", "sk2010"}
    assert not any(row["outline"] for row in oral["studies"])


@pytest.mark.parametrize(("arms", "comparisons"), [("oral", 1), ("three", 2), ("four", 3)])
def test_two_to_four_arms(arms, comparisons):
    drawn = run(arms=arms)["chart"]["comparisons"]
    assert len(drawn) == comparisons
    assert all(len(one["trials"]) == 20 for one in drawn)


@pytest.mark.parametrize("repeats", ["1", "20", "100", "1000"])
@pytest.mark.parametrize("women", [10, 213])
def test_bars_count_every_simulated_trial_and_those_that_leave_out_0(repeats, women):
    result = run(repeats=repeats, women_per_arm=women)
    (one,) = result["chart"]["comparisons"]
    bars, trials, summary = one["bars"], one["trials"], result["summary"]
    assert sum(bar["count"] for bar in bars) == int(repeats)
    found = sum(bar["found"] for bar in bars)
    told = summary["detected_pct"] + summary["wrong_way_pct"]
    assert found == pytest.approx(told / 100 * int(repeats))
    assert len(trials) == (int(repeats) if int(repeats) <= 20 else 0)
    assert [one["estimate"] for one in trials] == sorted(one["estimate"] for one in trials)
    if trials:
        assert sum(one["lower"] > 0 or one["upper"] < 0 for one in trials) == found
        for bar in bars:
            inside = [one for one in trials if bar["x1"] <= one["estimate"] < bar["x2"]]
            assert len(inside) == bar["count"]


def test_the_picture_says_how_many_find_the_effect():
    result = run(women_per_arm=213, repeats="1000")
    (one,) = result["chart"]["comparisons"]
    found = round(result["summary"]["detected_pct"] * 10)
    assert one["drawn"] == "1000 simulated trials"
    assert one["says"].startswith(f"{found} of 1000 find the effect")
    assert one["says_short"] == f"{found} of 1000 find it"
    assert f"{found} of 1000" in result["sentence"]


@pytest.mark.parametrize("repeats", ["20", "1000"])
def test_the_table_holds_all_that_is_drawn_and_the_chance_of_other_sizes(repeats):
    result = run(arms="four", repeats=repeats)
    rows = result["table"]["rows"]
    for one in result["chart"]["comparisons"]:
        mine = [row for row in rows if row[0].startswith(one["label"])]
        assert len([row for row in mine if "simulated" in row[0]]) == len(one["trials"] or one["bars"])
        for study in one["studies"]:
            assert any(row[0].startswith(study["label"]) for row in rows)
    chances = [float(row[4].split()[0]) for row in rows if "expected" in row[0]]
    assert len(chances) == 8
    assert chances == sorted(chances)


def test_one_trial_and_the_smallest_trial_work():
    result = run(repeats="1", women_per_arm=10, dropout_pct=40)
    assert "This simulated trial" in result["sentence"]
    (one,) = result["chart"]["comparisons"]
    assert len(one["trials"]) == 1
    assert one["says"] in ("It finds the effect", "It finds nothing", "It finds a false effect")


def test_the_seed_decides_and_nothing_else():
    assert run(seed=5) == run(seed=5)
    assert run(seed=5)["summary"] != run(seed=6)["summary"]


def test_intervals_hold_the_truth_as_often_as_they_say():
    found = repeat([0.0, 1.0], 12, 2.0, 0.2, 0.5, 4000, 3)[0]
    held = np.mean((found["lower"] <= 1) & (found["upper"] >= 1))
    assert held == pytest.approx(0.95, abs=0.012)


@pytest.mark.parametrize(("freedom", "known"), [(5, 2.5706), (10, 2.2281), (38, 2.0244), (1e6, 1.96)])
def test_quantiles_of_student(freedom, known):
    assert student_quantile(freedom) == pytest.approx(known, rel=3e-3)
