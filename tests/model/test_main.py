"""The command line: lists, runs, and refuses with one line and exit code 2."""

import csv
import io
import json

import pytest

from model import api
from model.__main__ import main
from model.physiology.parameters import PARAMETERS


def test_list_names_every_scenario_and_input(capsys):
    assert main(["list"]) == 0
    text = capsys.readouterr().out
    for scenario in api.scenarios():
        assert scenario["name"] in text
        for control in scenario["controls"]:
            assert control["key"] in text


def test_run_prints_the_series_as_csv(capsys):
    assert main(["run", "menopause", "--set", "e2_after=8", "--women", "3"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    result = api.run({"scenario": "menopause", "inputs": {"e2_after": 8}, "women": 3})
    assert [float(row["year"]) for row in rows] == result["time"]["values"]
    for series in result["series"]:
        assert [float(row[series["name"]]) for row in rows] == series["values"]
        assert [float(row[series["name"] + "_lower"]) for row in rows] == series["lower"]


def test_run_prints_the_result_as_json(capsys):
    assert main(["run", "cycle-28", "--set", "ovulation=no", "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == api.run({"scenario": "cycle-28", "inputs": {"ovulation": "no"}})


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "nothing"],
        ["run", "menopause", "--set", "e2_after=NaN"],
        ["run", "menopause", "--set", "e2_after"],
        ["run", "menopause", "--set", "site=elbow"],
        ["run", "menopause", "--assumption", "huge"],
    ],
)
def test_refusals_are_one_line_and_exit_code_2(arguments, capsys):
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("model: ")
    assert told.err.count("\n") == 1


def test_unknown_command_ends_with_2():
    with pytest.raises(SystemExit) as ended:
        main(["fly"])
    assert ended.value.code == 2


def test_a_parameter_is_changed(capsys):
    words = [
        "run",
        "estrogen-withdrawal",
        "--parameter",
        "a_G=0",
        "--parameter",
        "tau_G=4,5",
        "--format",
        "json",
    ]
    assert main(words) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["parameters"] == {"a_G": 0, "tau_G": 4.5}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["menopause", "--parameter", "a_G"], "--parameter needs NAME=VALUE, not 'a_G'."),
        (["menopause", "--parameter", "aG=1"], "Unknown parameter: 'aG'. Allowed: E50, n_E,"),
        (["menopause", "--parameter", "tau_G=-1"], "Allowed: a number from 0.2 to 100 d (plausible: 2 to 10)."),
        (["menopause", "--parameter", "tau_G=soon"], "'tau_G' must be a number, not 'soon'. Plausible: 2 to 10 d."),
        (["evidence", "--parameter", "a_G=0"], "No parameter of the model changes 'evidence'."),
    ],
)  # fmt: skip
def test_a_parameter_that_cannot_be_is_refused(words, told, capsys):
    assert main(["run", *words]) == 2
    assert told in capsys.readouterr().err


def test_list_names_every_parameter(capsys):
    assert main(["list", "--parameters"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" = ")[0] for line in lines] == list(PARAMETERS)
    assert all("plausible: " in line for line in lines)


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"Living Bone {api.__version__}\n"
