"""Units of the browser's code, tested in Node by its own test runner."""

import subprocess
from pathlib import Path

import pytest

from scripts.runner import nodejs
from scripts.runner.files import ROOT

FILES = sorted(Path(__file__).parent.rglob("*.test.js"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_units_hold_in_node(file):
    command = [nodejs.node(), "--test", "--test-reporter=spec", str(file)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
