"""What began before the run counts, and what nobody has measured is said to be the model's alone."""

import pytest

from model import api
from model.charts.wording import beyond_data
from model.physiology.parameters import DEFAULT
from model.physiology.treatments import Intervention
from model.simulation.beginning import treated_before
from model.simulation.course import Course
from model.simulation.run import run

FIRST = {"menopause": -5, "playground": -5, "estrogen-withdrawal": 0, "cycle-28": 0, "synergy": 4}
BEGUN = {"menopause": -8, "playground": -8, "estrogen-withdrawal": 0, "cycle-28": 0, "synergy": -5}
ALONE = "the model’s alone"


def ask(name, start=None, level=1.0, women=0, stop=None, kind="bisphosphonate", **inputs):
    if start is not None:
        taken = {"kind": kind, "start_y": start, "stop_y": stop, "level": level}
        inputs["interventions"] = [taken]
    return api.run({"scenario": name, "inputs": inputs, "women": women, "view": "academic"})


def measured(result):
    """All that a treatment may move."""
    return [value for value in result["summary"].values() if isinstance(value, float)]


def told(result, words):
    return any(words in note for note in result["notes"])


@pytest.mark.parametrize("name", FIRST)
def test_a_treatment_before_the_run_counts_and_is_told(name):
    usual, late, early = (ask(name, start) for start in (None, BEGUN[name] - 0.5, BEGUN[name] - 6))
    assert measured(late) != pytest.approx(measured(early), rel=1e-4, abs=1e-3)
    assert told(early, "began before the first year shown")
    assert not told(usual, "began before the first year shown")
    assert not told(ask(name, FIRST[name]), "began before the first year shown")


@pytest.mark.parametrize("name", FIRST)
def test_the_year_at_which_the_run_begins_makes_no_jump(name):
    before, after = (ask(name, BEGUN[name] + off) for off in (-1e-9, 1e-9))
    assert measured(before) == pytest.approx(measured(after), rel=1e-4, abs=1e-3)
    none, trace = ask(name), ask(name, -20, level=1e-9)
    shared = [key for key in none["summary"] if key in trace["summary"]]
    assert [trace["summary"][key] for key in shared] == pytest.approx(
        [none["summary"][key] for key in shared], rel=1e-4, abs=1e-3
    )


def test_women_and_the_average_one_take_it_alike():
    result = ask("synergy", -20, women=60, which="mpa", years=3)
    for one in result["series"]:
        for low, value, high in zip(one["lower"], one["values"], one["upper"], strict=True):
            assert low - 1e-6 <= value <= high + 1e-6


def test_a_treatment_that_ended_long_ago_still_has_its_drug_in_bone():
    taken = (Intervention("bisphosphonate", -12.0, -9.0, 1.0),)
    gone, never = (run(Course("natural", interventions=one), [-5, 5], lead_y=3) for one in (taken, ()))
    assert abs(gone.series["ctx_pct"][-1] - never.series["ctx_pct"][-1]) > 0.1
    assert not treated_before(Course("natural", interventions=taken), -12.0, DEFAULT)


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("rankl-opg", {}, {"rankl_pct": 300, "e2": 5, "opg_pct": 50}),
        ("remodeling-cycle", {}, {"breakdown_pct": 50, "building_pct": 200}),
        ("remodeling-cycle", {"building_pct": 120}, {"breakdown_pct": 200, "building_pct": 50}),
        ("playground", {}, {"life_stage": "surgical", "e2_after": 2, "cytokines_pct": 200}),
    ],
)
def test_what_nobody_has_measured_is_said_to_be_the_models_alone(name, inside, outside):
    assert not told(ask(name, **inside), ALONE)
    assert told(ask(name, **outside), ALONE)


def test_the_limits_are_those_of_the_rows():
    """Culture took ALP to 2.7 times (E045), marrow cells had up to three times the RANKL (E035)."""
    assert not beyond_data.most_genes(269.9)
    assert not beyond_data.most_rankl(299.9)
    assert ALONE in beyond_data.most_genes(270.1)[0]
    assert ALONE in beyond_data.most_rankl(300.1)[0]
    result = ask("genomic-cascade", p4=20, receptors_pct=200, pr_a_pct=0)
    assert told(result, ALONE) == (result["summary"]["alp_pct"] > 270)
