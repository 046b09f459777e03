"""The same request gives the same answer in CPython and in Pyodide."""

import json
import subprocess

import pytest

from model import api
from scripts.assets import generated_files
from tests.parity.comparison import largest

TOLERANCE = 1e-9  # relative


def requests():
    """Every scenario by default, in each preset, in each assumption, and with a band."""
    for scenario in api.scenarios():
        name = scenario["name"]
        yield {"scenario": name}
        yield {"scenario": name, "women": 25, "seed": 7}
        for assumption in ("none", "strong"):
            yield {"scenario": name, "assumption": assumption}
        for preset in scenario["story"]:
            yield {"scenario": name, "inputs": preset["set"]}
    yield {"scenario": "menopause", "inputs": {"e2_after": 1000}}


@pytest.fixture(scope="module")
def answers():
    asked = list(requests())
    folder = generated_files.prepare()
    done = subprocess.run(
        [generated_files.node(), "tests/parity/answer.mjs", str(folder)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return list(zip(asked, json.loads(done.stdout), strict=True))


def test_pyodide_answers_as_cpython_does(answers):
    worst = {}
    for asked, there in answers:
        here = json.loads(api.run_json(json.dumps(asked)))
        path, difference = largest(here, there)
        worst[json.dumps(asked)] = (difference, path)
    difference, path = max(worst.values())
    print(f"largest relative difference between CPython and Pyodide: {difference:.1e} at {path}")
    assert difference <= TOLERANCE, path


def test_a_comparison_can_fail():
    assert largest({"a": [1.0, 2.0]}, {"a": [1.0, 2.0 + 1e-6]}) == (".a[1]", pytest.approx(5e-7))
    assert largest({"a": 1.0}, {"b": 1.0})[1] == float("inf")
