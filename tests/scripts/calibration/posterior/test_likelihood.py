"""What the fit weighs: the closed form is that of the whole covariance, and priors are as stated."""

import numpy as np
import pytest
from scipy.stats import kstest, multivariate_normal, truncnorm

from model.physiology.parameters import PARAMETERS
from scripts.calibration.posterior.coordinates import Coordinates, prior_of
from scripts.calibration.posterior.free import FIXED, FREE
from scripts.calibration.posterior.likelihood import SHARED, Likelihood, group_of, standard_error

ROW = {"stage": "natural", "treatment": "estrogen:1", "outcome": "spine_bmd", "report": "total", "se": "0.4"}


def row(identity, bibkey, value, **changes):
    return ROW | {"id": identity, "bibkey": bibkey, "arm_mean_change_pct": str(value)} | changes


ROWS = [
    row("A1", "one", 2.0),
    row("A2", "one", 3.0, se="0.8"),
    row("A3", "one", 1.0, report="per_year"),
    row("B1", "two", 2.5),
    row("C1", "one", 1.5, outcome="hip_bmd"),
]


@pytest.fixture
def likelihood():
    return Likelihood(ROWS)


def test_the_log_probability_is_that_of_the_covariance(likelihood):
    random = np.random.default_rng(1)
    distances = random.standard_normal((len(ROWS), 4))
    spreads = np.exp(random.standard_normal((4, len(likelihood.groups))))
    found = likelihood.log_blocks(distances, spreads).sum(axis=0)
    for i in range(4):
        normal = multivariate_normal(cov=likelihood.covariance(spreads[i]))
        assert found[i] == pytest.approx(normal.logpdf(distances[:, i]))


def test_rows_that_are_left_out_do_not_count(likelihood):
    distances, spreads = np.ones((len(ROWS), 1)), np.ones((1, len(likelihood.groups)))
    used = np.array([[one["id"] not in ("A2", "B1")] for one in likelihood.rows])
    kept = Likelihood([one for one in likelihood.rows if one["id"] not in ("A2", "B1")])
    found = likelihood.log_blocks(distances, spreads, used).sum()
    assert found == pytest.approx(kept.log_blocks(distances[: len(kept.rows)], spreads).sum())


def test_results_of_one_trial_and_outcome_are_not_independent(likelihood):
    spreads = np.full(len(likelihood.groups), 2.0)
    covariance = likelihood.covariance(spreads)
    at = {one["id"]: i for i, one in enumerate(likelihood.rows)}
    assert covariance[at["A1"], at["A1"]] == pytest.approx(0.4**2 + 2.0**2)
    assert covariance[at["A1"], at["A2"]] == covariance[at["A1"], at["A3"]] == pytest.approx(SHARED * 4)
    assert covariance[at["A1"], at["B1"]] == covariance[at["A1"], at["C1"]] == 0


def test_each_outcome_and_report_has_its_own_spread(likelihood):
    assert likelihood.groups == [
        "hip_bmd total treated",
        "spine_bmd per_year treated",
        "spine_bmd total treated",
    ]
    assert group_of({"outcome": "ctx", "report": ""}) == "ctx total untreated"


def test_the_error_is_the_printed_one():
    assert standard_error(ROWS[1]) == pytest.approx(0.8)
    printed = row("D1", "three", 1.0, se="", ci_low="0.5", ci_high="1.7")
    assert standard_error(printed) == pytest.approx(1.2 / 2 / 1.96)


def test_what_is_free_is_a_parameter():
    assert len(set(FREE)) == len(FREE)
    assert set(FREE) <= set(PARAMETERS)
    assert all(set(fixed) <= set(FREE) for fixed in FIXED.values())


@pytest.mark.parametrize("name", ["E50", "a_G"])
def test_priors_are_normal_and_cut_at_the_bounds(name):
    coordinates = Coordinates([name], [2.0])
    found = coordinates.parameters(np.random.default_rng(2).standard_normal((4000, 2)))[:, 0]
    value, sd, low, high = prior_of(name)
    prior = truncnorm((low - value) / sd, (high - value) / sd, value, sd)
    assert kstest(found, prior.cdf).pvalue > 0.01


def test_points_and_parameters_are_each_others_inverse():
    coordinates = Coordinates(FREE, [1.0])
    points = np.random.default_rng(3).standard_normal((50, coordinates.size))
    found = coordinates.parameters(points)
    assert coordinates.points(found) == pytest.approx(points[:, : coordinates.count], abs=1e-9)
    far = coordinates.parameters(np.full((1, coordinates.size), 50.0))[0]
    for value, name in zip(far, FREE, strict=True):
        assert value <= PARAMETERS[name].bounds[1]


def test_the_prior_of_a_spread_is_half_normal():
    coordinates = Coordinates(["E50"], [2.0])
    found = coordinates.spreads(np.random.default_rng(4).standard_normal((4000, 2)))[:, 0]
    assert found.min() > 0
    assert np.mean(found**2) == pytest.approx(4.0, rel=0.08)
