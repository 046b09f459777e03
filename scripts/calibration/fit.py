"""Refit the model: ``python -m scripts.calibration.fit`` writes two files in ``model/data``.

Three fits of the same equations: progesterone drives no part of the gene program (`none`), a part
that the data choose (`small`), or a part that makes it the main builder (`strong`). What is fitted
stands in `targets` and `likelihood`, what is free in `free`.

With ``--quick`` (a minute of processor time) the most probable values are found, and parameter sets
are drawn from a normal approximation around them. Without it (about half an hour of processor time)
they are sampled, and what the page on the fit tells of them is computed; a run that was stopped goes
on where it was. Rows with the role `validate` are never looked at.
"""

import json
import os
import sys

# Many small arrays: further threads only wait for each other.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from model import data
from model.physiology.parameters import PARAMETERS
from scripts.calibration import files
from scripts.calibration.posterior import optimum
from scripts.calibration.posterior.free import FIXED
from scripts.calibration.posterior.problem import Problem
from scripts.calibration.posterior.targets import targets
from scripts.runner.arguments import SentenceParser
from scripts.runner.errors import exit_code_of

STARTS = 3  # the table's values, then seeded points around them; the values on file are one more
SEED = 20


def best_of_starts(problem, known, starts=STARTS, seed=SEED, tell=lambda _: None):
    """Find the most probable point of each position of the switch, from several starts at once.

    Parameters
    ----------
    problem : Problem
    known : dict of str to dict of str to float
        Values on file by position.
    starts, seed : int
    tell : callable
        Hears a line of text after each step.

    Returns
    -------
    dict of str to Optimum
        By position.
    """
    coordinates, random = problem.coordinates, np.random.default_rng(seed)
    around = 0.5 * random.standard_normal((starts, coordinates.size))
    around[0] = 0.0
    points, positions = [], []
    for position in FIXED:
        values = known.get(position, {})
        table = [values.get(name, PARAMETERS[name].value) for name in coordinates.names]
        on_file = np.zeros(coordinates.size)
        on_file[: coordinates.count] = np.clip(coordinates.points(np.array(table)), -2.5, 2.5)
        points += [*around, on_file] if values else [*around]
        positions += [position] * (len(points) - len(positions))
    found = optimum.find(problem, points, positions, tell=tell)
    best = {}
    for position, one in zip(positions, found, strict=True):
        if position not in best or one.log_posterior > best[position].log_posterior:
            best[position] = one
    return best


def sets_of(problem, found, position, seed=SEED):
    """Draw points of the normal approximation in which the model runs."""
    random, kept = np.random.default_rng(seed), []
    while len(kept) < files.DRAWS:
        points = found.draw(files.DRAWS, random)
        distances, missed = problem.compare(points, [position] * len(points))
        kept += list(points[np.isfinite(problem.log_posterior(points, distances, missed))])
    return np.array(kept[: files.DRAWS])


def thinned(points, seed):
    """Choose as many points as are kept on file, each once."""
    places = np.random.default_rng(seed).choice(len(points), files.DRAWS, replace=False)
    return points[np.sort(places)]


def main(arguments=None):
    """Fit and write."""
    parser = SentenceParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="no sampling: a normal approximation")
    parser.add_argument("--date", default=None, help="date to write; default: keep the file's own")
    parser.add_argument("--starts", type=int, default=STARTS)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(arguments)
    old = json.loads(data.CALIBRATION.read_text("utf-8")) if data.CALIBRATION.exists() else {}
    known = {name: fit["values"] for name, fit in old.get("assumptions", {}).items()}
    rows = targets()
    problem = Problem(rows)

    def tell(text):
        print(text, flush=True)

    best = best_of_starts(problem, known, options.starts, options.seed, tell)
    if options.quick:
        points = {name: sets_of(problem, best[name], name, options.seed) for name in FIXED}
        qualities = {name: {"method": "normal"} for name in FIXED}
    else:
        from scripts.calibration.posterior.sampling import sample  # needs emcee

        chains = sample(problem, best, options.seed, tell)
        points = {name: chain.reshape(-1, chain.shape[2]) for name, chain in chains.items()}
        qualities = {name: files.describe_sampling(problem, name, chains[name]) for name in FIXED}
    fits = {
        name: files.describe(problem, name, best[name], points[name]) | {"sampling": qualities[name]}
        for name in FIXED
    }
    files.write_calibration(options.date or old.get("date"), rows, fits)
    files.write_posterior(problem, {name: thinned(points[name], options.seed) for name in FIXED})
    if not options.quick:
        from scripts.calibration.checks import summary

        summary.write(summary.check(problem, rows, best, points, options.seed, tell))
        print(f"wrote {summary.FILE}")
    print(f"wrote {data.CALIBRATION} and {data.POSTERIOR}")


if __name__ == "__main__":
    sys.exit(exit_code_of(main))
