"""The Python environment: installed once, complete or not at all, pinned for everyone."""

import re
import sys
from pathlib import Path

import pytest

from scripts.assets import numpy_wheel
from scripts.launcher import environment
from scripts.runner import process
from scripts.runner.errors import StepError
from scripts.runner.files import BUILD_CACHE, ROOT

PIN = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


@pytest.fixture
def calls():
    """What was created and installed, in order."""
    return []


@pytest.fixture
def project(tmp_path, monkeypatch, calls):
    """A project with lists of packages, whose installations are only noted down."""
    (tmp_path / environment.SITE).write_text("a==1\n")
    (tmp_path / environment.TEST).write_text("a==1\nb==2\n")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "LOCK", tmp_path / "lock")

    def create():
        python = environment.interpreter()
        python.parent.mkdir(parents=True)
        python.write_text("")
        calls.append("create")

    monkeypatch.setattr(environment, "create", create)
    monkeypatch.setattr(environment, "works", lambda python: python.exists())
    monkeypatch.setattr(environment, "install", lambda _, name: calls.append(name))
    return tmp_path


@pytest.mark.usefixtures("project")
def test_packages_are_installed_once(calls):
    environment.prepare(environment.SITE)
    assert calls == ["create", environment.SITE]
    environment.prepare(environment.SITE)
    assert calls == ["create", environment.SITE]


def test_a_changed_list_is_installed_again(project, calls):
    environment.prepare(environment.SITE)
    (project / environment.SITE).write_text("a==2\n")
    environment.prepare(environment.SITE)
    assert calls == ["create", environment.SITE, environment.SITE]


@pytest.mark.usefixtures("project")
def test_an_environment_for_the_tests_serves_the_site_too(calls):
    environment.prepare(environment.TEST)
    environment.prepare(environment.SITE)
    assert calls == ["create", environment.TEST]


@pytest.mark.usefixtures("project")
def test_an_environment_for_the_site_is_completed_for_the_tests(calls):
    environment.prepare(environment.SITE)
    environment.prepare(environment.TEST)
    assert calls == ["create", environment.SITE, environment.TEST]


@pytest.mark.usefixtures("project")
def test_an_interrupted_installation_is_taken_up_again(calls, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(environment, "install", interrupt)
        with pytest.raises(KeyboardInterrupt):
            environment.prepare(environment.SITE)
    environment.prepare(environment.SITE)
    assert calls == ["create", environment.SITE]


@pytest.mark.usefixtures("project")
def test_an_unreadable_stamp_counts_as_none(calls):
    environment.prepare(environment.SITE)
    (environment.VENV / "living-bone.json").write_text("{cut off")
    environment.prepare(environment.SITE)
    assert calls == ["create", environment.SITE, environment.SITE]


def test_an_environment_whose_python_is_gone_is_made_again(tmp_path):
    assert environment.works(tmp_path / "python") is False


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_an_environment_whose_python_fails_is_made_again(tmp_path):
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    assert environment.works(broken) is False


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "SHA-256"),
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "disk is full"),
        (
            "WARNING: Retrying: NewConnectionError('Temporary failure in name resolution')\n"
            "ERROR: Could not find a version that satisfies the requirement mkdocs==1.6.1",
            "could not be reached",
        ),
        ("ERROR: No matching distribution found for numpy==2.4.3", "no ready-made file"),
        ("error: something new", "exit code 1"),
    ],
)
def test_a_failing_installation_says_why_and_what_to_try(output, words, monkeypatch, capsys):
    def end(*_, **__):
        raise process.ProgramError(1, output)

    monkeypatch.setattr(process, "run_quietly", end)
    with pytest.raises(StepError, match=words):
        environment.install(environment.interpreter(), environment.SITE)
    assert output in capsys.readouterr().err


def test_a_python_without_its_venv_module_names_the_package(monkeypatch):
    def end(*_, **__):
        raise process.ProgramError(1, "The virtual environment was not created: ensurepip is not available")

    monkeypatch.setattr(process, "run_quietly", end)
    with pytest.raises(StepError, match="python3-venv"):
        environment.create()


@pytest.mark.parametrize("name", [environment.SITE, environment.TEST])
def test_every_package_is_pinned_with_hashes(name):
    text = (ROOT / name).read_text("utf-8")
    blocks = re.split(r"\n(?=\S)", "\n".join(x for x in text.splitlines() if not x.startswith("#")))
    assert len(blocks) > 30
    for block in blocks:
        assert PIN.match(block), block
        assert "--hash=sha256:" in block, block


@pytest.mark.parametrize("name", [environment.SITE, environment.TEST])
def test_no_list_names_where_packages_come_from(name):
    assert not re.search(r"://|--index|--find-links|file:", (ROOT / name).read_text("utf-8"))


def test_the_tests_packages_include_the_sites_at_the_same_versions():
    site = set(PIN.findall((ROOT / environment.SITE).read_text("utf-8")))
    assert site <= set(PIN.findall((ROOT / environment.TEST).read_text("utf-8")))


@pytest.mark.parametrize("name", [environment.SITE, environment.TEST])
def test_every_package_asked_for_is_in_the_list(name):
    asked = (ROOT / name).with_suffix(".in").read_text("utf-8")
    names = re.findall(r"^([\w-]+)(?:[=<>].*)?$", asked, re.MULTILINE)
    pinned = dict(PIN.findall((ROOT / name).read_text("utf-8")))
    assert set(names) - {"-r"} <= set(pinned)


def test_numpy_is_the_same_here_and_in_the_browser():
    pinned = dict(PIN.findall((ROOT / environment.SITE).read_text("utf-8")))
    assert pinned["numpy"] == numpy_wheel.pinned().version


def test_child_programs_are_not_led_elsewhere(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("PIP_TARGET", "/somewhere")
    env = process.child_environment(tmp_path / "bin" / "python")
    assert not {"PYTHONPATH", "PIP_TARGET"} & set(env)
    assert env["PATH"].startswith(str(tmp_path / "bin"))


def test_modules_are_compiled_once_even_where_none_may_lie_beside_sources(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    env = process.child_environment(tmp_path / "bin" / "python")
    assert "PYTHONDONTWRITEBYTECODE" not in env
    assert Path(env["PYTHONPYCACHEPREFIX"]).is_relative_to(BUILD_CACHE)
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE")
    assert "PYTHONPYCACHEPREFIX" not in process.child_environment(tmp_path / "bin" / "python")
