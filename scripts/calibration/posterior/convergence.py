"""Whether sampling has gone on long enough: split R-hat and effective size of each coordinate."""

import numpy as np

GROUPS = 8  # of walkers; each counts as a chain, cut into an early and a late half
WINDOW = 5  # autocorrelation times after which the sum of correlations is cut (Sokal)


def split_rhat(chain):
    """Compare the spread between groups of walkers, early and late, with that within them.

    Gelman and others, Bayesian Data Analysis, 3rd edition, section 11.4. 1 where all tell the same.

    Parameters
    ----------
    chain : ndarray (steps, walkers, coordinates)

    Returns
    -------
    ndarray (coordinates,)
    """
    steps, walkers, _ = chain.shape
    halves = (chain[: steps // 2], chain[steps - steps // 2 :])
    width = walkers // GROUPS
    parts = [half[:, i * width : (i + 1) * width] for half in halves for i in range(GROUPS)]
    means = np.array([part.mean(axis=(0, 1)) for part in parts])
    within = np.mean([part.reshape(-1, part.shape[2]).var(axis=0, ddof=1) for part in parts], axis=0)
    return np.sqrt((within + means.var(axis=0, ddof=1)) / within)


def effective_size(chain):
    """Compute how many independent draws the chain is worth (coordinates,).

    Distances from the mean of all walkers count, so a walker that never moves tells nothing new.
    """
    steps, walkers, count = chain.shape
    centered = chain - chain.mean(axis=(0, 1))
    variance = (centered**2).mean(axis=(0, 1))
    time, done = np.ones(count), np.zeros(count, bool)
    for lag in range(1, steps // 2):
        together = (centered[lag:] * centered[:-lag]).mean(axis=(0, 1)) / variance
        time = np.where(done, time, time + 2 * together)
        done |= lag >= WINDOW * time
        if done.all():
            break
    return steps * walkers / np.maximum(time, 1.0)
