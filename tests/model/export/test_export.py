"""The command that exports."""

import json
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from model.__main__ import main
from model.export import sbml
from model.export.courses import FIGURES


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


def test_the_command_writes_an_archive_of_one_course_or_of_all(tmp_path):
    file = tmp_path / "bone.omex"
    assert main(["export", "--format", "omex", "--course", "estrogen", "--out", str(file)]) == 0
    assert "estrogen.xml" in ZipFile(file).namelist()
    assert main(["export", "--format", "omex", "--from", "-1", "--to", "1", "--out", str(file)]) == 0
    assert {f"{name}.xml" for name in FIGURES} < {*ZipFile(file).namelist()}


def test_an_archive_needs_a_file(capsys):
    assert main(["export", "--format", "omex"]) == 2
    assert "--out" in capsys.readouterr().err


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
