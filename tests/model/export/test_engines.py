"""The exported equations, run by engines that share no code with ours."""

from xml.etree import ElementTree

import numpy as np
import pytest

from model.export import sbml
from model.export.system import trace_course
from model.physiology.parameters import DEFAULT, PARAMETERS, override
from model.simulation.run import SERIES, run
from model.units import DAYS_PER_YEAR
from tests.model.export.engines import follow_in_copasi, follow_in_roadrunner

NEAR = 1e-4  # relative; 0.001 counts as nothing
NAMES = [*SERIES]


def assert_followed(engine, exported, text, ours):
    """Compare all series month by month, but for the moments of a jump: engines report either side."""
    days = (np.array(exported.ours.years) - exported.first) * DAYS_PER_YEAR
    theirs = engine(text, days[-1], len(days), NAMES)
    wanted = np.array([ours.series[name] for name in NAMES]).T
    breaks = exported.traced.breaks
    kept = np.array([min((abs(day - jump) for jump in breaks), default=1) > 0.1 for day in days])
    far = (np.abs(theirs - wanted) / np.maximum(np.abs(wanted), 1e-3))[kept].max(axis=0)
    assert far.max() < NEAR, dict(zip(NAMES, far, strict=True))


@pytest.mark.slow
def test_roadrunner_agrees_over_20_years(exported):
    assert_followed(follow_in_roadrunner, exported, exported.text, exported.ours)


def test_copasi_agrees_over_20_years(exported):
    assert_followed(follow_in_copasi, exported, exported.text, exported.ours)


def assert_acts_as_here(exported, names):
    """Change parameters in a file, run it there, and compare with a run of ours."""
    changes = {name: 0.8 * getattr(DEFAULT, name) for name in names}
    root = ElementTree.fromstring(exported.text)
    for parameter in root.iter(f"{{{sbml.SBML}}}parameter"):
        if parameter.get("id") in changes:
            parameter.set("value", repr(changes[parameter.get("id")]))
    ours = run(exported.course, exported.ours.years, override(DEFAULT, **changes), refine=2)
    text = ElementTree.tostring(root, encoding="unicode")
    assert_followed(follow_in_copasi, exported, text, ours)
    moved = [abs(ours.series[name][-1] - exported.ours.series[name][-1]) for name in NAMES]
    assert max(moved) > 1


def test_parameters_between_hormones_and_bone_act_as_here(natural):
    assert_acts_as_here(natural, ["E50", "transition_width", "K_A"])


def test_parameters_of_treatments_and_of_the_start_act_as_here(treated, surgical):
    given = {*treated.traced.constants} - {*surgical.traced.constants}
    assert_acts_as_here(treated, ["k_m", *(given & PARAMETERS.keys())])


def test_an_export_is_written_alike_each_time(natural):
    again = sbml.write(trace_course(natural.course, natural.first, natural.last, DEFAULT))
    assert again == natural.text
