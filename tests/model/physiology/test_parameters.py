"""The table of parameters: one owner of names, and places of use that exist."""

import importlib
import inspect

import pytest

from model.physiology.parameters import PARAMETERS, PRIOR, TABLE, ParameterSet, override

PACKAGES = ("physiology", "simulation")


def function(where):
    """The function that a row names, as ``module.function``."""
    module, _, name = where.partition(".")
    for package in PACKAGES:
        if importlib.util.find_spec(f"model.{package}.{module}"):
            return getattr(importlib.import_module(f"model.{package}.{module}"), name)
    raise LookupError(f"{where} is in none of {PACKAGES}")


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_the_place_of_use_is_a_function(row):
    assert inspect.isfunction(function(row.where))


def test_a_place_of_use_that_is_no_function_is_found():
    with pytest.raises(LookupError):
        function("nowhere.at_all")
    with pytest.raises(AttributeError):
        function("equations.signals")  # it binds them under another name


def test_the_set_holds_the_values_of_the_table():
    assert {row.name: row.value for row in TABLE} == vars(PRIOR)
    assert override(PRIOR, a_CE=0.2).a_CE == 0.2
    assert ParameterSet(a_CE=0.2) == override(PRIOR, a_CE=0.2) != PRIOR
    assert [*PARAMETERS] == [*vars(PRIOR)]
