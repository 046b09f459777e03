"""What a calibration writes: the best values, and sampled parameter sets in a byte for each value."""

import json
from base64 import b64encode

import numpy as np

from model import data
from model.physiology.posterior import BYTES, model_version
from model.trials.prediction import best_estimate, misfit
from model.trials.tolerances import measured, tolerance
from scripts.calibration.fingerprint import fingerprint
from scripts.calibration.posterior.free import FIXED
from scripts.calibration.posterior.targets import published
from scripts.calibration.stability import damping_ratio

DRAWS = 200  # parameter sets on file for each position of the switch
IDENTIFIED = 0.7  # share of the prior's spread above which the data say nothing of their own
DIGITS = 5


def rounded(value, digits=DIGITS):
    """Round to significant digits."""
    return float(f"{value:.{digits}g}")


def describe(problem, position, optimum, points):
    """Gather what is on file of one position of the switch.

    Parameters
    ----------
    problem : Problem
    position : str
    optimum : Optimum
    points : ndarray (draws, size)
        Of the posterior.

    Returns
    -------
    dict
        Plain data.
    """
    coordinates, likelihood = problem.coordinates, problem.likelihood
    p, fixed = problem.one(optimum.point, position), FIXED[position]
    sampled = problem.values(points, [position] * len(points))
    free = [name for name in coordinates.names if name not in fixed]
    open_ = points[:, : coordinates.count].std(axis=0) > IDENTIFIED
    spreads = np.sqrt(np.mean(coordinates.spreads(points) ** 2, axis=0))
    return {
        "log_posterior": rounded(optimum.log_posterior),
        "log_evidence": rounded(optimum.log_evidence),
        "damping_ratio": rounded(damping_ratio(p)),
        "values": {name: rounded(getattr(p, name)) for name in free} | fixed,
        "spread": {name: rounded(sampled[name].std(), 3) for name in free},
        "not_identified": [
            name for name, one in zip(coordinates.names, open_, strict=True) if one and name in free
        ],
        "between_trials": {
            group: rounded(sd, 3) for group, sd in zip(likelihood.groups, spreads, strict=True)
        },
        "residuals": {row["id"]: round(signed_misfit(row, p), 3) for row in published(likelihood.rows)},
    }


def describe_sampling(problem, position, chain):
    """Gather how well sampling went, for each free parameter and each spread between trials.

    Returns
    -------
    dict
        ``method, steps, walkers``, and by name ``rhat`` and ``effective_size``.
    """
    from scripts.calibration.posterior.sampling import quality  # needs emcee

    names = [*problem.coordinates.names, *problem.likelihood.groups]
    rhat, size = quality(chain)
    kept = [i for i, name in enumerate(names) if name not in FIXED[position]]
    return {
        "method": "sampled",
        "steps": len(chain),
        "walkers": chain.shape[1],
        "rhat": {names[i]: round(float(rhat[i]), 4) for i in kept},
        "effective_size": {names[i]: round(float(size[i])) for i in kept},
    }


def signed_misfit(row, p):
    """Compute the distance from what was measured in tolerances; negative where the model is lower."""
    column, value = measured(row)
    found = best_estimate(row, p)[column]
    distance = misfit(found, value, tolerance(row))
    return distance if found > value else -distance


def write_calibration(date, rows, fits):
    """Write the best values; `fits` holds the dicts of `describe` by position."""
    table = {
        "date": date,
        "evidence_sha256": fingerprint(),
        "model": model_version(),
        "targets": len(published(rows)),
        "assumptions": fits,
    }
    data.CALIBRATION.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


def write_posterior(problem, points):
    """Write sampled parameter sets.

    Parameters
    ----------
    problem : Problem
    points : dict of str to ndarray (draws, size)
        By position of the switch.
    """
    table = {"model": model_version(), "evidence_sha256": fingerprint()}
    table["assumptions"] = {position: _packed(problem, position, found) for position, found in points.items()}
    data.POSTERIOR.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


def _packed(problem, position, points):
    columns = problem.values(points, [position] * len(points))
    ranges, codes = {}, b""
    for name, column in columns.items():
        if name in FIXED[position]:
            continue
        low, high = rounded(column.min()), rounded(column.max())
        share = (np.clip(column, low, high) - low) / ((high - low) or 1.0)
        ranges[name] = [low, high]
        codes += np.round(share * BYTES).astype(np.uint8).tobytes()
    return {"count": len(points), "ranges": ranges, "draws": b64encode(codes).decode()}
