"""How well the published rows support each position of the switch, as relative likelihood.

The evidence of a position is the probability of all rows, averaged over its prior: what it has to
pay for parameters that must be just so is counted. Estimated by bridge sampling (Meng and Wong, Stat
Sin 6 (1996) 831-860) between the sampled posterior and its normal approximation. The widely
applicable information criterion (Watanabe, J Mach Learn Res 11 (2010) 3571-3594) is the log
probability of new trials like these; it hardly depends on priors.
"""

import numpy as np
from scipy.special import logsumexp

WIDER = 1.1  # than the normal approximation
ROUNDS = 200


def log_evidence(problem, position, optimum, points, seed):
    """Estimate the log probability of the rows of a fit.

    Parameters
    ----------
    problem : Problem
    position : str
    optimum : Optimum
        The normal approximation.
    points : ndarray (draws, size)
        Of the posterior.
    seed : int

    Returns
    -------
    float
    """
    standard = np.random.default_rng(seed).standard_normal(points.shape)
    fresh = optimum.point + WIDER * standard @ optimum.root.T
    log_root = np.sum(np.log(WIDER * np.diag(optimum.root)))
    inverse = np.linalg.inv(WIDER * optimum.root)

    def ratio(there):
        logs = problem.log_posterior(there, *problem.compare(there, [position] * len(there)))
        squares = (((there - optimum.point) @ inverse.T) ** 2).sum(axis=1)
        return logs + 0.5 * squares + log_root + there.shape[1] / 2 * np.log(2 * np.pi)

    sampled, drawn = ratio(points), ratio(fresh)
    return _bridge(sampled[np.isfinite(sampled)], drawn[np.isfinite(drawn)], len(drawn))


def _bridge(sampled, drawn, count):
    """Solve for the evidence from log ratios of posterior and approximation at draws of either."""
    share_sampled, share_drawn = np.log([len(sampled), count]) - np.log(len(sampled) + count)
    found = float(np.median(sampled))
    for _ in range(ROUNDS):
        above = drawn - np.logaddexp(share_sampled + drawn, share_drawn + found)
        below = -np.logaddexp(share_sampled + sampled, share_drawn + found)
        found = (logsumexp(above) - np.log(count)) - (logsumexp(below) - np.log(len(sampled)))
    return float(found)


def information_criterion(problem, position, points):
    """Estimate the log probability of new trials like these, and how many parameters that uses up.

    A trial's rows of one outcome count as one observation, since they are not independent.
    """
    distances, _ = problem.compare(points, [position] * len(points))
    logs = problem.likelihood.log_blocks(distances, problem.coordinates.spreads(points))
    cost = float(logs.var(axis=1, ddof=1).sum())
    return float((logsumexp(logs, axis=1) - np.log(len(points))).sum()) - cost, cost


def relative(logs):
    """Turn log probabilities by name into shares of their sum."""
    total = logsumexp([*logs.values()])
    return {name: float(np.exp(one - total)) for name, one in logs.items()}
