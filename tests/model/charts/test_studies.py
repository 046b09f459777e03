"""Scenarios about studies: what chance, noise and gaps do to what is known."""

import itertools
import subprocess
import sys
from math import erf, sqrt
from pathlib import Path

import numpy as np
import pytest

from model import api
from model.charts.studies.fracture_icons import TRIALS
from model.trials import effects, evidence_table, outcomes_table


def run(name, seed=1, **inputs):
    return api.run({"scenario": name, "inputs": inputs, "seed": seed})


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
        "deep_vein": (7, 14),  # 13 and 26 of 10,000 a year, 5.2 years
        "gallbladder": (20, 31),
        "dementia": (9, 18),
        "death": (260, 264),
    }
    assert icons()["summary"]["fewer_breaks"] == 25


EVENTS_A_SIDE = {
    "mpa": {"benefit": 3, "harm": 8},
    "mpa_fifties": {"benefit": 3, "harm": 4},
    "alone": {"benefit": 5, "harm": 6},
}


def test_q33_benefit_is_never_shown_without_harm():
    options = next(c for c in declared("fracture-icons")["controls"] if c["key"] == "endpoint")["options"]
    for option, of, trial in itertools.product(options, ("100", "1000"), TRIALS):
        result = icons(endpoint=option["value"], denominator=of, trial=trial)
        _, events = TRIALS[trial]
        sides = {side["key"]: side["arrays"] for side in result["chart"]["sides"]}
        assert {key: len(arrays) for key, arrays in sides.items()} == EVENTS_A_SIDE[trial]
        shown = [one["key"] for arrays in sides.values() for one in arrays if one["selected"]]
        assert shown == [option["value"] if option["value"] in events else "hip_fracture"]
        assert "broke a" in result["sentence"] or "had a stroke" in result["sentence"]
        assert len(result["table"]["rows"]) == len(events) == sum(EVENTS_A_SIDE[trial].values())


def test_estrogen_alone_is_a_trial_of_its_own_with_its_harms():
    result = icons(trial="alone", endpoint="hip_fracture")
    arrays = {array["key"]: array for side in result["chart"]["sides"] for array in side["arrays"]}
    harms = {array["key"] for array in result["chart"]["sides"][1]["arrays"] if not array["check"]}
    assert harms == {"stroke", "deep_vein", "gallbladder"}
    assert {key for key, array in arrays.items() if "may be chance" in array["check"]} == {
        *("colorectal_cancer", "coronary", "pulmonary_embolism", "breast_cancer", "dementia", "death"),
    }
    assert "any_fracture" not in arrays
    missing = icons(trial="alone", endpoint="any_fracture")
    assert "not in our table" in missing["notes"][0]
    assert missing["sentence"] == f"That event: no data. {result['sentence']}"
    assert "lining" in result["safety"][0]


def test_women_of_50_to_59_have_counts_of_their_own_that_may_all_be_chance():
    result = icons(trial="mpa_fifties", endpoint="early_death")
    arrays = [array for side in result["chart"]["sides"] for array in side["arrays"]]
    assert {array["check"] for array in arrays} == {"may be chance"}
    assert "12 instead of 17 died in the trial; " in result["sentence"]
    assert result["sentence"].endswith("(all may be chance).")
    assert "60 to 69" in result["notes"][0]


def test_a_rate_a_year_counts_over_the_years_of_the_trial():
    row = outcomes_table.table()["W23"]
    deep_vein = next(row for row in icons(trial="alone")["table"]["rows"] if "deep vein" in row[0])
    assert deep_vein[1:3] == [round(row[arm] * row["follow_up_years"] / 10) for arm in ("placebo", "treated")]


def declared(name):
    return next(one for one in api.scenarios() if one["name"] == name)


def test_unchecked_numbers_are_marked():
    arrays = [array for side in icons()["chart"]["sides"] for array in side["arrays"]]
    assert {array["key"] for array in arrays if array["checked"]} == {
        *("any_fracture", "deep_vein", "gallbladder", "dementia", "death"),
    }
    assert any("not yet compared" in note for note in icons()["notes"])
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
