"""What draws charts as the build does, started once for the tests of a file."""

import json
import subprocess
from pathlib import Path

import pytest

from scripts.charts.drawing import Drawer
from scripts.runner import nodejs
from scripts.runner.files import ROOT


@pytest.fixture(scope="module")
def drawer(tmp_path_factory):
    """A drawer with a cache of its own."""
    made = Drawer(cache=tmp_path_factory.mktemp("charts"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def reader():
    """Ask the drawing code what can be read in a result, and draw it with a focus."""
    process = subprocess.Popen(
        [nodejs.node(), str(Path(__file__).with_name("read.mjs"))],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )

    def ask(result, focus=None, width="wide", cursor=None):
        request = {"result": result, "focus": focus, "width": width, "cursor": cursor}
        process.stdin.write(json.dumps(request) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        assert line, "the drawing code ended; its error stands above"
        return json.loads(line)

    yield ask
    process.stdin.close()
    process.wait(timeout=10)
    process.stdout.close()
