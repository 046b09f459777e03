"""An archive with figures: whole, the same each time, and it draws what our charts draw."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import numpy as np
import pytest

from model.export import omex, sbml, sedml
from model.export.courses import COURSES, FIGURES
from model.export.system import YEAR, percentages, trace_course
from model.physiology.parameters import DEFAULT
from model.simulation.course import Course
from model.simulation.run import run
from model.units import DAYS_PER_YEAR
from tests.model.export.engines import follow_in_copasi

FIRST, LAST = -5, 15


def course_of(name):
    told = COURSES[name]
    return Course(told.stage, interventions=told.interventions)


@pytest.fixture(scope="module")
def systems():
    titles = {name: f"Living Bone, {COURSES[name].title}" for name in FIGURES}
    return {
        name: trace_course(course_of(name), FIRST, LAST, DEFAULT, title) for name, title in titles.items()
    }


@pytest.fixture(scope="module")
def archive(systems):
    return ZipFile(BytesIO(omex.write(systems)))


def test_an_archive_lists_what_it_holds(archive):
    manifest = ElementTree.fromstring(archive.read("manifest.xml"))
    listed = {one.get("location"): one for one in manifest}
    assert {name.removeprefix("./") for name in listed} - {"."} == {*archive.namelist()}
    assert [name for name, one in listed.items() if one.get("master")] == ["./figures.sedml"]
    assert "Living Bone contributors" in archive.read("metadata.rdf").decode()


def test_the_same_model_makes_the_same_bytes(systems):
    few = {"natural": systems["natural"]}
    assert omex.write(few) == omex.write(few)


def test_libsedml_reads_three_figures(archive):
    libsedml = pytest.importorskip("libsedml")
    document = libsedml.readSedMLFromString(archive.read("figures.sedml").decode())
    assert document.getNumErrors() == 0, document.getErrorLog().toString()
    outputs = [document.getOutput(count) for count in range(document.getNumOutputs())]
    figures = [one for one in outputs if isinstance(one, libsedml.SedPlot2D)]
    titles = [f"Living Bone, {COURSES[name].title}" for name in FIGURES]
    assert [figure.getName() for figure in figures] == titles
    for figure in figures:
        curves = [figure.getCurve(count) for count in range(figure.getNumCurves())]
        assert len(curves) == len(percentages())


def test_every_name_of_the_figures_leads_somewhere(archive):
    root = ElementTree.fromstring(archive.read("figures.sedml"))
    known = {one.get("id") for one in root.iter()}
    for one in root.iter():
        for key, value in one.items():
            if key.endswith("Reference"):
                assert value in known
    models = {f"task_{name}": archive.read(f"{name}.xml").decode() for name in FIGURES}
    for variable in root.iter(f"{{{sedml.SEDML}}}variable"):
        wanted = variable.get("target").split("@id='")[1].removesuffix("']")
        assert f'<parameter id="{wanted}"' in models[variable.get("taskReference")]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_what_a_run_of_ours_says(name, archive):
    """Simulated by COPASI for as long and in as many steps as the archive says."""
    root = ElementTree.fromstring(archive.read("figures.sedml"))
    spaces = {"s": sedml.SEDML}
    asked = root.find(f".//s:uniformTimeCourse[@id='simulation_{name}']", spaces)
    days, points = float(asked.get("outputEndTime")), int(asked.get("numberOfPoints")) + 1
    assert days == pytest.approx((LAST - FIRST) * DAYS_PER_YEAR)
    names = [YEAR, *percentages()]
    theirs = follow_in_copasi(archive.read(f"{name}.xml").decode(), days, points, names)
    ours = run(course_of(name), np.linspace(FIRST, LAST, points).tolist(), DEFAULT, refine=2)
    wanted = np.array([ours.years, *(ours.series[one] for one in percentages())]).T
    jumps = np.isin(theirs[:, 0].round(6), course_of(name).breaks())
    assert np.abs(theirs - wanted)[~jumps].max() < 0.01  # percent


def test_the_namespace_of_the_models_is_that_of_the_targets(archive):
    assert f'xmlns:sbml="{sbml.SBML}"' in archive.read("figures.sedml").decode()
