"""Scenarios about studies: what chance, noise and gaps do to what is known."""

import itertools
import subprocess
import sys
from math import erf, sqrt
from pathlib import Path

import numpy as np
import pytest

from model import api
from model.trials import effects, evidence_table
from model.trials.repeated import repeat, student_quantile

Q35 = {
    "effect_from": "typed", "true_effect": 0.68, "sd_pct": 2.5, "dropout_pct": 0,
    "precision_pct": 0, "repeats": "1000",
}  # fmt: skip


def run(name, seed=1, **inputs):
    return api.run({"scenario": name, "inputs": inputs, "seed": seed})


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("women", "low", "high"), [(20, 11, 17), (213, 77, 83)])
def test_q35_share_of_trials_that_detect(women, low, high, seed):
    summary = run("virtual-trial", seed, women_per_arm=women, **Q35)["summary"]
    assert low <= summary["detected_pct"] <= high
    assert summary["women_with_both_scans"] == women


def test_the_line_of_power_agrees_with_the_repeats():
    result = run("virtual-trial", women_per_arm=200, **Q35)
    line = dict(zip(result["time"]["values"], result["series"][0]["values"], strict=True))
    assert result["summary"]["detected_pct"] == pytest.approx(line[200], abs=4)
    assert line[10] < line[100] < line[500]
    assert line[500] > 95


def test_dropout_and_noise_widen_the_interval():
    def width(**inputs):
        return run("virtual-trial", **(Q35 | inputs))["summary"]["interval_half_width"]

    assert width() == pytest.approx(1.58, abs=0.1)
    assert width() < width(dropout_pct=30)
    assert width() < width(precision_pct=2.5)
    assert width(precision_pct=2.5, years=5) < width(precision_pct=2.5, years=1)


def test_with_nothing_to_find_one_trial_in_twenty_finds_it():
    result = run("virtual-trial", women_per_arm=60, **(Q35 | {"true_effect": 0}))
    assert result["summary"]["detected_pct"] == 0
    assert 3 <= result["summary"]["wrong_way_pct"] <= 7
    assert "no true effect" in result["sentence"]


def test_the_true_effect_may_come_from_the_model():
    typed = run("virtual-trial", true_effect=0.68)["summary"]["true_effect_pct_per_y"]
    small = run("virtual-trial", arms="estrogen_mpa", effect_from="model")["summary"]
    alone = run("virtual-trial", arms="oral", effect_from="model")["summary"]
    assert typed == pytest.approx(0.68)
    assert small["true_effect_pct_per_y"] > alone["true_effect_pct_per_y"] > -0.1


def test_published_trials_stand_beside_those_without_interval_open():
    rows = run("virtual-trial")["chart"]["rows"]
    published = {row["row"]: row for row in rows if row["role"] == "measured"}
    assert {"E062", "E072", "E073", "E074"} <= set(published)
    assert (published["E072"]["lower"], published["E072"]["upper"]) == (0.38, 0.97)
    assert published["E062"]["lower"] is None
    assert len([row for row in rows if row["role"] == "model"]) == 20
    oral = run("virtual-trial", arms="oral")["chart"]["rows"]
    assert {row["source"] for row in oral if row["source"]} == {"liu2005", "sk2010"}


@pytest.mark.parametrize(("arms", "comparisons"), [("oral", 1), ("three", 2), ("four", 3)])
def test_two_to_four_arms(arms, comparisons):
    chart = run("virtual-trial", arms=arms)["chart"]
    assert len(chart["dotplots"]) == comparisons
    assert all(len(one["dots"]) == 50 for one in chart["dotplots"])


def test_one_trial_and_the_smallest_trial_work():
    result = run("virtual-trial", repeats="1", women_per_arm=10, dropout_pct=40)
    assert "This simulated trial" in result["sentence"]
    assert len(result["chart"]["dotplots"][0]["dots"]) == 1


def test_the_seed_decides_and_nothing_else():
    assert run("virtual-trial", 5) == run("virtual-trial", 5)
    assert run("virtual-trial", 5)["summary"] != run("virtual-trial", 6)["summary"]


def test_intervals_hold_the_truth_as_often_as_they_say():
    found = repeat([0.0, 1.0], 12, 2.0, 0.2, 0.5, 4000, 3)[0]
    held = np.mean((found["lower"] <= 1) & (found["upper"] >= 1))
    assert held == pytest.approx(0.95, abs=0.012)


@pytest.mark.parametrize(("freedom", "known"), [(5, 2.5706), (10, 2.2281), (38, 2.0244), (1e6, 1.96)])
def test_quantiles_of_student(freedom, known):
    assert student_quantile(freedom) == pytest.approx(known, rel=3e-3)


def test_the_least_significant_change_is_arithmetic():
    summary = run("scan-noise")["summary"]
    assert summary["least_significant_change_pct"] == pytest.approx(2.77 * 1.2)
    assert summary["years_until_change_exceeds_noise"] == pytest.approx(2.77 * 1.2 / 0.7)
    assert run("scan-noise", change_pct_per_y=0)["summary"]["dots_beyond"] <= 4


def test_longer_waits_and_better_scans_show_more():
    def shown(**inputs):
        return run("scan-noise", **inputs)["summary"]["chance_to_show_pct"]

    waits = [shown(years=years) for years in (1, 2, 5, 10)]
    assert waits == sorted(waits)
    assert shown(precision_pct=1.0) > shown(precision_pct=2.5)
    assert shown(change_pct_per_y=0.7) == pytest.approx(shown(change_pct_per_y=-0.7))


def test_dots_follow_the_distribution_they_stand_for():
    result = run("scan-noise", years=5)
    dots = [dot["x"] for dot in result["chart"]["dots"]]
    assert len(dots) == 50
    assert np.mean(dots) == pytest.approx(3.5)
    sd = 1.2 * sqrt(2)
    for dot, share in zip(dots, (np.arange(50) + 0.5) / 50, strict=True):
        assert 0.5 * (1 + erf((dot - 3.5) / sd / sqrt(2))) == pytest.approx(share, abs=1e-9)


def filters(**inputs):
    wide = {"product": "any", "estrogen": "any", "population": "any", "design": "any"}
    return run("evidence", **(wide | inputs))


def test_progesterone_alone_after_menopause_has_few_trials_and_none_above_zero():
    summary = run("evidence")["summary"]
    assert 1 <= summary["rows_shown"] <= 10
    assert summary["studies_shown"] <= 6
    assert summary["interval_above_zero"] == 0


def test_there_are_no_data_on_breaks_for_progesterone():
    result = filters(product="progesterone", outcome="fracture")
    assert result["summary"]["rows_shown"] == 0
    assert result["sentence"].startswith("0 of")
    assert filters(outcome="fracture")["summary"]["rows_shown"] > 3


def test_all_rows_pass_open_filters_and_counts_add_up():
    result = filters()
    rows = evidence_table.table()
    assert result["summary"]["rows_shown"] == len(rows) == result["summary"]["rows_all"]
    assert [entry["id"] for entry in result["chart"]["entries"]] == [*rows]
    kinds = [
        filters(outcome=kind)["summary"]["rows_shown"]
        for kind in ("density", "marker", "fracture", "level", "cells")
    ]
    assert sum(kinds) == len(rows)
    who = [
        filters(population=one)["summary"]["rows_shown"] for one in ("before", "after", "laboratory", "other")
    ]
    assert sum(who) == len(rows)


def test_lee_appears_only_among_uncontrolled_series_and_is_never_fitted():
    trials = {entry["source"] for entry in run("evidence")["chart"]["entries"]}
    assert "lee1990" not in trials
    series = run("evidence", design="uncontrolled")["chart"]["entries"]
    assert {entry["source"] for entry in series} == {"lee1990"}
    assert {entry["role"] for entry in series} == {"exclude"}


def test_mpa_and_progesterone_never_share_a_row():
    for entry in filters()["chart"]["entries"]:
        if entry["population"] == "laboratory":  # binding of both, side by side
            continue
        assert not {"mpa", "progesterone"} <= set(entry["products"]), entry["id"]


def test_filters_on_size_year_and_check():
    assert all(e["women"] >= 500 for e in filters(women_at_least=500)["chart"]["entries"])
    assert all(e["year"] >= 2010 for e in filters(year_from=2010)["chart"]["entries"])
    seen = filters(checked="seen")["chart"]["entries"]
    assert {e["verification"] for e in seen} == {"seen"}
    assert len(seen) < len(evidence_table.table())


def test_the_comparison_group_is_a_filter():
    found = {
        kind: {entry["id"] for entry in filters(comparator=kind)["chart"]["entries"]}
        for kind in ("untreated", "treated", "none")
    }
    assert sum(len(ids) for ids in found.values()) == len(evidence_table.table())
    assert {"E052", "E057"} <= found["untreated"]
    assert {"E062", "E065", "E072"} <= found["treated"]
    assert {"E050", "E051"} <= found["none"]  # Lee's series had no comparison group


@pytest.mark.parametrize("display", ["forest", "timeline", "matrix"])
def test_each_display_shows_what_passes(display):
    chart = filters(display=display)["chart"]
    rows = evidence_table.table().values()
    if display == "forest":
        assert {row["row"] for row in chart["rows"]} == {
            one["id"]
            for one in chart["entries"]
            if one["outcome"] == "density" and one["estimate"] is not None
        }
    if display == "timeline":
        assert len(chart["timeline"]["dots"]) == sum(effects.year(row) is not None for row in rows)
    if display == "matrix":
        cells = {row["label"]: row["cells"] for row in chart["matrix"]["rows"]}
        breaks = chart["matrix"]["columns"].index("breaks")
        assert cells["Progesterone"][breaks] == 0
        assert cells["Estrogen"][breaks] > 0


def test_published_intervals_are_those_of_the_evidence_table():
    rows = evidence_table.table()
    assert effects.interval(rows["E072"]) == (0.38, 0.97)
    assert effects.interval(rows["E091"]) == (-8.96, -6.41)
    low, high = effects.interval(rows["E096"])
    assert (low + high) / 2 == pytest.approx(8.8)
    assert (high - low) / 2 == pytest.approx(1.96 * 0.4)
    assert effects.interval(rows["E057"]) == (None, None)


def icons(**inputs):
    return run("fracture-icons", **inputs)


def test_q33_icons_equal_the_declared_numbers():
    sides = icons()["chart"]["sides"]
    arrays = {
        array["key"]: (array["placebo"], array["treated"]) for side in sides for array in side["arrays"]
    }
    assert arrays == {
        "any_fracture": (111, 86),
        "hip_fracture": (8, 5),
        "colorectal_cancer": (8, 5),
        "coronary": (15, 19),
        "stroke": (10, 15),
        "pulmonary_embolism": (4, 8),
        "breast_cancer": (15, 20),
    }
    assert icons()["summary"]["fewer_breaks"] == 25


def test_q33_benefit_is_never_shown_without_harm():
    options = next(c for c in declared("fracture-icons")["controls"] if c["key"] == "endpoint")["options"]
    for option, of in itertools.product(options, ("100", "1000")):
        result = icons(endpoint=option["value"], denominator=of)
        sides = {side["key"]: side["arrays"] for side in result["chart"]["sides"]}
        assert {key: len(arrays) for key, arrays in sides.items()} == {"benefit": 3, "harm": 4}
        shown = [one["key"] for arrays in sides.values() for one in arrays if one["selected"]]
        assert shown == [option["value"]]
        assert "broke a bone" in result["sentence"] or "had breast cancer" in result["sentence"]
        assert len(result["table"]["rows"]) == len(options) == 7


def declared(name):
    return next(one for one in api.scenarios() if one["name"] == name)


def test_unchecked_numbers_are_marked():
    arrays = [array for side in icons()["chart"]["sides"] for array in side["arrays"]]
    assert {array["key"] for array in arrays if array["checked"]} == {"any_fracture"}
    assert any("not checked" in note for note in icons()["notes"])
    assert any("rounded" in note for note in icons(denominator="100")["notes"])


NO_ARRAYS = [
    one["name"] for one in api.scenarios() if one["name"] not in ("virtual-trial", "synergy-surface")
]


def test_only_grids_and_many_trials_load_numpy():
    """The first live curve of a page must not wait for it."""
    code = (
        "import sys; from model import api\n"
        f"for name in {NO_ARRAYS!r}: api.run({{'scenario': name}})\n"
        "print('numpy' in sys.modules)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert printed.stdout.strip() == "False"
