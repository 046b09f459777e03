"""The most probable point of a posterior, from many starts at once, and its normal approximation.

Gauss-Newton steps with the damping of Levenberg and Marquardt, by finite differences. All that one
step needs of all starts runs in one pass: starts of all positions of the assumption switch and of all
folds of a cross-validation cost hardly more than one.
"""

from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

STEP = 1e-3  # for differences, in prior standard deviations
DAMPING = (0.0, 0.03, 0.3, 3.0, 30.0)  # tried side by side in each step
LONGEST = 2.0  # prior standard deviations that one step may go in any direction
STEPS = 25  # at most
ENOUGH = 0.03  # gain in log probability below which a start rests


class Optimum(NamedTuple):
    """What was found for one start.

    Attributes
    ----------
    point : ndarray (size,)
        In the coordinates of the problem.
    log_posterior : float
    log_evidence : float
        Probability of all rows over all points, by the normal approximation (Laplace).
    root : ndarray (size, size)
        Lower triangular; times its transpose it is the covariance of the normal approximation.
    """

    point: np.ndarray
    log_posterior: float
    log_evidence: float
    root: np.ndarray

    def draw(self, count, random):
        """Draw points (count, size) of the normal approximation."""
        return self.point + random.standard_normal((count, len(self.point))) @ self.root.T


def find(problem, starts, positions, used=None, tell=lambda _: None):
    """Find the most probable point from each start.

    Parameters
    ----------
    problem : Problem
    starts : ndarray (starts, size)
    positions : sequence of str
        Of the assumption switch, one for each start.
    used : ndarray (starts, rows) of bool, optional
        Rows that count; all of them if not given.
    tell : callable
        Hears a line of text after each step.

    Returns
    -------
    list of Optimum
        One for each start.
    """
    points, positions = np.array(starts, float), np.asarray(positions)
    if used is None:
        used = np.ones((len(points), len(problem.likelihood.rows)), bool)
    distances, missed = problem.compare(points, positions)
    for i in range(len(points)):
        _fit_spreads(problem, points[i], distances[:, i], used[i])
    best = problem.log_posterior(points, distances, missed, used.T)
    moving = np.arange(len(points))
    for step in range(STEPS):
        slopes, bends = _derivatives(
            problem, points[moving], positions[moving], distances[:, moving], missed[:, moving]
        )
        tried = []
        for k, i in enumerate(moving):
            tried += _candidates(
                problem, points[i], distances[:, i], missed[:, i], used[i], slopes[k], bends[k]
            )
        which = np.repeat(moving, len(DAMPING))
        tried = np.array(tried)
        there, there_missed = problem.compare(tried, positions[which])
        for k in range(len(tried)):
            if np.all(np.isfinite(there[:, k])):
                _fit_spreads(problem, tried[k], there[:, k], used[which[k]])
        reached = problem.log_posterior(tried, there, there_missed, used[which].T)
        still = []
        for k, i in enumerate(moving):
            own = slice(k * len(DAMPING), (k + 1) * len(DAMPING))
            choice = k * len(DAMPING) + int(np.argmax(reached[own]))
            gain = reached[choice] - best[i]
            if gain > 0:
                points[i], best[i] = tried[choice], reached[choice]
                distances[:, i], missed[:, i] = there[:, choice], there_missed[:, choice]
            if gain > ENOUGH:
                still.append(i)
        moving = np.array(still, int)
        tell(
            f"step {step + 1}: {len(moving)} of {len(points)} still moving; log probability "
            + ", ".join(f"{name} {best[positions == name].max():.2f}" for name in dict.fromkeys(positions))
        )
        if not len(moving):
            break
    slopes, bends = _derivatives(problem, points, positions, distances, missed)
    return [
        _approximate(problem, points[i], best[i], distances[:, i], missed[:, i], used[i], slopes[i], bends[i])
        for i in range(len(points))
    ]


def _derivatives(problem, points, positions, distances, missed):
    """Compute forward differences of rows (starts, rows, parameters) and conditions."""
    count = problem.coordinates.count
    moved = np.repeat(points, count, axis=0)
    moved[np.arange(len(moved)), np.tile(np.arange(count), len(points))] += STEP
    there, there_missed = problem.compare(moved, np.repeat(positions, count))
    shape = (-1, len(points), count)
    slopes = (there.reshape(shape) - distances[:, :, None]) / STEP
    bends = (there_missed.reshape(shape) - missed[:, :, None]) / STEP
    return np.nan_to_num(slopes).transpose(1, 0, 2), np.nan_to_num(bends).transpose(1, 0, 2)


def _gradient(problem, point, distances, missed, used, slope, bend):
    """Compute the gradient of minus the log posterior in the parameters, and its curvature."""
    coordinates = problem.coordinates
    covariance = problem.likelihood.covariance(coordinates.spreads(point[None])[0], used)
    solved = np.linalg.solve(covariance, np.column_stack([slope, distances]))
    gradient = slope.T @ solved[:, -1] + bend.T @ missed + point[: coordinates.count]
    return gradient, slope.T @ solved[:, :-1] + bend.T @ bend + np.eye(coordinates.count)


def _candidates(problem, point, distances, missed, used, slope, bend):
    """List a point for each damping."""
    gradient, curvature = _gradient(problem, point, distances, missed, used, slope, bend)
    found = []
    for damping in DAMPING:
        step = np.linalg.solve(curvature + damping * np.eye(len(gradient)), -gradient)
        step *= min(1.0, LONGEST / np.max(np.abs(step)))
        there = point.copy()
        there[: len(step)] += step
        found.append(there)
    return found


def _spreads_cost(problem, distances, used):
    """Bind rows to the cost of places of the spreads (sets, groups): minus the log probability."""
    count = problem.coordinates.count

    def cost(places):
        points = np.zeros((len(places), problem.coordinates.size))
        points[:, count:] = places
        spreads = problem.coordinates.spreads(points)
        rows = np.repeat(distances[:, None], len(places), axis=1)
        weights = np.repeat(used[:, None], len(places), axis=1)
        logs = problem.likelihood.log_blocks(rows, spreads, weights).sum(axis=0)
        return 0.5 * (places**2).sum(axis=1) - logs

    return cost


def _fit_spreads(problem, point, distances, used):
    """Move a point to the most probable spreads between trials; that needs no run of the model."""
    count, size = problem.coordinates.count, problem.coordinates.size - problem.coordinates.count
    cost, nudges = _spreads_cost(problem, distances, used), 1e-4 * np.eye(size)

    def cost_and_gradient(places):
        found = cost(np.vstack([places, places + nudges, places - nudges]))
        return found[0], (found[1 : size + 1] - found[size + 1 :]) / 2e-4

    done = minimize(cost_and_gradient, point[count:], jac=True, method="L-BFGS-B", bounds=[(-6, 6)] * size)
    point[count:] = done.x


def _approximate(problem, point, log_posterior, distances, missed, used, slope, bend):
    """Compute the normal approximation around a point."""
    count, size = problem.coordinates.count, problem.coordinates.size
    _, curvature = _gradient(problem, point, distances, missed, used, slope, bend)
    whole = np.eye(size)
    whole[:count, :count] = curvature
    nudge = 1e-2
    cost, places = _spreads_cost(problem, distances, used), point[count:]
    for i in range(size - count):
        up, down = point.copy(), point.copy()
        up[count + i] += nudge
        down[count + i] -= nudge
        sides = [_gradient(problem, one, distances, missed, used, slope, bend)[0] for one in (up, down)]
        whole[:count, count + i] = whole[count + i, :count] = (sides[0] - sides[1]) / (2 * nudge)
        for j in range(size - count):
            steps = np.zeros((4, size - count))
            steps[:, i] += [nudge, nudge, -nudge, -nudge]
            steps[:, j] += [nudge, -nudge, nudge, -nudge]
            signs = np.array([1, -1, -1, 1])
            whole[count + i, count + j] = signs @ cost(places + steps) / (4 * nudge**2)
    values, vectors = np.linalg.eigh((whole + whole.T) / 2)
    values = np.maximum(values, 0.1)  # where the posterior is not normal: never wider than three priors
    root = np.linalg.cholesky((vectors / values) @ vectors.T)
    log_evidence = log_posterior + size / 2 * np.log(2 * np.pi) - 0.5 * np.sum(np.log(values))
    return Optimum(point, float(log_posterior), float(log_evidence), root)
