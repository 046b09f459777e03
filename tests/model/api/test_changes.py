"""Parameters that a caller changes in a request."""

import sys

import pytest

from model import api
from model.errors import RequestError
from model.physiology.parameters import PARAMETERS
from scripts.assets import model_archive
from scripts.runner.files import ROOT

MODELLED = [one["name"] for one in api.scenarios() if "model" in one["badge"].split()]
WITHOUT = [one["name"] for one in api.scenarios() if one["name"] not in MODELLED]


def ask(name, **changes):
    return api.run({"scenario": name, "parameters": changes})


def numbers(answer):
    """Each number to nine digits: what only rounds differently has not heeded anything."""
    lists = [one["values"] for one in answer["series"]] + [[*answer["summary"].values()]]
    return [[f"{one:.9g}" if isinstance(one, float) else one for one in values] for values in lists]


AWAY_FROM_START = {
    "remodeling-cycle": {"breakdown_pct": 150},  # at rest all bone is the same
    "virtual-trial": {"effect_from": "model"},
}


@pytest.mark.parametrize("name", MODELLED)
def test_every_chart_of_the_model_heeds_them(name):
    inputs = AWAY_FROM_START.get(name, {})
    # No one number has a part in every chart; of these, each chart has one.
    changes = {"a_G": 0.3, "a_LI": 0.1, "gamma": 1.1, "E50": 30, "h_COL": 0.6, "transition_width": 1}
    usual = api.run({"scenario": name, "inputs": inputs})
    changed = api.run({"scenario": name, "inputs": inputs, "parameters": changes})
    assert numbers(changed) != numbers(usual)
    assert changed["parameters"]["a_G"] == 0.3


@pytest.mark.parametrize("name", WITHOUT)
def test_a_chart_of_studies_refuses_them(name):
    with pytest.raises(
        RequestError, match=f"No parameter of the model changes '{name}'. These have some: menopause"
    ):
        ask(name, a_G=0)


def test_without_them_an_answer_is_as_it_was():
    assert "parameters" not in api.run({"scenario": "menopause"})
    assert api.run({"scenario": "menopause", "parameters": {}}) == api.run({"scenario": "menopause"})


def test_they_change_the_assumption_that_was_chosen():
    def spine(**request):
        answer = api.run({"scenario": "menopause", "assumption": "strong"} | request)
        return next(one["values"] for one in answer["series"] if one["name"] == "spine_bmd_pct")

    assert spine(parameters={"q_NTX": 0.9}) == spine()  # no bone hangs on it
    assert spine(parameters={"gamma": 1.2}) != spine()


def test_notes_name_what_was_changed_and_what_is_hardly_so():
    notes = ask("menopause", tau_G=4, tau_T=90)["notes"]
    assert "Changed parameters: tau_G = 4, tau_T = 90." in notes
    assert "tau_T is set beyond what is plausible. Plausible: 5 to 40 d." in notes


@pytest.mark.parametrize(
    ("parameters", "field", "told"),
    [
        ([], "parameters", "'parameters' must be an object of names and numbers."),
        ({"a_g": 0}, "a_g", "Unknown parameter: 'a_g'. Allowed: E50, n_E"),
        ({3: 0}, None, "Unknown parameter: 3."),
        ({"a_G": None}, "a_G", "'a_G' must be a number."),
        ({"a_G": [1]}, "a_G", "'a_G' must be a number."),
        ({"a_G": True}, "a_G", "'a_G' must be a number."),
        ({"a_G": "much"}, "a_G", "'a_G' must be a number, not 'much'. Plausible:"),
        ({"f_A": 1.5}, "f_A", "'f_A' is out of range. Allowed: a number from 0 to 1"),
        ({"tau_T": 0}, "tau_T", "Allowed: a number from 0.5 to 400 d (plausible: 5 to 40)."),
        ({"tau_T": 10**400}, "tau_T", "'tau_T' must be a finite number."),
        ({"ovulation_middle": -61}, "ovulation_middle", "Allowed: a number from -60 to 0 y (plausible: -6 to 0)."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(parameters, field, told):
    with pytest.raises(RequestError) as caught:
        api.run({"scenario": "menopause", "parameters": parameters})
    assert told in str(caught.value)
    assert caught.value.field == field


def test_equations_that_come_to_no_number_are_refused_in_a_sentence():
    with pytest.raises(RequestError, match="the equations have no finite answer. Plausible: u_max: 5 to 15"):
        ask("synergy-surface", u_max=0)


def test_a_browser_goes_without_them_and_says_so(monkeypatch):
    assert ROOT / "model" / "api" / "changes.py" not in model_archive.contents()
    monkeypatch.setitem(sys.modules, "model.api.changes", None)
    monkeypatch.delattr(api, "changes", raising=False)
    with pytest.raises(RequestError, match="Parameters can be changed in the Python package alone"):
        ask("menopause", a_G=0)


@pytest.mark.parametrize("end", [0, 1])
def test_both_ends_of_what_is_plausible_are_answered(end):
    for name, row in PARAMETERS.items():
        assert ask("menopause", **{name: row.bounds[end]})["series"]
