"""The calibration on file: it belongs to the evidence, stays inside its bounds and does its job.

These tests read the file; they do not refit (SciPy is a tool of development).
"""

import json

import pytest

from model.data import CALIBRATION
from model.physiology.parameters import ASSUMPTIONS, DEFAULT, PARAMETERS, PRIOR, calibrated, calibration
from model.trials import evidence_table
from model.trials.prediction import predict, scoreboard
from scripts.calibration.fingerprint import fingerprint
from scripts.calibration.stability import damping_ratio, loop

FITS = calibration()["assumptions"]


def test_the_calibration_belongs_to_the_evidence_on_file():
    assert calibration()["evidence_sha256"] == fingerprint(), "run scripts/calibration/fit.py again"
    assert calibration()["date"]


@pytest.mark.parametrize(
    ("role", "column", "counts"),
    [
        ("fit", "difference_pct", True),
        ("fit", "before", True),
        ("fit", "notes", False),
        ("validate", "p", False),
    ],
)
def test_what_the_fit_reads_marks_the_calibration_and_words_do_not(role, column, counts):
    rows = [dict(row) for row in evidence_table.table().values()]
    next(row for row in rows if row["role"] == role)[column] += "1"
    assert (fingerprint(rows) != fingerprint()) is counts


def test_there_is_a_calibration_for_each_position_of_the_switch():
    assert set(FITS) == set(ASSUMPTIONS)
    assert calibrated("small") == DEFAULT
    assert calibrated("none").a_G == 0
    assert calibrated("strong").a_G > 2 * calibrated("small").a_G
    assert PRIOR.a_G != 0


@pytest.mark.parametrize("name", ASSUMPTIONS)
def test_fitted_values_are_parameters_inside_their_bounds(name):
    for key, value in FITS[name]["values"].items():
        low, high = PARAMETERS[key].bounds
        assert low <= value <= high, key
    assert set(FITS[name]["spread"]) <= set(FITS[name]["values"])
    assert set(FITS[name]["not_identified"]) <= set(FITS[name]["spread"])


@pytest.mark.parametrize("name", ASSUMPTIONS)
def test_the_cell_loop_is_damped(name):
    assert damping_ratio(calibrated(name)) >= 0.5


def test_the_damping_ratio_is_that_of_the_eigenvalues():
    np = pytest.importorskip("numpy")
    roots = np.linalg.eigvals(np.array(loop(PRIOR)))
    assert damping_ratio(PRIOR) == pytest.approx(float(np.min(-roots.real / np.abs(roots))), rel=1e-6)


@pytest.mark.parametrize("name", ASSUMPTIONS)
def test_residuals_on_file_are_those_of_the_model_as_it_is(name):
    found = {row["id"]: row["misfit"] for row in scoreboard(name, roles=("fit",))}
    for key, value in FITS[name]["residuals"].items():
        assert found[key] == pytest.approx(abs(value), abs=0.02), key


def shares(name):
    found = {}
    for role in ("fit", "validate"):
        misfits = [row["misfit"] for row in scoreboard(name, (role,)) if row["misfit"] is not None]
        found[role] = sum(one <= 1 for one in misfits) / len(misfits), max(misfits)
    return found


EDGES = "since no fit is bent to printed intervals: 44 of 59 rows met, 8 of 17 that it was never shown"


@pytest.mark.xfail(strict=True, reason=EDGES)
@pytest.mark.parametrize(("role", "share"), [("fit", 0.9), ("validate", 0.75), ("validate", 0.8)])
def test_small_meets_most_published_trials(role, share):
    assert shares("small")[role][0] >= share


@pytest.mark.xfail(strict=True, reason="E201 (fit) and E202 (validate): the small dose gains too much")
@pytest.mark.parametrize("role", ["fit", "validate"])
def test_small_misses_none_by_far(role):
    assert shares("small")[role][1] <= 2.5


def test_strong_misses_more_trials_than_small():
    assert shares("strong")["fit"][0] < shares("small")["fit"][0]


ROW = {"stage": "natural", "start_y": "4", "control": "none", "outcome": "spine_bmd"}


def difference(name="small", **row):
    return predict(ROW | row, name)["difference_pct"]


def test_four_parts_of_the_pattern_with_one_set_of_parameters():
    alone = difference(treatment="progesterone_oral:1", report="per_year")
    assert abs(alone) < 0.3
    estrogen = difference(treatment="estrogen:1", time_months="24")
    assert estrogen > 3
    both = {"treatment": "estrogen:1+mpa:1", "control": "estrogen:1", "report": "per_year"}
    assert 0.4 <= difference(**both) <= 1.0
    assert abs(difference(**both, outcome="hip_bmd")) < 0.3  # nothing to see at the hip
    depot = {"stage": "premenopausal", "treatment": "depot_mpa:1", "start_y": "", "control": ""}
    change = predict(ROW | depot | {"time_months": "12"})["arm_mean_change_pct"]
    assert -4 <= change <= -3


CYCLIC = {"stage": "premenopausal", "cycle": "anovulatory", "start_y": "", "time_months": "12"}


def test_cyclic_progestin_gains_where_estrogen_is():
    assert difference(treatment="mpa_cyclic:1", **CYCLIC) > 0.5


@pytest.mark.xfail(strict=True, reason="0.9 points: all rows together allow less than E007 alone")
def test_cyclic_progestin_gains_what_one_trial_measured():
    assert 2 <= difference(treatment="mpa_cyclic:1", **CYCLIC) <= 5


TABLE = evidence_table.table()


def transition(row):
    return predict(TABLE[row])["arm_mean_change_pct"], float(TABLE[row]["arm_mean_change_pct"])


@pytest.mark.parametrize("row", ["E012", "E013", "E014", "E015"])
def test_small_follows_the_natural_transition(row):
    found, measured = transition(row)
    assert found == pytest.approx(measured, rel=0.25)


HIP = pytest.mark.xfail(
    strict=True, reason="E014: the fit loses 16 % less at the hip than the hip's neck lost"
)


@pytest.mark.parametrize("row", ["E012", "E013", pytest.param("E014", marks=HIP), "E015"])
def test_small_follows_the_natural_transition_within_a_tenth(row):
    found, measured = transition(row)
    assert found == pytest.approx(measured, rel=0.1)


def test_the_file_is_plain_and_small():
    text = CALIBRATION.read_text("utf-8")
    assert len(text) < 60_000
    json.loads(text, parse_constant=lambda word: pytest.fail(f"{word} in the file"))
