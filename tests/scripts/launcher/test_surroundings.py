"""The launcher where little is as usual: an unknown user, no home, the .venv of somebody else."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from scripts.runner import build_date, files, process
from scripts.runner.errors import StepError
from scripts.runner.files import ROOT

STRANGER = 54321  # nobody of this number lives here
needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else"
)
BECOME_STRANGER = f"os.setgroups([]); os.setgid({STRANGER}); os.setuid({STRANGER})"


def as_stranger(code, **variables):
    """Run code as a user whom the system does not know, without HOME; modules are imported before."""
    program = f"""import encodings.idna, os, pathlib, pwd, sys
from scripts.assets import pyodide_files
from scripts.launcher import environment
from scripts.runner import files, process
from scripts.runner.errors import exit_code_of
{BECOME_STRANGER}
{code}"""
    env = {name: value for name, value in os.environ.items() if name not in ("HOME", "XDG_CACHE_HOME")}
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=env | variables, capture_output=True, text=True
    )


@pytest.fixture
def open_folder():
    """A folder of root that everybody may look into."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@needs_root
def test_a_user_without_a_home_gets_one_in_the_project():
    ended = as_stranger(
        "print(files.home(), process.child_environment(pathlib.Path(sys.executable))['HOME'],"
        " pyodide_files.cache_folder())"
    )
    home = ROOT / ".cache" / "home"
    assert ended.stderr == ""
    assert ended.stdout.split() == [str(home), str(home), str(home / ".cache" / "living-bone")]


@needs_root
def test_a_home_that_may_not_be_written_to_counts_as_none():
    assert as_stranger("print(files.home())", HOME="/").stdout.strip() == str(ROOT / ".cache" / "home")


def test_a_usual_home_stays_as_it_is(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert files.home() == tmp_path
    assert process.child_environment(Path(sys.executable))["HOME"] == str(tmp_path)


@needs_root
@pytest.mark.parametrize(("mode", "named"), [(0o700, ".venv"), (0o755, "lock")])
def test_an_environment_of_somebody_else_is_named(mode, named, open_folder):
    """Whether it may not be looked into, or is out of date and may not be written to."""
    python = open_folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    python.parents[1].chmod(mode)
    ended = as_stranger(
        f"environment.VENV = pathlib.Path({str(open_folder / '.venv')!r})\n"
        f"environment.LOCK = pathlib.Path({str(open_folder / 'lock')!r})\n"
        "sys.exit(exit_code_of(lambda: environment.prepare(environment.SITE) and None))"
    )
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1, ended.stderr
    assert "this user may not do that" in ended.stderr
    assert str(open_folder) in ended.stderr


@pytest.mark.parametrize("epoch", ["abc", "", "1e9", "99999999999999999999"])
def test_a_day_that_is_none_is_told_before_anything_begins(epoch):
    env = os.environ | {build_date.VARIABLE: epoch}
    command = [sys.executable, ROOT / "scripts" / "dev.py", "build"]
    ended = subprocess.run(command, env=env, capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1, ended.stderr
    assert f"SOURCE_DATE_EPOCH is {epoch!r}" in ended.stderr


def test_the_day_of_a_build_can_be_named(monkeypatch):
    monkeypatch.setenv(build_date.VARIABLE, "0")
    assert build_date.build_date().isoformat() == "1970-01-01"
    monkeypatch.setenv(build_date.VARIABLE, "yesterday")
    with pytest.raises(StepError, match="'yesterday', which is no number"):
        build_date.build_date()
