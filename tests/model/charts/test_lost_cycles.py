"""Charts of women without an egg, without periods, or on drugs that take estrogen away."""

import pytest

from model import api
from model.charts.hormones.cycles_without_ovulation import LOW_ESTRADIOL
from model.simulation.course import Course
from model.simulation.run import run
from model.trials import evidence_table, follow_up

ASSUMPTIONS = ("none", "small", "strong")


def ask(name, assumption="small", **inputs):
    return api.run({"scenario": name, "inputs": inputs, "assumption": assumption})


def changes(assumption="small", **inputs):
    """Changes of the three women in five years: regular cycles, no egg, no periods."""
    summary = ask("cycles-without-ovulation", assumption, **inputs)["summary"]
    return [value for key, value in summary.items() if key.endswith("_change_5y_pct")]


def test_low_estradiol_is_that_of_women_in_trials():
    assert LOW_ESTRADIOL == follow_up.LOW_ESTRADIOL


@pytest.mark.parametrize("site", ["spine", "hip", "spongy"])
@pytest.mark.parametrize("assumption", ASSUMPTIONS)
def test_a_missing_egg_costs_bone_only_where_progesterone_builds_it(assumption, site):
    regular, no_egg, no_periods = changes(assumption, site=site)
    assert no_periods < regular - 1
    if assumption == "none":
        assert no_egg == pytest.approx(regular, abs=1e-9)
    else:
        assert no_egg < regular


def test_the_gaps_are_those_of_each_assumption():
    summary = ask("cycles-without-ovulation")["summary"]
    for assumption in ASSUMPTIONS:
        regular, no_egg, _ = changes(assumption)
        assert summary[f"spine_gap_{assumption}_5y_points"] == pytest.approx(no_egg - regular, abs=1e-9)


def test_more_cycles_without_an_egg_cost_more_and_none_costs_nothing():
    lost = [changes(disturbed_pct=share)[1] for share in (0, 25, 50, 75, 100)]
    assert lost == sorted(lost, reverse=True)
    regular, no_egg, _ = changes(disturbed_pct=0)
    assert no_egg == pytest.approx(regular, abs=1e-9)


def test_what_the_steps_tell_is_to_be_seen():
    (regular, no_egg, no_periods), hip = changes(), changes(site="hip")
    assert no_periods > changes(e2_low=8)[2]
    assert regular - no_egg > hip[0] - hip[1]


def test_only_measurements_of_the_table_are_dots():
    bone, gap = ask("cycles-without-ovulation")["chart"]["panels"]
    assert [dot["source"] for dot in bone["dots"]] == ["prior1994"]
    assert [dot["row"] for dot in gap["dots"]] == ["E004"]
    assert not any(panel["dots"] for panel in ask("cycles-without-ovulation", site="hip")["chart"]["panels"])


def test_spongy_bone_is_what_a_ct_scan_sees_in_the_run():
    result = ask("cycles-without-ovulation", site="spongy")
    scanned = run(Course(disturbed=1.0), result["time"]["values"]).series["spine_qct_pct"]
    no_egg = next(one["values"] for one in result["series"] if one["name"] == "spongy_no_egg_pct")
    assert no_egg == pytest.approx(scanned, abs=1e-6)
    year = result["time"]["values"].index(1)
    assert result["summary"]["spongy_no_egg_change_1y_pct"] == pytest.approx(scanned[year] - 100, abs=1e-6)


def test_the_dot_of_spongy_bone_is_the_row_that_nothing_was_fitted_to():
    row = evidence_table.table()["E002"]
    bone, gap = ask("cycles-without-ovulation", site="spongy")["chart"]["panels"]
    (dot,) = bone["dots"]
    assert (row["outcome"], row["role"]) == ("spine_qct", "validate")
    assert (dot["source"], dot["y"]) == (
        row["bibkey"],
        pytest.approx(100 + float(row["arm_mean_change_pct"])),
    )
    assert dot["upper"] - dot["lower"] == pytest.approx(2 * 1.96 * float(row["se"]))
    assert not gap["dots"]


def test_the_sentence_sets_the_model_beside_the_study():
    told = {one: ask("cycles-without-ovulation", one, site="spongy")["sentence"] for one in ASSUMPTIONS}
    assert all("−4.2% in 13 women" in one for one in told.values())
    assert "does nothing" in told["none"]
    assert len(set(told.values())) == len(ASSUMPTIONS)
    half = ask("cycles-without-ovulation", site="spongy", disturbed_pct=50)["sentence"]
    assert "13 women" not in half  # whose cycles were not like that


@pytest.mark.parametrize("site", ["spine", "hip", "spongy"])
@pytest.mark.parametrize("assumption", ASSUMPTIONS)
def test_the_note_says_where_the_axis_begins(assumption, site):
    bone, _ = ask("cycles-without-ovulation", assumption, site=site, e2_low=8)["chart"]["panels"]
    assert bone["note"] == f"axis from {bone['min']:.0f}%"


def test_missing_periods_bring_their_note():
    (note,) = ask("cycles-without-ovulation")["safety"]
    assert "check" in note


DRUGS = ("agonist", "inhibitor")


def arms(drug, site="spine", assumption="small", when="change"):
    """Changes without the drug, on it alone and on it with what holds bone."""
    summary = ask("stopped-ovaries", assumption, drug=drug, site=site)["summary"]
    return [summary[f"{site}_{arm}_{when}_pct"] for arm in ("none", "alone", "protected")]


@pytest.mark.parametrize("site", ["spine", "hip"])
@pytest.mark.parametrize("assumption", ASSUMPTIONS)
@pytest.mark.parametrize("drug", DRUGS)
def test_a_drug_that_takes_estrogen_costs_bone_and_bone_can_be_held(drug, assumption, site):
    none, alone, protected = arms(drug, site, assumption)
    assert alone < min(none, protected)
    if assumption == "small":  # as the page and the first step tell; a missing egg is not added back
        assert protected > alone + (none - alone) / 2


@pytest.mark.parametrize("drug", DRUGS)
def test_estradiol_falls_on_the_drug_and_returns_after_it(drug):
    result = ask("stopped-ovaries", drug=drug)
    alone = next(one["values"] for one in result["series"] if one["name"] == "estradiol_alone_pg_per_ml")
    none = next(one["values"] for one in result["series"] if one["name"] == "estradiol_none_pg_per_ml")
    assert alone[5] < none[5] / 2
    assert alone[-1] == none[-1]


def test_what_the_steps_of_the_drugs_tell_is_to_be_seen():
    spine, hip = arms("agonist"), arms("agonist", "hip")
    assert spine[0] - spine[1] > hip[0] - hip[1]
    assert arms("inhibitor", "hip", when="later")[1] > arms("inhibitor", "hip")[1]


def test_each_drug_brings_its_own_note_and_nobody_is_told_to_stop():
    (note,) = ask("stopped-ovaries", drug="inhibitor")["safety"]
    assert "Nobody should stop it" in note
    assert any("womb" in note for note in ask("stopped-ovaries", drug="agonist")["safety"])
