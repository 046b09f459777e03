"""Law 16 at the door: a result in SI units is the same result, told in other units."""

import json
import re

import pytest

from model import api
from model.charts.wording.si_units import words
from model.errors import RequestError
from model.units import ALTERNATIVES, PER_CANONICAL, alternative

SWITCHABLE = [one["name"] for one in api.scenarios() if one["takes_units"]]
LEVELS = {name for hormone, name, _ in ALTERNATIVES.values()}


def both(name):
    return [api.run({"scenario": name, "units": units}) for units in ("conventional", "si")]


@pytest.mark.parametrize("name", SWITCHABLE)
def test_the_same_answer_in_other_units(name):
    usual, told = both(name)
    assert told["inputs"] == usual["inputs"] and told["summary"] == usual["summary"]
    for one, other in zip(usual["series"], told["series"], strict=True):
        switched = alternative(one["unit"])
        factor = switched["factor"] if switched else 1
        assert other["unit"] == (switched["unit"] if switched else one["unit"])
        assert other["values"] == pytest.approx([value * factor for value in one["values"]])
    assert not re.search(r"[pn]g/mL", json.dumps(told)), "two units in one result"


@pytest.mark.parametrize("name", SWITCHABLE)
def test_axes_cover_their_data_on_round_ticks(name):
    _, told = both(name)
    chart = told["chart"]
    axes = [one for one in (*chart.get("panels", ()), chart.get("x"), chart.get("y")) if one]
    levels = [one for one in axes if one.get("unit") in LEVELS]
    for axis in levels:
        assert axis["min"] <= axis["ticks"][0] and axis["ticks"][-1] <= axis["max"] + 1e-9
        assert len(axis["ticks"]) >= 3
    series = {one["name"]: one["values"] for one in told["series"]}
    for panel in [one for one in chart.get("panels", ()) if one["unit"] in LEVELS]:
        drawn = [value for line in panel["lines"] for value in series[line["series"]]]
        assert panel["min"] <= min(drawn) and max(drawn) <= panel["max"]


def test_tables_follow():
    usual, told = both("menopause")
    at = next(i for i, one in enumerate(usual["table"]["columns"]) if "pg/mL" in one)
    assert "pmol/L" in told["table"]["columns"][at]
    factor = PER_CANONICAL["estradiol", "pmol/L"]
    for row, other in zip(usual["table"]["rows"], told["table"]["rows"], strict=True):
        assert other[at] == pytest.approx(row[at] * factor, rel=1e-3, abs=0.1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("at 10 pg/mL.", "at 37 pmol/L."),
        ("from 5 to 150 pg/mL", "from 18 to 551 pmol/L"),
        ("0 ng/mL", "0 nmol/L"),
        ("9.5 ng/mL", "30 nmol/L"),
        ("Estradiol (pg/mL)", "Estradiol (pmol/L)"),
        ("3 years at 69.1%", "3 years at 69.1%"),
    ],
)
def test_levels_in_sentences(text, said):
    assert words(text) == said


def test_units_that_nobody_knows_are_refused():
    with pytest.raises(RequestError, match="Unknown units: 'imperial'. Allowed: conventional, si"):
        api.run({"scenario": "menopause", "units": "imperial"})
