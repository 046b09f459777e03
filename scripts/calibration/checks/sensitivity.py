"""Which parameters an outcome that pages show hangs on: Sobol indices.

The total index is the share of an outcome's variance that would be left if all parameters but this
one were known. Parameters vary as widely as the posterior leaves each, and independently: that they
are tied to each other by the trials is left out, so these are shares of blame, not ranges.
"""

import numpy as np
from scipy.stats import norm, sobol_indices

from model.physiology.many_sets import stack
from scripts.calibration.posterior.problem import MOST, simulate

SAMPLES = 512  # a power of 2; each costs a run for every parameter and two more
SHOWN = 3  # parameters per outcome
NATURAL = {"bibkey": "", "stage": "natural", "treatment": "none", "report": "total"}
TREATED = NATURAL | {"control": "none", "start_y": "4", "time_months": "24"}
# What pages show -> a row as of the evidence table, and the column of its prediction.
OUTCOMES = {
    "spine, three years around the final period": (
        NATURAL | {"outcome": "spine_bmd", "start_y": "-1", "time_months": "36"},
        "arm_mean_change_pct",
    ),
    "spine, years 5 to 10 after it": (
        NATURAL | {"outcome": "spine_bmd", "start_y": "5", "time_months": "60"},
        "arm_mean_change_pct",
    ),
    "hip, years 5 to 15 after it": (
        NATURAL | {"outcome": "hip_bmd", "start_y": "5", "time_months": "120"},
        "arm_mean_change_pct",
    ),
    "breakdown marker, four years around it": (
        NATURAL | {"outcome": "ctx", "start_y": "-2", "time_months": "48"},
        "arm_mean_change_pct",
    ),
    "spine, two years of estrogen": (
        TREATED | {"outcome": "spine_bmd", "treatment": "estrogen:1"},
        "difference_pct",
    ),
    "spine, progesterone on top of estrogen": (
        TREATED
        | {
            "outcome": "spine_bmd",
            "treatment": "estrogen:1+progesterone_oral:1",
            "control": "estrogen:1",
        },
        "difference_pct",
    ),
    "spine, a year of cycles without an egg": (
        {
            "bibkey": "",
            "stage": "premenopausal",
            "treatment": "cycle:anovulatory",
            "control": "cycle:ovulatory",
            "outcome": "spine_bmd",
            "time_months": "12",
        },
        "difference_pct",
    ),
    "spine, three years of a bisphosphonate": (
        TREATED | {"outcome": "spine_bmd", "treatment": "bisphosphonate:1", "time_months": "36"},
        "difference_pct",
    ),
}


def indices(problem, position, points, seed):
    """Compute total Sobol indices.

    Parameters
    ----------
    problem : Problem
    position : str
    points : ndarray (draws, size)
        Of the posterior.

    Returns
    -------
    dict of str to dict of str to float
        By outcome, the largest total indices by parameter, in descending order.
    """
    count, names = problem.coordinates.count, problem.coordinates.names
    rows, columns = zip(*OUTCOMES.values(), strict=True)

    def outcomes(coordinates):
        found = []
        for at in range(0, coordinates.shape[1], MOST):
            part = coordinates[:, at : at + MOST].T
            values = problem.values(part, [position] * len(part))
            found.append(simulate(rows, columns, stack(problem.base, values)))
        return np.concatenate(found, axis=1)

    middle, sd = points[:, :count].mean(axis=0), points[:, :count].std(axis=0)
    spreads = [norm(m, s) for m, s in zip(middle, sd, strict=True)]
    found = sobol_indices(func=outcomes, n=SAMPLES, dists=spreads, random_state=np.random.default_rng(seed))
    tables = {}
    for name, total in zip(OUTCOMES, found.total_order, strict=True):
        largest = np.argsort(-total)[:SHOWN]
        tables[name] = {names[i]: round(float(total[i]), 2) for i in largest}
    return tables
