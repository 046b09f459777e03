"""Predictions for rows of the evidence table, and for rows it has never seen."""

import csv
import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import EvidenceError
from model.physiology.exposures import KINDS
from model.physiology.parameters import ASSUMPTIONS
from model.physiology.treatments import Intervention
from model.simulation.course import Course
from model.simulation.run import run
from model.trials import evidence_table
from model.trials.prediction import EMPTY, predict, scoreboard
from model.trials.tolerances import measured

BASE = {
    "stage": "natural",
    "cycle": "",
    "start_y": "4",
    "before": "",
    "treatment": "estrogen:1",
    "control": "none",
    "outcome": "spine_bmd",
    "report": "total",
    "time_months": "24",
}


def predicted(**changes):
    return predict(BASE | changes)


def test_a_row_with_two_arms():
    found = predicted()
    assert list(found) == list(EMPTY)
    change = found["arm_mean_change_pct"] - found["control_mean_change_pct"]
    assert found["difference_pct"] == pytest.approx(change)
    assert found["difference_pct"] > 3


@pytest.mark.slow
@pytest.mark.parametrize("assumption", ASSUMPTIONS)
def test_the_range_holds_the_answer_and_what_most_fitted_trials_found(assumption):
    inside = []
    for row in evidence_table.table().values():
        if row["role"] != "fit" or not row["outcome"] or not measured(row):
            continue
        found = predict(row, assumption)
        column, value = measured(row)
        if found[column] is None:
            assert found["lower"] is None
            assert found["upper"] is None
            continue
        assert found["lower"] < found[column] < found["upper"]
        inside.append(found["lower"] <= value <= found["upper"])
    assert sum(inside) / len(inside) >= 0.85


def test_parameters_that_the_fit_leaves_open_widen_the_range():
    def width(**changes):
        found = predicted(**changes)
        return found["upper"] - found["lower"]

    # The same outcome and report, so the same scatter of trials; what is asked for differs.
    assert width(treatment="exercise:1") != width(treatment="estrogen:1")
    assert width(time_months="60") > 1


def test_arms_that_are_not_there_are_none():
    alone = predicted(control="")
    assert alone["arm_mean_change_pct"] is not None
    assert alone["control_mean_change_pct"] is None
    assert alone["difference_pct"] is None
    only_control = predicted(treatment="")
    assert only_control["arm_mean_change_pct"] is None
    assert only_control["control_mean_change_pct"] < 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_treatment_can_be_asked_for(kind):
    assert predicted(treatment=f"{kind}:0.5 + estrogen")["difference_pct"] is not None


@pytest.mark.parametrize("stage", ["premenopausal", "natural", "surgical", "hypoestrogenic"])
@pytest.mark.parametrize("cycle", ["", "ovulatory", "anovulatory", "short_luteal"])
def test_every_stage_and_cycle(stage, cycle):
    found = predicted(stage=stage, cycle=cycle, start_y="", treatment="none", control="mpa_cyclic:1")
    assert found["difference_pct"] is not None


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"treatment": "pth:1"}, "pth"),
        ({"treatment": "estrogen:1+strontium:1"}, "strontium"),
        ({"control": "calcitonin:1"}, "calcitonin"),
        ({"before": "fluoride:1 for 1 y"}, "fluoride"),
        ({"outcome": "tbs"}, "tbs"),
        ({"outcome": ""}, "no outcome"),
        ({"stage": "andropause"}, "andropause"),
        ({"treatment": "cycle:odd"}, "odd"),
        ({"report": "per_decade"}, "per_decade"),
        ({"treatment": "", "control": ""}, "neither"),
    ],
)
def test_what_the_model_has_no_counterpart_of_is_said(changes, word):
    found = predicted(**changes)
    assert word in found["note"]
    assert all(value is None for key, value in found.items() if key != "note")


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"start_y": "soon"}, "start_y"),
        ({"time_months": "inf"}, "time_months"),
        ({"treatment": "mpa:lots"}, "treatment"),
        ({"treatment": "mpa:-1"}, "treatment"),
        ({"before": "estrogen:1 for ages"}, "before"),
        ({"difference_pct": "big"}, "difference_pct"),
    ],
)
def test_what_is_malformed_is_refused_naming_row_and_column(changes, column):
    with pytest.raises(EvidenceError, match=f"row T1, column '{column}'"):
        predicted(id="T1", **changes)


def test_a_rate_is_the_total_divided_by_years():
    total, rate = (predicted(report=report)["difference_pct"] for report in ("total", "per_year"))
    assert rate == pytest.approx(total / 2)
    longer = predicted(report="per_year", time_months="48")["difference_pct"]
    assert longer == pytest.approx(predicted(time_months="48")["difference_pct"] / 4)
    # 12 months in a row of rates is the unit, not the length.
    assert predicted(report="per_year", time_months="12")["difference_pct"] == pytest.approx(rate)
    assert predicted(report="per_year", time_months="")["difference_pct"] == pytest.approx(rate)


def test_what_was_taken_before_counts():
    off = {"treatment": "none", "control": "", "start_y": "10"}
    after = predicted(before="estrogen:1 for 4 y", **off)["arm_mean_change_pct"]
    assert after < predicted(**off)["arm_mean_change_pct"] - 2
    months = predicted(before="estrogen:1 for 48 months", **off)["arm_mean_change_pct"]
    assert months == pytest.approx(after)


def test_groups_are_compared_at_one_moment():
    found = predicted(
        treatment="none", control="stage:premenopausal", outcome="ctx", time_months="", start_y="5"
    )
    assert found["arm_mean_change_pct"] == found["difference_pct"] > 20
    assert found["control_mean_change_pct"] == 0


def test_arms_may_differ_in_their_cycles():
    found = predicted(
        stage="premenopausal", start_y="", treatment="cycle:anovulatory", control="cycle:ovulatory"
    )
    assert found["difference_pct"] < 0
    same = predicted(stage="premenopausal", start_y="", treatment="none", control="cycle:ovulatory")
    assert same["difference_pct"] == 0


def test_the_assumption_makes_a_difference_where_progesterone_does():
    row = BASE | {"treatment": "estrogen:1+mpa:1", "control": "estrogen:1"}
    none, small, _strong = (predict(row, one)["difference_pct"] for one in ASSUMPTIONS)
    assert none == pytest.approx(0, abs=1e-12)
    assert none < small


@settings(max_examples=60, deadline=None)
@given(st.fixed_dictionaries({key: st.sampled_from(["", value]) for key, value in BASE.items()}))
def test_empty_cells_never_raise(row):
    found = predict(row)
    assert found["note"] or any(value is not None for value in found.values() if value != "")


def test_every_row_of_the_table_gets_an_answer():
    for row in evidence_table.table().values():
        found = predict(row)
        assert found["note"] or None not in (
            found["arm_mean_change_pct"] if row["treatment"] else 0,
            found["control_mean_change_pct"] if row["control"] else 0,
        )


def test_the_scoreboard_says_where_each_trial_lies():
    rows = scoreboard("small")
    assert {row["verdict"] for row in rows} >= {"inside", "no interval, close", "not in the model"}
    for row in rows:
        if row["verdict"] == "not in the model":
            assert row["predicted"] is None
            assert row["note"]
        else:
            assert ("outside" in row["verdict"] or "apart" in row["verdict"]) == (row["misfit"] > 1)


def command(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "model", "predict", *map(str, arguments)],
        capture_output=True,
        text=True,
    )


@pytest.mark.slow
def test_the_command_appends_columns(tmp_path):
    file = tmp_path / "trials.csv"
    rows = [BASE | {"id": "N1"}, BASE | {"id": "N2", "treatment": "pth:1"}]
    with file.open("w", newline="") as out:
        table = csv.DictWriter(out, rows[0])
        table.writeheader()
        table.writerows(rows)
    done = command(file, "--format", "csv")
    assert done.returncode == 0, done.stderr
    found = list(csv.DictReader(done.stdout.splitlines()))
    assert float(found[0]["model_difference_pct"]) == pytest.approx(predicted()["difference_pct"], abs=1e-3)
    assert found[1]["model_difference_pct"] == ""
    assert "pth" in found[1]["model_note"]
    assert json.loads(command(file, "--format", "json").stdout)[0]["id"] == "N1"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("stage,treatment,outcome,time_months\nnatural,none,spine_bmd,abc\n", ("row 2", "time_months")),
        ("stage,treatment\nnatural,none\n", ("row 1", "outcome")),
        ("stage,treatment,outcome\nnatural,none\n", ("row 2", "outcome")),
        ("stage,treatment,outcome\nnatural,none,ctx,more\n", ("row 2", "outcome")),
    ],
)
def test_a_malformed_file_names_row_and_column(text, words, tmp_path):
    file = tmp_path / "bad.csv"
    file.write_text(text)
    done = command(file)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_a_file_that_is_not_there(tmp_path):
    done = command(tmp_path / "none.csv")
    assert done.returncode == 2
    assert "none.csv" in done.stderr


@pytest.mark.parametrize("kind", ["teriparatide", "calcium_vitamin_d", "romosozumab", "estrogen"])
@pytest.mark.parametrize("outcome", ["ctx", "p1np", "spine_bmd"])
def test_a_trial_and_a_run_tell_of_the_same_woman(kind, outcome):
    """What a drug does at once is part of the change, not of the start."""
    course = Course("natural", interventions=(Intervention(kind, 10.0, None, 1.0),))
    series = run(course, [10.0, 10.5], lead_y=18.0).series[f"{outcome}_pct"]
    found = predicted(start_y="10", treatment=f"{kind}:1", outcome=outcome, time_months="6")
    assert found["arm_mean_change_pct"] == pytest.approx(series[-1] - 100, abs=0.05)
