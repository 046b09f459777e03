"""Engines that share no code with ours, each behind one function."""

import numpy as np
import pytest


def follow_in_roadrunner(text, days, points, names):
    """Run an SBML text, and return the columns of `names` at equal distances."""
    roadrunner = pytest.importorskip("roadrunner")
    engine = roadrunner.RoadRunner(text)
    engine.integrator.relative_tolerance = 1e-10
    engine.integrator.absolute_tolerance = 1e-13
    return np.array(engine.simulate(0, days, points, names))


def follow_in_copasi(text, days, points, names):
    """Do the same in COPASI, which must have nothing to say on how the file is written."""
    copasi = pytest.importorskip("COPASI")
    data = copasi.CRootContainer.addDatamodel()
    try:
        assert data.importSBMLFromString(text)
        told = copasi.CCopasiMessage.getAllMessageText()
        assert "SBML" not in told, told
        task = data.getTask("Time-Course")
        problem = task.getProblem()
        problem.setStepNumber(points - 1)
        problem.setDuration(days)
        problem.setTimeSeriesRequested(True)
        method = task.getMethod()
        method.getParameter("Relative Tolerance").setDblValue(1e-9)
        method.getParameter("Absolute Tolerance").setDblValue(1e-12)
        method.getParameter("Max Internal Steps").setUIntValue(1_000_000)
        assert task.process(True), copasi.CCopasiMessage.getAllMessageText()
        series = task.getTimeSeries()
        ids = {value.getObjectName(): value.getSBMLId() for value in data.getModel().getModelValues()}
        titles = [series.getTitle(column) for column in range(series.getNumVariables())]
        plain = [title.removeprefix("Values[").removesuffix("]") for title in titles]
        columns = {ids.get(title, title): column for column, title in enumerate(plain)}
        rows = range(series.getRecordedSteps())
        return np.array([[series.getData(row, columns[name]) for name in names] for row in rows])
    finally:
        copasi.CRootContainer.removeDatamodel(data)
