"""The browser for the tests: one that starts, or a sentence that says what to install."""

import os

import pytest

from scripts.launcher import chromium
from scripts.runner import process
from scripts.runner.errors import StepError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a script is no program there")


@pytest.fixture
def computer(monkeypatch, tmp_path):
    """A computer that has nothing but what a test puts into one folder."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    monkeypatch.setattr(chromium, "PLACES", {"linux": ()})
    return tmp_path


def put(folder, name, code=0):
    program = folder / name
    program.write_text(f"#!/bin/sh\nexit {code}\n")
    program.chmod(0o755)
    return program


@pytest.mark.usefixtures("computer")
def test_nothing_is_found_where_nothing_is():
    assert chromium.find() is None


def test_a_browser_on_the_search_path_is_found(computer):
    right = put(computer, "google-chrome")
    assert chromium.find() == right


def test_a_stub_that_does_not_start_is_passed_over(computer):
    put(computer, "chromium-browser", code=1)
    right = put(computer, "google-chrome")
    assert chromium.find() == right


def test_the_named_browser_goes_before_all_others(computer, monkeypatch):
    put(computer, "chromium")
    named = put(computer, "my-own")
    monkeypatch.setenv(chromium.VARIABLE, str(named))
    assert chromium.find() == named


def test_a_named_browser_that_does_not_start_is_a_failure(computer, monkeypatch):
    put(computer, "chromium")
    monkeypatch.setenv(chromium.VARIABLE, str(computer / "gone"))
    with pytest.raises(StepError, match=chromium.VARIABLE):
        chromium.find()


def test_an_installed_browser_is_handed_on(computer, monkeypatch):
    monkeypatch.setattr(process, "run_quietly", lambda *_, **__: put(computer, "chromium"))
    assert chromium.install(computer / "python") == computer / "chromium"


def test_where_none_can_be_installed_it_says_what_to_install(computer, monkeypatch):
    def end(*_, **__):
        raise process.ProgramError(1, "no such package")

    monkeypatch.setattr(process, "run_quietly", end)
    with pytest.raises(StepError, match="install Chromium or Chrome by hand"):
        chromium.install(computer / "python")
