"""Refit the model: ``python -m scripts.calibration.fit`` writes ``model/data/calibration.json``.

Three fits of the same equations: progesterone drives no part of the gene programme (`none`), a part
that the data choose (`small`), or a part that makes it the main builder (`strong`). What is
minimized stands in `scripts.calibration.problem`. Each fit starts from the table's values and from
seeded points around them; the best counts. The calibration on file counts as one more start: it
stays unless another is better by a thousandth, so that running it again gives the same file.

Needs SciPy (development only). Rows with the role `validate` are never looked at.
"""

import json
import sys
from pathlib import Path

import numpy as np

from model.data import CALIBRATION
from model.trials.prediction import best_estimate
from model.trials.tolerances import measured
from scripts.calibration.fingerprint import fingerprint
from scripts.calibration.problem import FIXED, Problem, signed_misfit, targets
from scripts.calibration.stability import damping_ratio
from scripts.runner.arguments import SentenceParser
from scripts.runner.errors import exit_code_of

STARTS = 2  # the table's values, then seeded points around them (--starts)
SEED = 20
ROUNDS = 6  # most times that the rows to trim are chosen
DRAWS = 16  # points that stand for how uncertain the parameters are
IDENTIFIED = 0.7  # a spread below this share of the prior's: the data say something of their own
DIGITS = 5
BETTER = 0.999  # by which a start has to be better than what was there before


def fit(assumption, rows, starts=STARTS, seed=SEED, known=None, tell=lambda _: None):
    """Fit one assumption from several starts; the best one counts.

    Parameters
    ----------
    assumption : str
    rows : list of dict of str to str
    starts, seed : int
    known : dict of str to float, optional
        Values that stay unless a start does better.
    tell : callable
        Hears a line of text after each stage.

    Returns
    -------
    dict
        Plain data for the file.
    """
    problem = Problem(assumption, rows)
    random = np.random.default_rng(seed)
    best, least = None, float("inf")
    if known and set(problem.names) <= set(known):
        x = np.array([known[name] for name in problem.names])
        best = x, problem.to_trim(x)
        least = problem.cost(*best)
        tell(f"{assumption}, on file: cost {least:.1f}")
    for start in range(starts):
        x = problem.prior.copy()
        if start:
            x = x + 0.5 * problem.sd * random.standard_normal(len(x))
        found = problem.solve(x, None)  # plain least squares first
        for _ in range(ROUNDS):
            trimmed = problem.to_trim(found.x)
            found = problem.solve(found.x, trimmed)
            within = int(np.sum(np.abs(problem.misfits(problem.values(found.x))) <= 1))
            names = " ".join(rows[i]["id"] for i in trimmed) or "none"
            tell(
                f"{assumption}, start {start + 1} of {starts}: cost {2 * found.cost:.1f}, "
                f"{within} of {len(rows)} rows within; trimmed: {names}"
            )
            if problem.to_trim(found.x) == trimmed:
                break
        if 2 * found.cost < BETTER * least:
            rounded = [_round(value) for value in found.x]
            best = np.clip(rounded, problem.low, problem.high), trimmed
            least = 2 * found.cost
    x, trimmed = best
    covariance = problem.covariance(x)
    spread = np.sqrt(np.diag(covariance))
    points = problem.draw(x, covariance, DRAWS, np.random.default_rng(seed))
    p = problem.values(x)
    return {
        "sum_of_squares": _round(problem.cost(x, trimmed)),
        "trimmed": [rows[i]["id"] for i in trimmed],
        "damping_ratio": _round(damping_ratio(p)),
        "values": {**dict(zip(problem.names, map(float, x), strict=True)), **problem.fixed},
        "spread": {name: _round(s, 3) for name, s in zip(problem.names, spread, strict=True)},
        "not_identified": [
            name for name, s, sd in zip(problem.names, spread, problem.sd, strict=True) if s > IDENTIFIED * sd
        ],
        "residuals": {row["id"]: round(signed_misfit(row, p), 3) for row in rows},
        "scatter": scatter(rows, p),
        "draws": {
            name: [_round(value, 4) for value in values]
            for name, values in zip(problem.names, zip(*points, strict=True), strict=True)
        },
    }


def scatter(rows, p):
    """Measure the distance of trials from the model by outcome and kind of report, as a standard deviation.

    In percent of the start, or percent a year; for an outcome alone over both.
    """
    groups = {}
    for row in rows:
        column, value = measured(row)
        distance = best_estimate(row, p)[column] - value
        for name in (row["outcome"], f"{row['outcome']} {row['report'] or 'total'}"):
            groups.setdefault(name, []).append(distance)
    return {
        name: _round(float(np.mean(np.square(found))) ** 0.5, 3) for name, found in sorted(groups.items())
    }


def _round(value, digits=DIGITS):
    return float(f"{value:.{digits}g}")


def main(arguments=None):
    """Fit and write."""
    parser = SentenceParser(description=__doc__.split("\n")[0])
    parser.add_argument("--date", default=None, help="date to write; default: keep the file's own")
    parser.add_argument("--only", choices=tuple(FIXED), help="refit one assumption, keep the others")
    parser.add_argument("--starts", type=int, default=STARTS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--file", type=Path, default=CALIBRATION)
    options = parser.parse_args(arguments)
    old = json.loads(options.file.read_text("utf-8")) if options.file.exists() else {}
    rows = targets()
    fits = dict(old.get("assumptions", {}))
    for assumption in [options.only] if options.only else FIXED:
        known = fits.get(assumption, {}).get("values")
        fits[assumption] = fit(
            assumption, rows, options.starts, options.seed, known, lambda text: print(text, flush=True)
        )
    table = {
        "date": options.date or old.get("date"),
        "evidence_sha256": fingerprint(),
        "targets": len(rows),
        "assumptions": {name: fits[name] for name in FIXED if name in fits},
    }
    options.file.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    print(f"wrote {options.file}")


if __name__ == "__main__":
    sys.exit(exit_code_of(main))
