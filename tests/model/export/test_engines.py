"""The exported equations, run by engines that share no code with ours."""

from xml.etree import ElementTree

import numpy as np
import pytest

from model.export import sbml
from model.export.system import trace_course
from model.physiology.parameters import DEFAULT, PARAMETERS, override
from model.simulation.run import SERIES, run
from model.units import DAYS_PER_YEAR

NEAR = 1e-4  # relative; 0.001 counts as nothing


def our_series(exported, result):
    """What the file holds under the names of our series, one column each."""
    names = [name for name in SERIES if name in exported.traced.rules or name in exported.traced.rates]
    return names, np.array([result.series[name] for name in names]).T


def assert_near(theirs, ours, exported):
    """Compare all moments but those of a jump, at which engines report either side."""
    days = (np.array(exported.ours.years) - exported.first) * DAYS_PER_YEAR
    kept = np.array(
        [min((abs(day - jump) for jump in exported.traced.breaks), default=1) > 0.1 for day in days]
    )
    far = (np.abs(theirs - ours) / np.maximum(np.abs(ours), 1e-3))[kept]
    assert far.max() < NEAR, far.max(axis=0)


def roadrunner_of(text):
    roadrunner = pytest.importorskip("roadrunner")
    engine = roadrunner.RoadRunner(text)
    engine.integrator.relative_tolerance = 1e-10
    engine.integrator.absolute_tolerance = 1e-13
    return engine


def follow(engine, exported, names):
    days = (exported.last - exported.first) * DAYS_PER_YEAR
    return np.array(engine.simulate(0, days, len(exported.ours.years), names))


def test_roadrunner_agrees_over_20_years(exported):
    names, ours = our_series(exported, exported.ours)
    assert set(SERIES) <= {*names, *exported.traced.rules, *exported.traced.rates}
    assert_near(follow(roadrunner_of(exported.text), exported, names), ours, exported)


def act_as_here(exported, names_changed):
    """Change parameters in a file, run it there, and compare with a run of ours."""
    changes = {name: 0.8 * getattr(DEFAULT, name) for name in names_changed}
    root = ElementTree.fromstring(exported.text)
    for parameter in root.iter(f"{{{sbml.SBML}}}parameter"):
        if parameter.get("id") in changes:
            parameter.set("value", repr(changes[parameter.get("id")]))
    names, before = our_series(exported, exported.ours)
    changed = run(exported.course, exported.ours.years, override(DEFAULT, **changes), refine=2)
    _, ours = our_series(exported, changed)
    engine = roadrunner_of(ElementTree.tostring(root, encoding="unicode"))
    assert_near(follow(engine, exported, names), ours, exported)
    assert np.abs(ours - before)[-1].max() > 1


def test_parameters_between_hormones_and_bone_act_as_here(natural):
    act_as_here(natural, ["E50", "transition_width", "K_A"])


def test_parameters_of_treatments_and_of_the_start_act_as_here(treated, surgical):
    given = {*treated.traced.constants} - {*surgical.traced.constants}
    act_as_here(treated, ["k_m", *(given & PARAMETERS.keys())])


def test_copasi_agrees_over_20_years(exported):
    copasi = pytest.importorskip("COPASI")
    names, ours = our_series(exported, exported.ours)
    data = copasi.CRootContainer.addDatamodel()
    try:
        assert data.importSBMLFromString(exported.text)
        warned = copasi.CCopasiMessage.getAllMessageText()
        assert "SBML" not in warned, warned
        task = data.getTask("Time-Course")
        problem = task.getProblem()
        problem.setStepNumber(len(exported.ours.years) - 1)
        problem.setDuration((exported.last - exported.first) * DAYS_PER_YEAR)
        problem.setTimeSeriesRequested(True)
        method = task.getMethod()
        method.getParameter("Relative Tolerance").setDblValue(1e-9)
        method.getParameter("Absolute Tolerance").setDblValue(1e-12)
        method.getParameter("Max Internal Steps").setUIntValue(1_000_000)
        assert task.process(True), copasi.CCopasiMessage.getAllMessageText()
        series = task.getTimeSeries()
        columns = {value.getObjectName(): value.getSBMLId() for value in data.getModel().getModelValues()}
        titles = [series.getTitle(column) for column in range(series.getNumVariables())]
        found = {
            columns.get(title.removeprefix("Values[").removesuffix("]"), title): i
            for i, title in enumerate(titles)
        }
        theirs = np.array(
            [[series.getData(row, found[name]) for name in names] for row in range(series.getRecordedSteps())]
        )
    finally:
        copasi.CRootContainer.removeDatamodel(data)
    assert_near(theirs, ours, exported)


def test_an_export_is_written_alike_each_time(natural):
    again = sbml.write(trace_course(natural.course, natural.first, natural.last, DEFAULT))
    assert again == natural.text
