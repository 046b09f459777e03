"""How the tests of claims ask the model."""

from functools import cache

from model import api
from model.physiology.equations import STATES
from model.physiology.parameters import DEFAULT
from model.physiology.treatments import Intervention
from model.simulation.course import Course
from model.simulation.run import run
from model.trials import evidence_table, prediction

START_Y = 4.0  # after the final period, as in the trials of progesterone alone
LEAD_Y = 9.0
NG_PER_ML = 0.3145  # of progesterone in 1 nmol/L
AT = {name: index for index, name in enumerate(STATES)}


@cache
def ask(scenario, assumption="small", **inputs):
    """Ask the model."""
    return api.run({"scenario": scenario, "assumption": assumption, "inputs": inputs})


def summary(scenario, assumption="small", **inputs):
    """Ask the model for its figures."""
    return ask(scenario, assumption, **inputs)["summary"]


def values(answer, name):
    """Find the values of a series in an answer."""
    return next(series["values"] for series in answer["series"] if series["name"] == name)


@cache
def predict(row, assumption="small"):
    """Predict a row of the evidence table."""
    return prediction.predict(evidence_table.table()[row], assumption)


@cache
def spine(*kinds, years=3, start_y=START_Y, p=DEFAULT):
    """Find the change of the spine, percent, in the years after treatments begin."""
    interventions = tuple(Intervention(kind, start_y, None, level) for kind, level in kinds)
    course = Course("natural", interventions=interventions)
    times = [start_y, start_y + years]
    return run(course, times, p, lead_y=start_y + LEAD_Y - START_Y).series["spine_bmd_pct"][-1] - 100


def surgery(*kinds, years=(0.0, 2.0), p=DEFAULT):
    """Follow a woman whose ovaries are removed at year 0."""
    interventions = tuple(Intervention(kind, start, None, level) for kind, start, level in kinds)
    return run(Course("surgical", interventions=interventions), [-0.1, *years], p).series


def without_eggs():
    """Follow two years of cycles without an egg, after healthy ones."""
    return run(Course(disturbed=1.0), [0, 1, 2]).series


def cascade(**inputs):
    """Find the genes, percent of their start, after 120 days of progesterone."""
    return summary("genomic-cascade", **inputs)
