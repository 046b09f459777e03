"""Sample the posterior of each position of the switch with emcee, all positions in one pass of the model.

An ensemble of walkers starts from the normal approximation. Most steps are taken in a way that a
normal distribution would keep (preconditioned Crank-Nicolson: Cotter and others, Stat Sci 28 (2013)
424-446), which the posterior then accepts or not; about a third are. That distribution is the
approximation at first, and from the second round on the mean and covariance of what was sampled. The
other steps are those of differential evolution, which know nothing of it. What was sampled is kept
outside of the project, so that a run that was stopped goes on.
"""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from threading import Condition

import emcee
import numpy as np

from model.physiology.posterior import model_version
from scripts.calibration.posterior.convergence import effective_size, split_rhat
from scripts.runner.files import BUILD_CACHE

WALKERS = 512
ROUND = 25  # steps between two looks at how far it is
WARM_UP = 0.3  # share of the steps that is thrown away
RHAT, SIZE = 1.02, 800  # enough, with a margin to what is asked for: 1.05 and 400
ROUNDS = 40  # at most
MOVES = ((0.3, 0.25), (0.55, 0.5))  # sizes of steps of Crank and Nicolson, and how often


class SharedModel:
    """Runs the model for several samplers at once: a pass starts when all of them have asked."""

    def __init__(self, problem, samplers):
        self._problem, self._running = problem, samplers
        self._asked, self._found, self._turn = {}, {}, Condition()

    def log_posterior(self, points, position):
        """Compute log densities (sets,) of one position of the switch; called by its sampler's thread."""
        with self._turn:
            self._asked[position] = points
            self._run_if_all_asked()
            self._turn.wait_for(lambda: position in self._found)
            found = self._found.pop(position)
        if isinstance(found, Exception):
            raise found
        return found

    def leave(self):
        """Count one sampler less."""
        with self._turn:
            self._running -= 1
            self._run_if_all_asked()

    def _run_if_all_asked(self):
        if not self._asked or len(self._asked) < self._running:
            return
        asked, self._asked = self._asked, {}
        points = np.concatenate([*asked.values()])
        positions = [name for name, part in asked.items() for _ in part]
        try:
            logs = self._problem.log_posterior(points, *self._problem.compare(points, positions))
            ends = np.cumsum([len(part) for part in asked.values()])[:-1]
            self._found |= dict(zip(asked, np.split(logs, ends), strict=True))
        except Exception as error:  # each sampler raises it in its own thread
            self._found |= dict.fromkeys(asked, error)
        self._turn.notify_all()


def crank_nicolson(middle, root, size):
    """Make a move that leaves a normal distribution as it is; `size` 1 draws from it afresh."""
    inverse = np.linalg.inv(root)

    def log_density(points):
        return -0.5 * (((points - middle) @ inverse.T) ** 2).sum(axis=1)

    def propose(points, random):
        fresh = random.standard_normal(points.shape) @ root.T
        there = middle + (1 - size**2) ** 0.5 * (points - middle) + size * fresh
        return there, log_density(points) - log_density(there)

    return emcee.moves.MHMove(propose)


def sample(problem, optima, seed, tell):
    """Sample until every coordinate has converged, or the rounds are over.

    Parameters
    ----------
    problem : Problem
    optima : dict of str to Optimum
        By position of the switch.
    seed : int
    tell : callable
        Hears a line of text after each round.

    Returns
    -------
    dict of str to ndarray (steps, walkers, size)
        By position, without the warm-up.
    """
    folder = BUILD_CACHE / "calibration" / _mark(problem)
    folder.mkdir(parents=True, exist_ok=True)
    chains = {name: _kept(folder, name, optima[name], seed) for name in optima}
    for number in range((len(next(iter(chains.values()))) - 1) // ROUND, ROUNDS):
        shared = SharedModel(problem, len(optima))

        def advance(name, shared=shared, number=number):
            try:
                reference = _reference(optima[name], chains[name])
                return _advance(shared, reference, name, chains[name][-1], seed + number)
            finally:
                shared.leave()

        with ThreadPoolExecutor(len(optima)) as pool:
            for name, (more, accepted) in zip(optima, pool.map(advance, optima), strict=True):
                chains[name] = np.concatenate([chains[name], more])
                np.save(folder / f"{name}.npy", chains[name])
                rhat, size = quality(_warm(chains[name]))
                tell(
                    f"{name}: {(number + 1) * ROUND} steps, {accepted:.0%} accepted; greatest R-hat"
                    f" {rhat.max():.3f}, least effective size {size.min():.0f}"
                )
        if all(_is_enough(_warm(chain)) for chain in chains.values()):
            break
    return {name: _warm(chain) for name, chain in chains.items()}


def _mark(problem):
    """Name what a chain belongs to: equations, priors and rows."""
    coordinates, likelihood = problem.coordinates, problem.likelihood
    numbers = (coordinates.middle, coordinates.low, coordinates.high, likelihood.values, likelihood.errors)
    words = (model_version(), coordinates.names, likelihood.groups, [one.tolist() for one in numbers])
    return hashlib.sha256(repr(words).encode()).hexdigest()[:12]


def quality(chain):
    """Compute R-hat and effective size of each coordinate."""
    return split_rhat(chain), effective_size(chain)


def _is_enough(chain):
    rhat, size = quality(chain)
    return rhat.max() < RHAT and size.min() > SIZE


def _warm(chain):
    return chain[int(WARM_UP * len(chain)) :]


def _kept(folder, name, optimum, seed):
    """Read what was sampled before; else start from the normal approximation."""
    try:
        return np.load(folder / f"{name}.npy")
    except FileNotFoundError:
        return optimum.draw(WALKERS, np.random.default_rng(seed))[None].astype(np.float32)


def _reference(optimum, chain):
    """Find the middle and the root of the covariance of what is sampled, as well as they are known."""
    if len(chain) <= ROUND:
        return optimum.point, optimum.root
    points = _warm(chain).reshape(-1, chain.shape[2]).astype(float)
    return points.mean(axis=0), np.linalg.cholesky(np.cov(points.T))


def _advance(shared, reference, name, points, seed):
    """Run one round of one sampler; returns the steps and the share of moves accepted."""
    moves = [(crank_nicolson(*reference, size), weight) for size, weight in MOVES]
    moves += [(emcee.moves.DEMove(), 0.2), (emcee.moves.DESnookerMove(), 0.05)]
    sampler = emcee.EnsembleSampler(
        *points.shape, shared.log_posterior, moves=moves, args=[name], vectorize=True
    )
    sampler.random_state = np.random.RandomState(seed).get_state()
    sampler.run_mcmc(points.astype(float), ROUND, skip_initial_state_check=True)
    return sampler.get_chain().astype(np.float32), float(sampler.acceptance_fraction.mean())
