"""Old imports fail with a sentence that names the new ones (see `model.moved`)."""

import importlib
import importlib.util
import re
import subprocess

import pytest

from model.moved import GONE, MOVED, RENAMED
from scripts.assets import model_archive
from scripts.runner.files import ROOT


@pytest.mark.parametrize("old", [*MOVED, "scenarios.held", "views.wording"])
def test_an_old_module_names_the_new_one(old):
    with pytest.raises(ImportError) as refusal:
        importlib.import_module(f"model.{old}")
    assert not isinstance(refusal.value, ModuleNotFoundError)
    new = re.match(rf"model\.{old.split('.')[0]} is now ([\w.]+\w)", str(refusal.value)).group(1)
    assert importlib.util.find_spec(new), new


@pytest.mark.parametrize("old", MOVED)
def test_every_module_and_function_that_a_sentence_names_exists(old):
    for name in re.findall(r"\b\w+\.\w[\w.]*\w", MOVED[old].replace("X.py", "").replace("X_view.py", "")):
        assert importlib.util.find_spec(f"model.{name}"), name
    if MOVED[old].endswith(")"):
        new, _, notes = MOVED[old].partition(" (")
        module = importlib.import_module(f"model.{new}")
        for before, after in re.findall(r"(\w+) is (\w+)", notes):
            assert hasattr(module, after), after
            assert not hasattr(module, before), before


@pytest.mark.parametrize("old", GONE)
def test_a_module_that_left_says_where_it_went(old):
    with pytest.raises(ImportError, match="is no longer part of the model"):
        importlib.import_module(f"model.{old}")
    for path in re.findall(r"scripts/[\w/]+\.py", GONE[old]):
        assert (ROOT / path).exists()


@pytest.mark.parametrize(("module", "old"), [(module, old) for module in RENAMED for old in RENAMED[module]])
def test_an_old_name_names_the_new_one(module, old):
    with pytest.raises(ImportError, match=f"{old} is now model"):
        exec(f"from {module.__name__} import {old}")
    home, _, name = RENAMED[module][old].rpartition(".")
    assert hasattr(importlib.import_module(f"model.{home}"), name)


def test_names_that_never_were_fail_as_ever():
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("model.nothing")
    with pytest.raises(ImportError, match="cannot import name"):
        exec("from model.parameters import nothing")
    assert not hasattr(importlib.import_module("model.parameters"), "nothing")


def test_every_module_of_the_release_before_is_answered():
    listed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "a0dd504", "model"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode:
        pytest.skip("the history does not reach back to the release before")
    old = {path.split("/")[1].removesuffix(".py") for path in listed.stdout.split() if path.endswith(".py")}
    assert old - {"__init__", "__main__"} - MOVED.keys() - GONE.keys() == {
        "api",
        "course",
        "errors",
        "export",
        "parameters",
        "simulate",
        "trials",
        "units",
    }


def test_the_browser_goes_without_it():
    assert ROOT / "model" / "moved.py" not in model_archive.contents()
