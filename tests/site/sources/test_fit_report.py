"""The page on the fit: every published row, and a reason for each that is missed."""

import pytest

from model.physiology.parameters import ASSUMPTIONS
from model.trials.prediction import scoreboard
from scripts.model_pages import fit_report, other_models


def report(name):
    return fit_report.report(name, lambda key: f"[{key}]")


@pytest.mark.parametrize("name", ASSUMPTIONS)
def test_every_row_that_can_be_compared_is_there_with_its_verdict(name):
    board = {row["id"]: row for row in scoreboard(name) if row["misfit"] is not None}
    shown = {row["id"]: row for part in report(name)["roles"] for row in part["rows"]}
    assert set(shown) == set(board)
    for key, row in shown.items():
        assert row["missed"] == (board[key]["misfit"] > 1)
        assert bool(row["reason"]) == row["missed"]
        low, high = report(name)["inside"]
        assert (low <= row["x"] <= high) == (not row["missed"])


def test_no_reason_is_left_over():
    missed = {
        name: {row["id"] for row in scoreboard(name) if (row["misfit"] or 0) > 1} for name in ASSUMPTIONS
    }
    for name in ASSUMPTIONS:
        assert set(fit_report.reasons()[name]) <= missed[name]
    assert set(fit_report.reasons()["any"]) <= set().union(*missed.values())


@pytest.mark.parametrize("name", ASSUMPTIONS)
def test_every_miss_has_a_reason_of_its_own(name):
    rows = [row for part in report(name)["roles"] for row in part["rows"]]
    missing = [row["id"] for row in rows if row["reason"] == fit_report.NO_REASON]
    assert not missing, f"write a sentence for {', '.join(missing)} into docs/data/misses.yml"


def test_a_miss_that_nobody_looked_into_is_said_so(monkeypatch):
    known = {name: {} for name in ("any", *ASSUMPTIONS)}
    monkeypatch.setattr(fit_report, "reasons", lambda: known)
    rows = [row for part in report("small")["roles"] for row in part["rows"]]
    assert {row["reason"] for row in rows if row["missed"]} == {fit_report.NO_REASON}


def test_other_models_agree_in_direction():
    for row in other_models.rows():
        for ours, theirs in zip(other_models.model_changes(row), row["theirs"], strict=True):
            assert ours * theirs > 0
