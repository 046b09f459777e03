"""Leave trials out, fit again, predict them: how often 95 % ranges hold what was measured.

All rows of a trial leave together. All folds of all positions are fitted in the same passes.
"""

import numpy as np

from model.trials.tolerances import NORMAL
from scripts.calibration.posterior import optimum
from scripts.calibration.posterior.free import FIXED

FOLDS = 8
DRAWS = 100  # of the normal approximation of each fold


def divide(trials, seed):
    """Deal trials to folds by chance; returns the fold of each row."""
    names = sorted(set(trials))
    order = np.random.default_rng(seed).permutation(len(names))
    fold = {names[place]: i % FOLDS for i, place in enumerate(order)}
    return np.array([fold[name] for name in trials])


def predict_left_out(problem, best, seed, tell):
    """Fit without each fold in turn and predict its rows.

    Parameters
    ----------
    problem : Problem
    best : dict of str to Optimum
        Where the fits start, by position.

    Returns
    -------
    dict of str to dict
        By position: ``rows``, each with ``id``, ``distance`` (model less measured), ``spread`` of the
        parameters and ``between`` trials, and the trial's own ``error``, as standard deviations.
    """
    likelihood = problem.likelihood
    fold = divide(likelihood.trials, seed)
    tasks = [(position, i) for position in FIXED for i in range(FOLDS)]
    used = np.array([fold != i for _, i in tasks])
    starts = [best[position].point for position, _ in tasks]
    fits = optimum.find(problem, starts, [position for position, _ in tasks], used, tell)
    random = np.random.default_rng(seed)
    points = np.concatenate([fit.draw(DRAWS, random) for fit in fits])
    distances, _ = problem.compare(points, [position for position, _ in tasks for _ in range(DRAWS)])
    spreads = problem.coordinates.spreads(points)
    found = {position: [] for position in FIXED}
    for k, (position, i) in enumerate(tasks):
        own = slice(k * DRAWS, (k + 1) * DRAWS)
        for at in np.flatnonzero(fold == i):
            ran = distances[at, own][np.isfinite(distances[at, own])]
            between = np.sqrt(np.mean(spreads[own, likelihood.group[at]] ** 2))
            found[position].append(
                {
                    "id": likelihood.rows[at]["id"],
                    "distance": round(float(ran.mean()), 3),
                    "spread": round(float(ran.std()), 3),
                    "between": round(float(between), 3),
                    "error": round(float(likelihood.errors[at]), 3),
                }
            )
    return found


def coverage(rows):
    """Compute the share of rows inside of their 95 % range, the trial's own error counted."""
    inside = [
        abs(one["distance"]) <= NORMAL * (one["spread"] ** 2 + one["between"] ** 2 + one["error"] ** 2) ** 0.5
        for one in rows
    ]
    return sum(inside) / len(inside)


def log_score(rows):
    """Compute the mean log probability of what was left out; higher is better."""
    logs = []
    for one in rows:
        variance = one["spread"] ** 2 + one["between"] ** 2 + one["error"] ** 2
        logs.append(-0.5 * (one["distance"] ** 2 / variance + np.log(2 * np.pi * variance)))
    return float(np.mean(logs))
