"""Engines beside Chromium: all their programs are found, or a sentence says what is missing."""

import os

import pytest

from scripts.launcher import commands, other_engines
from scripts.runner import process

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a script is no program there")


@pytest.fixture
def engine(monkeypatch, tmp_path):
    """An engine of two programs on a computer that has nothing but what a test puts into one folder."""
    monkeypatch.setenv("PATH", str(tmp_path))
    programs = {"driver": ("driver",), "window": (f"{tmp_path}/lib-*/window",)}
    one = other_engines.Engine("Some engine", programs, ("some-engine",))
    monkeypatch.setattr(other_engines, "ENGINES", (one,))
    return one


def put(folder, name):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_programs_are_found_by_name_and_by_pattern(engine, tmp_path):
    expected = {"driver": put(tmp_path, "driver"), "window": put(tmp_path, "lib-4.1/window")}
    assert engine.find() == expected
    assert engine.missing() == []


def test_what_is_missing_is_named_with_the_way_out(engine, tmp_path):
    put(tmp_path, "driver")
    assert engine.missing() == ["window"]
    assert "window not found" in engine.reason()
    assert "some-engine" in engine.reason()


@pytest.mark.usefixtures("engine")
def test_what_is_missing_is_installed_where_that_is_allowed(monkeypatch):
    given = []
    monkeypatch.setattr(other_engines, "_package_manager", lambda: ["apt-get"])
    monkeypatch.setattr(process, "run_quietly", lambda command, **_: given.append(command))
    other_engines.install()
    assert [command[1] for command in given] == ["update", "install"]
    assert "some-engine" in given[1]


@pytest.mark.usefixtures("engine")
def test_nothing_is_installed_where_all_is_there(monkeypatch, tmp_path):
    put(tmp_path, "driver")
    put(tmp_path, "lib-4.1/window")
    monkeypatch.setattr(other_engines, "_package_manager", lambda: pytest.fail("nothing was to do"))
    other_engines.install()


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("manager", [["apt-get"], None])
def test_a_package_manager_that_refuses_stops_nothing(monkeypatch, capsys, manager):
    def end(*_, **__):
        raise process.ProgramError(1, "no such package")

    monkeypatch.setattr(other_engines, "_package_manager", lambda: manager)
    monkeypatch.setattr(process, "run_quietly", end)
    other_engines.install()
    assert "skipped" in capsys.readouterr().err


@pytest.mark.usefixtures("engine")
def test_lists_of_packages_that_cannot_be_renewed_may_still_do(monkeypatch, capsys):
    given = []

    def run(command, **_):
        given.append(command[1])
        if command[1] == "update":
            raise process.ProgramError(100, "no network")

    monkeypatch.setattr(other_engines, "_package_manager", lambda: ["apt-get"])
    monkeypatch.setattr(process, "run_quietly", run)
    other_engines.install()
    assert given == ["update", "install"]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("user", "sudo", "first"), [(0, None, "env"), (1000, 0, "sudo"), (1000, 1, None), (1000, None, None)]
)
def test_a_user_who_would_have_to_give_a_password_is_not_asked(monkeypatch, tmp_path, user, sudo, first):
    put(tmp_path, "apt-get")
    if sudo is not None:
        put(tmp_path, "sudo").write_text(f"#!/bin/sh\nexit {sudo}\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: user)
    words = other_engines._package_manager()
    assert (words and words[0]) == first
    assert not words or words[-1] == "apt-get"


def test_the_launcher_keeps_the_word_from_pytest():
    options = commands.read(["test", "-k", "units", "--engines", "all", "-x"])
    assert (options.engines, options.passed) == ("all", ["-k", "units", "-x"])


@pytest.mark.parametrize(
    ("words", "given"), [([], commands.WHOLE), (["--engines", "all"], commands.WHOLE), (["-x"], ("-x",))]
)
def test_all_tests_share_two_processes_unless_the_words_say_otherwise(monkeypatch, words, given):
    run = []
    monkeypatch.setattr(commands, "make_ready", lambda *_: ("python", {}))
    monkeypatch.setattr(commands.chromium, "find", lambda: "chromium")
    monkeypatch.setattr(commands.other_engines, "install", lambda: None)
    monkeypatch.setattr(
        commands.process, "run_in_foreground", lambda command, *_, **__: run.append(command) or 0
    )
    assert commands.test(commands.read(["test", *words])) == 0
    assert run == [["python", "-m", "pytest", *given]]
    assert commands.read(["test", "-x"]).engines == "installed"
