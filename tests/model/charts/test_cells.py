"""Scenarios about what hormones do to cells: their stories and what a reader is to discover."""

import itertools

import pytest

from model import api
from model.charts.cells.evidence_signs import FINDINGS, count_findings
from model.physiology.parameters import calibrated

calibrated = pytest.mark.skipif(
    calibrated("none").a_G != 0, reason="the three positions of the switch are not calibrated yet"
)


def run(name, assumption="small", view=None, **inputs):
    request = {"scenario": name, "inputs": inputs, "assumption": assumption}
    return api.run(request | ({"view": view} if view else {}))


def series(result, name):
    return next(one["values"] for one in result["series"] if one["name"] == name)


def remodel(breakdown, building):
    return run("remodeling-cycle", breakdown_pct=breakdown, building_pct=building)


def test_bone_is_level_while_both_paces_are_normal():
    bone = series(remodel(100, 100), "bone_amount_pct")
    assert all(abs(value - 100) < 1e-6 for value in bone)


@pytest.mark.parametrize("pace", [80, 130, 150])
def test_speed_alone_costs_only_a_transient(pace):
    bone = series(remodel(pace, pace), "bone_amount_pct")
    assert abs(bone[-1] - 100) < 2
    assert max(abs(value - 100) for value in bone) < 5
    assert abs(bone[-1] - bone[-11]) < 0.1  # level in the last year


def test_a_gap_between_the_paces_keeps_losing():
    result = remodel(120, 100)
    bone = series(result, "bone_amount_pct")
    assert bone[-1] < 95
    assert all(a > b for a, b in itertools.pairwise(bone))
    assert result["chart"]["unit"]["refilled_pct"] == pytest.approx(100 / 1.2)
    assert series(remodel(100, 120), "bone_amount_pct")[-1] > 105


def test_paces_settle_where_they_are_held():
    result = remodel(140, 90)
    assert series(result, "breakdown_pace_pct")[-1] == pytest.approx(140, rel=1e-3)
    assert series(result, "building_pace_pct")[-1] == pytest.approx(90, rel=0.02)


def test_one_unit_takes_the_published_days():
    unit = remodel(100, 100)["chart"]["unit"]
    days = {one["key"]: one["to"] - one["from"] for one in unit["stages"]}
    assert days["breakdown"] == 21
    assert 90 <= days["building"] <= 122
    assert min(unit["depth"]) == pytest.approx(-100, abs=1)
    assert unit["depth"][0] == 0
    assert unit["depth"][-1] == pytest.approx(0, abs=1e-9)


def test_progesterone_shows_with_estrogen_and_hides_without():
    summary = run("builder-dial")["summary"]
    assert summary["spine_gain_3y_present_pct"] > 2 * summary["spine_gain_3y_absent_pct"] >= 0
    assert summary["building_present_pct"] > 101
    assert summary["spine_change_3y_absent_pct"] < 0 < summary["spine_change_3y_present_pct"]


@calibrated
@pytest.mark.parametrize("assumption", ["none", "small", "strong"])
def test_the_builder_dial_tells_its_assumption_before_its_numbers(assumption):
    result = run("builder-dial", assumption)
    assert result["sentence"].startswith(f"If the effect were {assumption} (never measured)")
    assert f"effect were {assumption}" in result["chart"]["title"]


def test_the_builder_dial_hangs_on_the_assumption():
    gains = [
        run("builder-dial", assumption, p4=9)["summary"]["spine_gain_3y_present_pct"]
        for assumption in ("none", "small", "strong")
    ]
    assert gains[0] == 0
    assert 0 < gains[1] < gains[2]
    none = run("builder-dial", "none", p4=20)["summary"]
    assert none["building_present_pct"] == pytest.approx(100)
    assert none["building_absent_pct"] == pytest.approx(100)


def test_more_progesterone_never_builds_less_here():
    paces = [run("builder-dial", p4=p4)["summary"]["building_present_pct"] for p4 in (0, 2, 9, 20)]
    assert paces == sorted(paces)


def signals(**inputs):
    return run("rankl-opg", **({"estrogen_acts": "no"} | inputs))["summary"]


def test_the_ratio_rules_and_not_the_amounts():
    rankl = signals(rankl_pct=200)["breakdown_cells_pct"] - 100
    both = signals(rankl_pct=200, opg_pct=200)["breakdown_cells_pct"] - 100
    assert rankl > 30
    assert abs(both) < rankl / 2


def test_rankl_raises_and_opg_lowers_breakdown():
    rankl = [signals(rankl_pct=at)["breakdown_cells_pct"] for at in (50, 100, 200, 300)]
    opg = [signals(opg_pct=at)["breakdown_cells_pct"] for at in (50, 100, 200, 300)]
    assert rankl == sorted(rankl)
    assert opg == sorted(opg, reverse=True)
    assert rankl[1] == pytest.approx(100, abs=1e-6) == opg[1]


def test_less_estrogen_leaves_more_rankl_free():
    low = run("rankl-opg", e2=10)["summary"]
    high = run("rankl-opg", e2=100)["summary"]
    assert low["ratio"] > 1
    assert low["free_rankl_pct"] > 110
    assert low["ratio_at_once"] > 1  # OPG falls at once
    assert low["breakdown_cells_pct"] > high["breakdown_cells_pct"]
    assert high["breakdown_cells_pct"] == pytest.approx(100, abs=3)


def test_measured_rankl_stands_beside_the_model_where_it_compares():
    def dots(**inputs):
        return run("rankl-opg", **inputs)["chart"]["panels"][-1]["dots"]

    assert [(dot["y"], dot["source"]) for dot in dots()] == [(250, "eghbali2003")]
    assert dots(e2=100) == dots(rankl_pct=200) == dots(estrogen_acts="no") == []


def test_blocking_rankl_stops_breakdown():
    cells = [signals(block_pct=at)["breakdown_cells_pct"] for at in (0, 50, 95)]
    assert cells == sorted(cells, reverse=True)
    assert cells[-1] < 50


def moved(e2, p4, sensitivity=1):
    return run("tug-of-war", e2=e2, p4=p4, sensitivity=sensitivity)["summary"]["moved_points"]


def test_the_rope_barely_moves_with_progesterone_alone():
    alone, both = moved(10, 9), moved(50, 9)
    assert 0 <= alone < 5
    assert alone < both / 2
    assert moved(10, 0) == pytest.approx(0, abs=0.2)


def test_without_an_answer_to_inflammation_progesterone_alone_moves_it_more():
    assert moved(10, 9, sensitivity=0) > 1.5 * moved(10, 9)


def test_inflammatory_signals_rise_without_estrogen_and_fall_with_it():
    low = run("tug-of-war", e2=10)["summary"]
    high = run("tug-of-war", e2=100)["summary"]
    for key in ("il1_pct", "il6_pct", "tnf_pct"):
        assert low[key] > 110
        assert high[key] == pytest.approx(100, abs=15)
    one, all_three = (
        run("tug-of-war", cytokine=key)["chart"]["scene"]["counts"][0] for key in ("il6", "all")
    )
    assert one["label"] != all_three["label"]
    assert one["value"] != all_three["value"]


READ_OUTS = ("runx2_pct", "col1a1_pct", "alp_pct", "osteocalcin_pct")


def test_genes_rise_within_weeks_and_then_stay():
    result = run("genomic-cascade")
    for name in READ_OUTS:
        values = series(result, name)
        assert values[0] == pytest.approx(100)
        assert values[-1] > 102
        half = 100 + (values[-1] - 100) / 2
        assert 2 <= next(i for i, value in enumerate(values) if value > half) * 2 + 2 <= 14
        assert values[-1] == pytest.approx(values[-20], rel=1e-3)


@pytest.mark.parametrize("change", [{"receptors_pct": 0}, {"blocker_pct": 100}])
def test_no_free_receptor_no_effect(change):
    result = run("genomic-cascade", **change)
    for name in READ_OUTS:
        assert series(result, name)[-1] == pytest.approx(100, abs=1e-6)


def test_genes_saturate():
    reached = [run("genomic-cascade", p4=p4)["summary"]["runx2_pct"] for p4 in (0, 5, 10, 20)]
    assert reached[0] == pytest.approx(100, abs=1e-6)
    assert reached == sorted(reached)
    assert (reached[3] - reached[2]) / 10 < (reached[1] - reached[0]) / 5  # per ng/mL


def test_half_of_the_evidence_is_missing_and_each_finding_is_cited():
    known, pairs = count_findings()
    assert 0.4 < known / pairs < 0.6
    result = run("genomic-cascade")
    assert any(f"Of {pairs} pairs" in note and f"{known} hold a finding" in note for note in result["notes"])
    findings = [
        one
        for systems in FINDINGS.values()
        for found in systems.values()
        for one in found
        if one[0] != "no data"
    ]
    assert all(papers for _, _, papers in findings)
    assert {"opposite", "no change"} <= {sign for sign, _, _ in findings}


def test_the_cascade_goes_from_the_hormone_to_the_protein():
    steps = [step["key"] for step in run("genomic-cascade")["chart"]["steps"]]
    assert steps == ["entry", "binding", "dimer", "pre", "mrna", "protein"]
