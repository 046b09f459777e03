"""The model as a package of its own, in an environment that holds nothing else."""

import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest
import yaml

from model import __version__
from scripts.runner.files import ROOT

pytestmark = pytest.mark.slow  # it builds and installs a wheel


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """The interpreter of an empty environment into which the package was installed."""
    folder = tmp_path_factory.mktemp("package")
    # Without a network: the tools that build a wheel are those of the tests' own environment.
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "--no-index",
            "--wheel-dir",
            str(folder),
            str(_copy(folder / "source")),
        ],
        check=True,
    )
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=False)
    binary = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    interpreter = folder / "env" / binary
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(interpreter),
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            str(wheel),
        ],
        check=True,
    )
    return interpreter


def _copy(target: Path) -> Path:
    """What the package is made of; building it in place would leave its traces there."""
    target.mkdir()
    shutil.copytree(ROOT / "model", target / "model", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, target)
    return target


def ask(python, tmp_path, *words):
    # Started elsewhere, so that it is the installed package that answers, beside a stranger's model.
    (tmp_path / "model.py").write_text("raise SystemExit('a stranger: model.py was imported')\n")
    return subprocess.run(
        [str(python), "-m", "living_bone", *words], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )


def test_it_lists_and_answers_its_questions_without_numpy(python, tmp_path):
    listed = ask(python, tmp_path, "list")
    assert listed.returncode == 0, listed.stderr
    assert "menopause" in listed.stdout
    answered = ask(python, tmp_path, "run", "menopause", "--set", "e2_after=10", "--format", "csv")
    assert answered.returncode == 0, answered.stderr
    assert answered.stdout.startswith("year,")


def test_what_needs_numpy_says_how_to_get_it(python, tmp_path):
    table = tmp_path / "trials.csv"
    table.write_text("stage,treatment,outcome\nnatural,estrogen:1,spine_bmd\n")
    for words in (["run", "menopause", "--women", "3"], ["predict", str(table)]):
        asked = ask(python, tmp_path, *words)
        assert asked.returncode == 2
        assert asked.stdout == ""
        assert "pip install numpy" in asked.stderr
        assert len(asked.stderr.strip().splitlines()) == 1


def test_its_help_says_what_one_types(python, tmp_path):
    for words in (["--help"], ["run", "--help"], ["run", "menopause", "--format", "xml"]):
        asked = ask(python, tmp_path, *words)
        told = asked.stdout + asked.stderr
        assert "usage: python -m living_bone" in told
        assert "-m model" not in told


def test_it_carries_its_data(python, tmp_path):
    code = "from living_bone import parameters as p; from living_bone.trials import evidence_table as e; print(len(e.table()), len(p.calibration()['assumptions']))"
    done = subprocess.run([str(python), "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    rows, fits = done.stdout.split()
    assert int(rows) > 100
    assert int(fits) == 3


def test_a_notebook_needs_pandas_for_a_frame_alone(python, tmp_path):
    code = """
from living_bone import Course, MissingPackageError, simulate
result = simulate(Course("natural"), [0, 1])
print(len(result.to_csv().splitlines()))
try:
    result.to_frame()
except MissingPackageError as error:
    print(error)
"""
    done = subprocess.run([str(python), "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    lines, told = done.stdout.strip().split("\n")
    assert lines == "3"
    assert "pip install pandas" in told


def test_a_mistake_is_one_line_and_an_exit_code(python, tmp_path):
    failed = ask(python, tmp_path, "run", "menopause", "--set", "e2_after=-4")
    assert failed.returncode != 0
    assert len(failed.stderr.strip().splitlines()) == 1


def test_it_brings_nothing_but_itself(python, tmp_path):
    code = "import importlib.util as u; print([name for name in ('model', 'scripts', 'tests', 'docs') if u.find_spec(name)])"
    done = subprocess.run([str(python), "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


def test_every_package_of_the_folder_is_listed():
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    found = {file.parent.relative_to(ROOT / "model") for file in (ROOT / "model").rglob("__init__.py")}
    assert listed == sorted(".".join(["living_bone", *path.parts]) for path in found)


def test_it_says_of_itself_what_is_to_be_cited():
    """Also its addresses: as long as CITATION.cff names none, there is none to name."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert cited["version"] == __version__
    assert project["authors"] == cited["authors"]
    known = {"Homepage": cited.get("url"), "Repository": cited.get("repository-code")}
    assert project.get("urls", {}) == {name: url for name, url in known.items() if url}
