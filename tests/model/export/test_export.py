"""The exported equations, run by an engine that shares no code with ours."""

import json
from xml.etree import ElementTree

import numpy as np
import pytest

from model.__main__ import main
from model.export import sbml
from model.export.system import trace_course
from model.physiology.equations import STATES, Forcing, production_loss
from model.physiology.parameters import DEFAULT
from model.physiology.treatments import Intervention
from model.simulation.course import Course
from model.simulation.run import trajectory
from model.solver.expressions import Symbol, evaluate, free_symbols
from model.units import DAYS_PER_YEAR

TREATED = (
    Intervention("estrogen", 2.0, 6.0, 1.0),
    Intervention("mpa", 3.0, 5.0, 1.0),
    Intervention("bisphosphonate", 4.0, None, 1.0),
    Intervention("depot_mpa", -3.0, -2.0, 1.0),
)
COURSES = {
    "baseline": (Course(), 0, 20),
    "natural": (Course("natural"), -5, 15),
    "surgical": (Course("surgical"), -5, 15),
    "withdrawal": (Course("withdrawal", e2_after=8.0), -1, 19),
    "treated": (Course("natural", interventions=TREATED), -5, 15),
}


@pytest.mark.parametrize("name", COURSES)
def test_roadrunner_agrees_over_20_years(name):
    """All states within 1e-4 of ours, relative (0.001 counts as nothing), month by month.

    Courses with much going on are followed at half steps; ours is then as exact as theirs.
    """
    roadrunner = pytest.importorskip("roadrunner")
    course, first, last = COURSES[name]
    engine = roadrunner.RoadRunner(sbml.write(trace_course(course, first, last, DEFAULT)))
    engine.integrator.relative_tolerance = 1e-10
    engine.integrator.absolute_tolerance = 1e-13
    count = 12 * (last - first)
    days = (last - first) * DAYS_PER_YEAR
    theirs = np.array(engine.simulate(0, days, count + 1, ["time", *STATES]))[:, 1:]
    segments = course.segments(first, last, DEFAULT)
    years = [first + month / 12 for month in range(count + 1)]
    refine = 2 if name in ("withdrawal", "treated") else 1
    ours = np.array(trajectory(segments, years, DEFAULT, course.max_step, refine))
    assert np.max(np.abs(theirs - ours) / np.maximum(np.abs(ours), 1e-3)) < 1e-4


@pytest.mark.parametrize("name", COURSES)
def test_the_traced_equations_are_the_code(name):
    """At random states and forcings the expressions give what the functions give."""
    course, first, last = COURSES[name]
    traced = trace_course(course, first, last, DEFAULT)
    random = np.random.default_rng(1)
    forcing = Forcing(*random.uniform(0.2, 0.9, len(Forcing._fields)).tolist())
    state = random.uniform(0.5, 1.5, len(STATES)).tolist()
    production, loss = production_loss(DEFAULT)(state, forcing)
    values = dict(zip(STATES, state, strict=True)) | {
        f"drive_{key}": value for key, value in forcing._asdict().items()
    }
    for i, name in enumerate(STATES):
        found = evaluate(traced.derivatives[name], values | traced.parameters)
        assert found == pytest.approx(production[i] - loss[i] * state[i], rel=1e-12, abs=1e-15)
    segments = course.segments(first, last, DEFAULT)
    for i, segment in enumerate(segments):
        for share in (0.1, 0.5, 0.9):
            day = segment.start + share * (segment.stop - segment.start)
            acting = segment.forcing(day)
            for key, pieces in traced.forcing.items():
                piece = pieces[i] if len(pieces) > 1 else pieces[0]
                found = evaluate(piece, {"time": day - segments[0].start})
                wanted = getattr(acting, key.removeprefix("drive_"))
                assert found == pytest.approx(wanted, rel=1e-12, abs=1e-15)


def test_numbers_stay_numbers_and_what_changes_nothing_is_left_out():
    a = Symbol("a", 4.0)
    assert a + 0 is a
    assert 0 + a is a
    assert 1 * a is a
    assert a / 1 is a
    assert a**1 is a
    assert a * 0 == 0.0
    assert 0 / a == 0.0
    assert free_symbols(2 * a - 1 / Symbol("b")) == {"a", "b"}
    assert a > 3
    assert not a <= 3
    assert a < 5
    assert a >= 4


def test_sbml_is_well_formed_and_complete():
    root = ElementTree.fromstring(sbml.write(trace_course(COURSES["treated"][0], -5, 15, DEFAULT)))
    spaces = {"s": sbml.SBML, "m": sbml.MATHML}
    assert (root.get("level"), root.get("version")) == ("3", "2")
    rules = root.findall(".//s:rateRule", spaces)
    assert [rule.get("variable") for rule in rules] == [*STATES]
    declared = {one.get("id") for one in root.findall(".//s:parameter", spaces)}
    named = {one.text.strip() for one in root.findall(".//m:ci", spaces)}
    assert named <= declared
    assert len(root.findall(".//s:event", spaces)) == 7


def test_the_command_writes_a_file(tmp_path, capsys):
    file = tmp_path / "bone.xml"
    assert main(["export", "--course", "surgical", "--out", str(file)]) == 0
    assert capsys.readouterr().out == ""
    assert ElementTree.parse(file).getroot().tag == f"{{{sbml.SBML}}}sbml"


def test_the_command_takes_interventions(capsys):
    treated = json.dumps([{"kind": "estrogen", "start_y": 2}])
    arguments = ["export", "--format", "sbml", "--set", f"interventions={treated}"]
    assert main(arguments) == 0
    assert 'id="break_1"' in capsys.readouterr().out


def test_antimony_is_refused_with_the_name_of_its_converter(capsys):
    assert main(["export", "--format", "antimony"]) == 2
    assert "antimony.loadSBMLFile" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--set", "treatment=both"],
        ["--set", "e2_after=900"],
        ["--from", "3", "--to", "2"],
        ["--from", "nan"],
        ["--out", "no/such/folder/bone.xml"],
    ],
)
def test_refusals_of_an_export_are_one_line(arguments, capsys):
    assert main(["export", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
