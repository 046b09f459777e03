"""Scenarios that follow bone over months and years."""

import numpy as np
import pytest

from model import api
from model.charts.wording.numbers import percent
from model.physiology.parameters import ASSUMPTIONS, calibrated
from model.physiology.treatments import Intervention
from model.simulation.course import Course
from model.simulation.population import sample_women
from model.simulation.run import run as simulate
from model.trials import evidence_table
from model.trials.tolerances import tolerance


def run(name, assumption="small", women=0, **inputs):
    return api.run({"scenario": name, "inputs": inputs, "assumption": assumption, "women": women})


def series(result, name):
    return next(one["values"] for one in result["series"] if one["name"] == name)


def test_every_factor_has_a_bar_and_nutrition_has_the_shortest():
    summary = run("modifiers")["summary"]
    ranges = {key: value for key, value in summary.items() if key.endswith("_range_points")}
    assert min(ranges, key=ranges.get) == "nutrition_range_points"
    assert all(value > 0 for value in ranges.values())


def test_modifiers_point_the_right_way():
    def change(**inputs):
        return run("modifiers", **inputs)["summary"]["spine_change_per_y_pct"]

    assert change(life_stage="after") < change(life_stage="late") < 0
    assert change(life_stage="early") < change(life_stage="late") < change(life_stage="pre")
    assert change(movement="none") < change(movement="walking") < change(movement="training")
    assert change(nutrition="low") < change()


def test_bars_without_a_number_are_hollow():
    rows = {row["key"]: row for row in run("modifiers")["chart"]["rows"]}
    for key in ("starting_density", "magnesium", "vitamin_k2"):
        assert rows[key]["role"] == "hollow"
        assert rows[key]["lower"] is None
    assert rows["movement"]["basis"] == "extrapolated"
    for key in ("life_stage", "nutrition"):
        assert rows[key]["basis"] == "measured"
    for key in ("life_stage", "nutrition", "movement"):
        assert rows[key]["lower"] < rows[key]["upper"]
    # The setting itself lies inside of each bar.
    for row in rows.values():
        if row["role"] != "hollow":
            assert row["lower"] - 1e-9 <= row["estimate"] <= row["upper"] + 1e-9


@pytest.mark.parametrize("stage", ["pre", "early", "after", "late"])
def test_no_untreated_woman_gains_by_herself(stage):
    """A low start once healed itself here: less bone bears more strain, and strain builds."""
    result = run("modifiers", life_stage=stage, movement="none")
    assert result["summary"]["spine_change_per_y_pct"] < 1e-9
    assert {"life_stage", "nutrition", "movement"} == set(result["inputs"])


@pytest.mark.parametrize(("movement", "level"), [("none", 0.0), ("training", 0.5)])
def test_a_woman_of_the_bars_is_the_woman_of_every_other_run(movement, level):
    """Training once loaded bone here without what it does to RANKL."""
    trained = Course("natural", interventions=(Intervention("exercise", 1.0, None, level),))
    alone = simulate(trained, [1.0, 3.0], calibrated("small"), lead_y=6.0).series["spine_bmd_pct"][-1]
    found = run("modifiers", life_stage="after", movement=movement)["summary"]["spine_change_per_y_pct"]
    assert found == pytest.approx((alone - 100) / 2, abs=0.002)


@pytest.mark.parametrize("stage", ["pre", "early", "after", "late"])
def test_training_is_extrapolated_where_no_trial_tested_it(stage):
    result = run("modifiers", life_stage=stage, movement="training")
    row = next(row for row in result["chart"]["rows"] if row["key"] == "movement")
    assert (row["basis"] == "extrapolated") == (stage != "late")
    assert ("training is extrapolated" in result["sentence"]) == (stage != "late")
    assert ("extrapolated" in row["names"][0]) == (stage != "late")


@pytest.mark.parametrize("assumption", ASSUMPTIONS)
@pytest.mark.parametrize(
    ("row", "site", "figure", "years"),
    [
        ("E012", "spine", "spine_change_3y_pct", "the 3 years"),
        ("E013", "spine", "spine_change_10y_pct", "the ten years"),
        ("E021", "spine", "spine_later_change_per_y_pct", "years 2 to 7"),
        ("E014", "hip", "hip_change_3y_pct", "the 3 years"),
        ("E015", "hip", "hip_change_10y_pct", "the ten years"),
    ],
)
def test_a_loss_outside_of_what_was_measured_is_told_with_its_direction(assumption, row, site, figure, years):
    result = run("menopause", assumption, site=site)
    allowed, change = tolerance(evidence_table.table()[row]), result["summary"][figure]
    told = [note for note in result["notes"] if "in this model" in note and years in note]
    size = {True: "too little", False: "too much"}[change > allowed.upper]
    if allowed.lower <= change <= allowed.upper:
        assert not told
    else:
        (note,) = told
        assert size in note
        assert f"against {percent(evidence_table.number(row, 'arm_mean_change_pct'))} measured" in note


def test_what_a_cohort_lost_is_not_held_against_a_treated_or_a_fast_woman():
    for more in ({"treatment": "estrogen"}, {"pace": "fast"}, {"e2_after": 40}, {"menopause": "surgical"}):
        notes = " ".join(run("menopause", **more)["notes"])
        assert "too much" not in notes
        assert "too little" not in notes


@pytest.mark.parametrize("site", ["spine", "hip"])
def test_slow_and_fast_are_the_spread_between_women(site):
    drawn = sample_women(Course("natural"), [-1, 2], calibrated("small"), 800, 5, 5.0)[f"{site}_bmd_pct"]
    losses = drawn[-1] / drawn[0]
    for pace, low, high in (("slow", 0.70, 0.95), ("typical", 0.3, 0.6), ("fast", 0.05, 0.30)):
        bone = run("menopause", pace=pace)
        change = 1 + bone["summary"][f"{site}_change_3y_pct"] / 100
        assert low < np.mean(losses < change) < high, pace


def test_the_playground_opens_on_progesterone_alone():
    result = run("playground")
    assert abs(result["summary"]["spine_difference_points"]) < 1
    assert "less than two scans" in result["description"]["trend"]
    assert not any("womb lining" in note for note in result["safety"])


def test_the_playground_explains_time_zero_where_there_is_no_final_period():
    told = [
        any("time 0 has no meaning" in note for note in run("playground", life_stage=stage)["notes"])
        for stage in ("premenopausal", "natural", "surgical")
    ]
    assert told == [True, False, False]


def test_the_playground_agrees_with_the_menopause_page():
    arm = run("menopause", treatment="estrogen", start_y="2")
    same = run("playground", estrogen="on", progestogen="none", start_y=2)
    assert series(same, "spine_bmd_pct") == pytest.approx(series(arm, "spine_bmd_pct"), rel=1e-9)
    assert "womb lining" in same["safety"][0]
    assert "womb lining" in arm["safety"][0]


def test_what_is_gained_on_estrogen_is_lost_after_stopping():
    on, stopped = (
        run("playground", estrogen="on", progestogen="none", **more) for more in ({}, {"years_on": 4})
    )
    later = 12  # 6 years after it was stopped
    on, stopped = (
        dict(zip(one["time"]["values"], series(one, "spine_bmd_pct"), strict=True))[later]
        for one in (on, stopped)
    )
    assert stopped < on - 2


def test_receptors_are_needed_for_progesterone_to_act():
    none = run("playground", receptors_pct=0, progestogen="progesterone_oral")["summary"]
    assert none["spine_difference_points"] == pytest.approx(0, abs=0.002)  # accuracy of a run


@pytest.mark.parametrize(
    ("inputs", "better"),
    [
        ({"bisphosphonate": "on"}, True),
        ({"movement": "heavy"}, True),
        ({"calcium": "on"}, True),
        ({"block": "block_tnf"}, True),
        ({"progestogen": "none"}, False),
    ],
)
def test_switches_of_the_playground_move_bone_the_right_way(inputs, better):
    gap = run("playground", **({"progestogen": "none"} | inputs))["summary"]["spine_difference_points"]
    assert gap > 0 if better else gap == 0


def test_interventions_bring_their_safety_notes():
    taken = [{"kind": "estrogen", "start_y": 0}]
    for name in ("menopause", "playground"):
        inputs = {"progestogen": "none"} if name == "playground" else {}
        notes = run(name, interventions=taken, **inputs)["safety"]
        assert any("womb lining" in note for note in notes)
