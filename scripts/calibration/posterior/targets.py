"""What the model is compared with: published rows, two rates of cohorts, and a condition on the cells."""

import numpy as np

from model.physiology.parameters import PRIOR
from model.trials import evidence_table
from model.trials.prediction import best_estimate
from model.trials.tolerances import measured
from scripts.calibration.stability import damping_ratios

# Late loss, which single rows of the table do not reach: entered like rows, with an honest error.
COHORTS = (
    {
        "id": "late spine loss",
        "bibkey": "cohorts",
        "stage": "natural",
        "start_y": "5",
        "treatment": "none",
        "outcome": "spine_bmd",
        "report": "per_year",
        "time_months": "60",
        "arm_mean_change_pct": "-0.7",
        "se": "0.2",
        "notes": "5 to 10 years after the final period. Assumption: cohorts report 0.5 to 1 % a year"
        " once the transition is over; the error holds that range",
    },
    {
        "id": "late hip loss",
        "bibkey": "looker1998",
        "stage": "natural",
        "start_y": "5",
        "treatment": "none",
        "outcome": "hip_bmd",
        "report": "per_year",
        "time_months": "120",
        "arm_mean_change_pct": "-0.79",
        "se": "0.2",
        "notes": "means of 55- and 65-year-old women, 0.917 and 0.847 of those of young ones: a"
        " comparison of generations, so that its error is more than that of the means",
    },
)
# The loop of bone cells must not swing visibly, because no trial shows waves after a change. A soft
# condition: it costs nothing from here up, and below it as the square of the distance.
DAMPED, DAMPED_SD = 0.53, 0.02  # least damping ratio; a margin above 0.5


def targets():
    """List the rows to fit that the model can represent, cohorts included."""
    rows = [row for row in evidence_table.table().values() if row["role"] == "fit"]
    return [row for row in [*rows, *COHORTS] if can_compare(row)]


def can_compare(row):
    """Tell whether the model has a counterpart of what a row measured."""
    compared = measured(row) if row["outcome"] else None
    return compared is not None and best_estimate(row, PRIOR)[compared[0]] is not None


def published(rows):
    """List those rows that stand in the evidence table."""
    return [row for row in rows if row["id"] in evidence_table.table()]


def conditions(p):
    """Compute how far each condition is missed, in standard deviations; 0 where it is met.

    Parameters
    ----------
    p : ParameterSet
        Of arrays (sets,).

    Returns
    -------
    ndarray (conditions, sets)
    """
    return np.maximum(DAMPED - damping_ratios(p), 0.0)[None] / DAMPED_SD
