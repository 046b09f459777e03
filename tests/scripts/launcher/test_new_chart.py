"""The skeleton of a new chart."""

import json
import shutil
import subprocess
import sys

import pytest

from scripts.launcher import new_chart
from scripts.runner.errors import StepError
from scripts.runner.files import ROOT


@pytest.fixture
def project(tmp_path):
    shutil.copytree(ROOT / "model", tmp_path / "model", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def ask(project, code):
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("theme", new_chart.THEMES)
def test_the_skeleton_declares_and_answers_all_that_a_page_needs(project, theme):
    from scripts.charts.contract.declaration import check_declaration
    from scripts.charts.contract.result import check_result

    new_chart.write("late-start", theme, root=project)
    code = (
        "import json; from model import api;"
        "one = next(s for s in api.scenarios() if s['name'] == 'late-start');"
        "print(json.dumps([one, api.run({'scenario': 'late-start', 'view': 'academic'})]))"
    )
    declaration, result = ask(project, code)
    assert check_declaration(declaration).name == "late-start"
    assert check_result(result)
    names = ask(
        project, "import json; from model import api; print(json.dumps([s['name'] for s in api.scenarios()]))"
    )
    assert names[-1] == "late-start"
    assert "menopause" in names


def test_one_entry_of_the_registry_is_all_that_a_chart_adds_elsewhere(project):
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    written = new_chart.write("late-start", root=project)
    changed = [path for path in before if path.read_bytes() != before[path]]
    assert changed == [project / "model" / "charts" / "registry.py"]
    assert len(written) == len(changed) + 2  # the scenario and its view
    duties = ROOT / "tests" / "model" / "charts" / "test_registry.py"
    shutil.copy(duties, project / "test_registry.py")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-k",
            "late-start",
            "test_registry.py",
        ],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["Late", "late_start", "-late", "late--start", "../x", "", "menopause"])
def test_a_name_that_cannot_be_used_changes_nothing(project, name):
    before = sorted((path, path.read_bytes()) for path in project.rglob("*.py"))
    with pytest.raises(StepError):
        new_chart.write(name, root=project)
    assert sorted((path, path.read_bytes()) for path in project.rglob("*.py")) == before
