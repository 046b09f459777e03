"""Bone drugs as study arms: a gain while they are taken, and what is left of it afterwards."""

import pytest

from model import api
from model.charts.studies.bone_drugs import DRUGS, GAIN
from model.charts.wording import safety

MEASURED = {"denosumab", "romosozumab", "teriparatide"}  # alone against none, in the evidence table


def run(drug):
    return api.run({"scenario": "bone-drugs", "inputs": {"drug": drug}})


@pytest.mark.parametrize("drug", DRUGS)
def test_a_gain_begins_at_nothing_and_is_not_kept(drug):
    result = run(drug)
    gain = next(series["values"] for series in result["series"] if series["name"] == GAIN)
    summary = result["summary"]
    assert gain[0] == pytest.approx(0, abs=1e-9)
    assert summary["gain_at_end_points"] > 0.5
    assert summary["gain_at_last_points"] < 0.5 * summary["gain_at_end_points"]


def test_breakdown_overshoots_most_after_denosumab_and_its_gain_goes_first():
    found = {drug: run(drug)["summary"] for drug in DRUGS}
    peaks = {drug: summary["ctx_peak_after_pct"] for drug, summary in found.items()}
    left = {
        drug: summary["gain_a_year_on_points"] / summary["gain_at_end_points"]
        for drug, summary in found.items()
    }
    assert max(peaks, key=peaks.get) == "denosumab"
    assert peaks["denosumab"] > 120
    assert min(left, key=left.get) == "denosumab"
    assert left["denosumab"] < 0.25


@pytest.mark.parametrize("drug", DRUGS)
def test_dots_are_trials_of_the_drug_alone_and_a_missing_one_is_said(drug):
    result = run(drug)
    dots = result["chart"]["panels"][0]["dots"]
    assert bool(dots) == (drug in MEASURED)
    assert any(note.startswith("No dot") for note in result["notes"]) == (drug not in MEASURED)


def test_denosumab_and_other_bone_drugs_say_that_stopping_needs_a_plan():
    assert run("denosumab")["safety"] == [safety.DENOSUMAB]
    for drug in ("romosozumab", "teriparatide", "raloxifene"):
        assert run(drug)["safety"] == [safety.STOPPING]
    assert safety.WOMB_LINING not in run("dydrogesterone")["safety"]
    assert safety.HARMS in run("dydrogesterone")["safety"]
    assert safety.CLINICIAN in run("tibolone")["safety"]


@pytest.mark.parametrize("drug", DRUGS)
def test_the_sentence_names_a_study_arm_and_is_short(drug):
    sentence = run(drug)["sentence"]
    assert sentence.startswith("Study arm in this model:")
    assert len(sentence.split()) <= 25
