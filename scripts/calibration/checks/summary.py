"""What the page on the fit says beyond the fit itself, computed after sampling and kept in one file."""

import json

import numpy as np

from model.physiology.posterior import model_version
from scripts.calibration.checks import effect, folds, sensitivity, support
from scripts.calibration.fingerprint import fingerprint
from scripts.calibration.posterior.free import FIXED
from scripts.calibration.posterior.sampling import sample
from scripts.runner.files import ROOT

FILE = ROOT / "docs" / "data" / "fit-checks.json"
OPEN = "sign left open"
SETS = 1000  # of the posterior, for what is computed from sampled sets


def check(problem, rows, best, points, seed, tell):
    """Compute support, progesterone's effect, coverage and sensitivity.

    Parameters
    ----------
    problem : Problem
    rows : list of dict of str to str
        That were fitted.
    best : dict of str to Optimum
    points : dict of str to ndarray (draws, size)
        Of the posterior, by position of the switch.
    seed : int
    tell : callable

    Returns
    -------
    dict
        Plain data for the file.
    """
    random = np.random.default_rng(seed)
    few = {name: found[random.choice(len(found), SETS, replace=False)] for name, found in points.items()}
    left_out = folds.predict_left_out(problem, best, seed, tell)
    held = {name: (folds.coverage(found), folds.log_score(found)) for name, found in left_out.items()}
    evidence = {name: support.log_evidence(problem, name, best[name], few[name], seed) for name in FIXED}
    criteria = {name: support.information_criterion(problem, name, few[name]) for name in FIXED}
    shares = support.relative(evidence)
    opened = effect.open_problem(rows)
    found = effect.find_open(opened, best["small"].point[: opened.coordinates.count])
    chain = sample(opened, {OPEN: found}, seed, tell)[OPEN].reshape(-1, opened.coordinates.size)
    chosen = chain[random.choice(len(chain), 4 * SETS, replace=False)]
    return {
        "model": model_version(),
        "evidence_sha256": fingerprint(),
        "positions": {
            name: {
                "support": shares[name],
                "log_evidence": round(evidence[name], 2),
                "information_criterion": round(criteria[name][0], 2),
                "effective_parameters": round(criteria[name][1], 1),
                "coverage": round(held[name][0], 3),
                "log_score": round(held[name][1], 3),
            }
            for name in FIXED
        },
        "folds": folds.FOLDS,
        "left_out": left_out,
        "effect": effect.summarize(opened, chosen),
        "sources": effect.weigh_sources(opened, found.point, seed, tell),
        "sensitivity": sensitivity.indices(problem, "small", few["small"], seed),
    }


def write(found):
    """Write the file."""
    FILE.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
