"""Sampling: it finds a known posterior, goes on where it was, and says when it is enough."""

import numpy as np
import pytest

from scripts.calibration.checks import support
from scripts.calibration.checks.folds import FOLDS, coverage, divide
from scripts.calibration.posterior import optimum, sampling
from scripts.calibration.posterior.convergence import effective_size, split_rhat
from tests.scripts.calibration.posterior.linear import Linear

WALKERS = 64


@pytest.fixture
def problem(monkeypatch, tmp_path):
    monkeypatch.setattr(sampling, "WALKERS", WALKERS)
    monkeypatch.setattr(sampling, "BUILD_CACHE", tmp_path)
    return Linear()


def optima(problem):
    start = np.zeros((1, problem.coordinates.size))
    return {name: optimum.find(problem, start, [name])[0] for name in ("small", "none")}


@pytest.mark.slow
def test_it_samples_what_a_fine_grid_of_weights_says(problem):
    best = optima(problem)
    chains = sampling.sample(problem, best, 1, lambda _: None)
    found = chains["small"].reshape(-1, problem.coordinates.size)
    # The same mean by weighing independent draws of a wide normal distribution.
    random, wide = np.random.default_rng(2), 1.5
    standard = random.standard_normal((200_000, problem.coordinates.size))
    points = best["small"].point + wide * standard @ best["small"].root.T
    logs = problem.log_posterior(points, *problem.compare(points, None)) + 0.5 * (standard**2).sum(axis=1)
    weights = np.exp(logs - logs.max())
    mean = np.average(points, axis=0, weights=weights)
    sd = np.sqrt(np.average((points - mean) ** 2, axis=0, weights=weights))
    assert found.mean(axis=0) == pytest.approx(mean, abs=0.15 * sd.max())
    assert found.std(axis=0) == pytest.approx(sd, rel=0.15)


def test_it_goes_on_where_it_was(problem, monkeypatch):
    best = optima(problem)
    monkeypatch.setattr(sampling, "ROUNDS", 1)
    first = sampling.sample(problem, best, 1, lambda _: None)
    told = []
    sampling.sample(problem, best, 1, told.append)
    assert told == []
    monkeypatch.setattr(sampling, "ROUNDS", 2)
    monkeypatch.setattr(sampling, "SIZE", 1e9)
    second = sampling.sample(problem, best, 1, told.append)
    assert len(told) == 2
    assert len(second["small"]) > len(first["small"])


def test_a_fault_of_the_model_reaches_the_caller(problem, monkeypatch):
    best = optima(problem)
    monkeypatch.setattr(problem, "compare", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sampling.sample(problem, best, 1, lambda _: None)


def test_chains_that_disagree_are_told_from_those_that_agree():
    random = np.random.default_rng(3)
    chain = random.standard_normal((40, 64, 2))
    assert split_rhat(chain).max() < 1.02
    assert effective_size(chain) == pytest.approx(40 * 64, rel=0.2)
    chain[20:, :, 0] += 1.0  # drifts
    chain[:, :, 1] = chain[:1, :, 1]  # sticks
    assert split_rhat(chain)[0] > 1.05
    assert effective_size(chain)[1] < 100


def test_the_evidence_of_a_normal_posterior_is_its_integral():
    class Normal:
        coordinates = type("", (), {"size": 3})

        def compare(self, points, positions):
            return points, points

        def log_posterior(self, points, distances, missed):
            return 7.0 - 2.0 * (points**2).sum(axis=1)  # integral: e^7 (pi/2)^(3/2)

    random = np.random.default_rng(4)
    root = 0.4 * np.eye(3)  # not quite the right one, 0.5
    found = support.log_evidence(
        Normal(),
        "small",
        optimum.Optimum(np.zeros(3), 7.0, 0.0, root),
        0.5 * random.standard_normal((2000, 3)),
        5,
    )
    assert found == pytest.approx(7 + 1.5 * np.log(np.pi / 2), abs=0.05)
    assert support.relative({"a": 0.0, "b": np.log(3.0)}) == pytest.approx({"a": 0.25, "b": 0.75})


def test_a_trial_leaves_as_a_whole():
    trials = [f"t{i % 20}" for i in range(60)]
    fold = divide(trials, 1)
    assert set(fold) == set(range(FOLDS))
    for name in set(trials):
        assert len({fold[i] for i, one in enumerate(trials) if one == name}) == 1


def test_coverage_counts_what_is_open_between_and_within_trials():
    row = {"spread": 3.0, "between": 4.0, "error": 12.0}  # together 13
    assert coverage([row | {"distance": 25.0}, row | {"distance": -26.0}]) == 0.5
