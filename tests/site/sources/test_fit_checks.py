"""What sampling and leaving trials out say of the fit: it belongs to the fit on file, and is good enough."""

from pathlib import Path

import pytest

from model.physiology.parameters import ASSUMPTIONS, calibration
from model.physiology.posterior import model_version
from scripts.calibration.fingerprint import fingerprint
from scripts.calibration.posterior.targets import COHORTS
from scripts.model_pages import fit_checks

CHECKS = fit_checks.checks()
PAGE = Path(__file__).parents[3] / "docs" / "about" / "fit.md"


def test_that_trials_of_progesterone_add_nothing_is_told_before_any_size_of_its_effect():
    """Else a reader takes what holds within the model for what trials found."""
    text = PAGE.read_text("utf-8")
    told, where, size = (
        text.index(part) for part in ("add nothing", 'fit_numbers("sources")', 'fit_numbers("effect")')
    )
    assert told < where < text.index("*within this model*") < size


def test_they_belong_to_the_equations_and_the_evidence_on_file():
    assert CHECKS["model"] == model_version(), "run scripts/calibration/fit.py again"
    assert CHECKS["evidence_sha256"] == fingerprint(), "run scripts/calibration/fit.py again"


@pytest.mark.parametrize("name", ASSUMPTIONS)
def test_every_parameter_was_sampled_well(name):
    found = calibration()["assumptions"][name]["sampling"]
    assert found["method"] == "sampled"
    assert set(calibration()["assumptions"][name]["spread"]) <= set(found["rhat"])
    assert max(found["rhat"].values()) < 1.05
    assert min(found["effective_size"].values()) > 400


@pytest.mark.parametrize("name", ASSUMPTIONS)
def test_ranges_hold_what_trials_found_that_the_fit_never_saw(name):
    """The target is 90 % for ranges of 95 %."""
    assert CHECKS["positions"][name]["coverage"] >= 0.9


@pytest.mark.parametrize("name", ASSUMPTIONS)
def test_every_row_was_left_out_once(name):
    left_out = [one["id"] for one in CHECKS["left_out"][name]]
    assert len(set(left_out)) == len(left_out) >= calibration()["targets"]


def test_shares_of_support_add_up():
    assert sum(one["support"] for one in CHECKS["positions"].values()) == pytest.approx(1)


@pytest.mark.parametrize("part", fit_checks.PARTS)
def test_every_table_is_whole(part):
    found = fit_checks.table(part)
    assert found["rows"]
    for row in found["rows"]:
        assert len(row) == len(found["columns"])
        assert all(isinstance(entry, str) and entry for entry in row)


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (0, "highest"),
        (0.7, "2 times lower"),
        (6.5, "700 times lower"),
        (30, "more than a million times lower"),
    ],
)
def test_a_difference_is_told_as_times(difference, words):
    assert fit_checks.times(difference) == words


def test_what_is_asked_beside_the_rows_stands_on_the_page_with_what_came_of_it():
    rows = fit_checks.table("late")["rows"]
    assert len(rows) == len(COHORTS)
    for row, asked in zip(rows, COHORTS, strict=True):
        assert float(row[1].replace("\N{MINUS SIGN}", "-")) == float(asked["arm_mean_change_pct"])
    assert 'fit_numbers("late")' in PAGE.read_text("utf-8")


def test_each_spread_between_trials_stands_beside_its_rows_and_its_guess():
    rows = fit_checks.table("between")["rows"]
    assert sum(int(row[2]) for row in rows) == len(CHECKS["left_out"]["small"])
    assert all(float(row[3]) > 0 for row in rows)
