"""The skeleton of a new chart passes the command that it is printed with, alone and on a page."""

import os
import re
import subprocess
import sys

import pytest

from scripts.runner.files import ROOT
from tests.builds import copy_project

PAGE = "docs/academic/conclusion.md"
SECTION = re.compile(r"^## .+\n", re.MULTILINE)


def run(project, command):
    """A command that starts with "python", as printed; what it said is shown when it fails."""
    # Such a run is one of its own, not a part of this one.
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    words = [sys.executable, *command.split()[1:]]
    done = subprocess.run(words, cwd=project, env=own, capture_output=True, text=True, timeout=580)
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def skeleton(tmp_path_factory):
    """A copy of the project with a new chart, and what was said when it was made."""
    project = copy_project(tmp_path_factory.mktemp("skeleton") / "project")
    (project / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    return project, run(project, "python scripts/dev.py new-chart late-start")


@pytest.mark.timeout(600)  # it holds a run of its own, which builds the site
@pytest.mark.parametrize("where", ["alone", "on a page"])
def test_the_skeleton_passes_the_test_that_it_is_printed_with(skeleton, where):
    project, advice = skeleton
    if where == "on a page":
        (shown,) = re.findall(r"<!--\[\[ chart.*\]\]-->", advice)
        page = project / PAGE
        text = SECTION.sub(lambda heading: f"{heading[0]}\n{shown}\n", page.read_text("utf-8"), count=1)
        page.write_text(text, "utf-8")
    (command,) = re.findall(r"python scripts/dev\.py test .*", advice)
    said = run(project, command)
    passed = int(re.search(r"(\d+) passed", said)[1])
    assert passed > (20 if where == "alone" else 35)
