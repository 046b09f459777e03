"""Law 16 at the door: a result in SI units is the same result in other units."""

import json
import re

import pytest

from model import api
from model.charts.wording.unit_system import UnitSystem
from model.errors import RequestError
from model.units import ALTERNATIVES, PER_CANONICAL, alternative

SWITCHABLE = [one["name"] for one in api.scenarios() if one["takes_units"]]
LEVELS = {name for hormone, name, _ in ALTERNATIVES.values()}


def both(name, **request):
    return [api.run({"scenario": name, "units": units} | request) for units in ("conventional", "si")]


@pytest.mark.parametrize("name", SWITCHABLE)
def test_the_same_answer_in_other_units(name):
    usual, si = both(name)
    assert si["inputs"] == usual["inputs"]
    assert si["summary"] == usual["summary"]
    for one, other in zip(usual["series"], si["series"], strict=True):
        switched = alternative(one["unit"])
        factor = switched["factor"] if switched else 1
        assert other["unit"] == (switched["unit"] if switched else one["unit"])
        assert other["values"] == pytest.approx([value * factor for value in one["values"]])


@pytest.mark.parametrize("name", SWITCHABLE)
def test_no_state_mixes_two_units(name):
    scenario = next(one for one in api.scenarios() if one["name"] == name)
    for view in scenario["views"]:
        for inputs in ({}, *(preset["set"] for preset in scenario["story"])):
            result = api.run({"scenario": name, "units": "si", "view": view, "inputs": inputs})
            assert not re.search(r"[pn]g/mL", json.dumps(result)), inputs


@pytest.mark.parametrize("name", SWITCHABLE)
def test_axes_cover_their_data_on_round_ticks(name):
    _, si = both(name)
    chart = si["chart"]
    axes = [one for one in (*chart.get("panels", ()), chart.get("x"), chart.get("y")) if one]
    levels = [one for one in axes if one.get("unit") in LEVELS]
    for axis in levels:
        assert axis["min"] <= axis["ticks"][0]
        assert axis["ticks"][-1] <= axis["max"] + 1e-9
        assert len(axis["ticks"]) >= 3
    series = {one["name"]: one["values"] for one in si["series"]}
    for panel in [one for one in chart.get("panels", ()) if one["unit"] in LEVELS]:
        drawn = [value for line in panel["lines"] for value in series[line["series"]]]
        assert panel["min"] <= min(drawn)
        assert max(drawn) <= panel["max"]


def test_tables_follow():
    usual, si = both("menopause")
    at = next(i for i, one in enumerate(usual["table"]["columns"]) if "pg/mL" in one)
    assert "pmol/L" in si["table"]["columns"][at]
    factor = PER_CANONICAL["estradiol", "pmol/L"]
    for row, other in zip(usual["table"]["rows"], si["table"]["rows"], strict=True):
        assert other[at] == pytest.approx(row[at] * factor, rel=1e-3, abs=0.1)


@pytest.mark.parametrize(
    ("value", "unit", "conventional", "si"),
    [
        (10, "pg/mL", "10 pg/mL", "37 pmol/L"),
        (5, "pg/mL", "5 pg/mL", "18 pmol/L"),
        (150, "pg/mL", "150 pg/mL", "551 pmol/L"),
        (0, "ng/mL", "0 ng/mL", "0 nmol/L"),
        (9.5, "ng/mL", "9.5 ng/mL", "30 nmol/L"),
        (0.07, "ng/mL", "0.07 ng/mL", "0.22 nmol/L"),
        (11.7, "pg/mL", "11.7 pg/mL", "43.0 pmol/L"),
        (69.1, "%", "69.1 %", "69.1 %"),
    ],
)
def test_levels_in_sentences(value, unit, conventional, si):
    assert UnitSystem("conventional").quantity(value, unit) == conventional
    assert UnitSystem("si").quantity(value, unit) == si


def test_only_levels_are_converted():
    """Each column of this table is headed by a level and holds changes in percent."""
    usual, si = both("synergy-surface")
    for row, other in zip(usual["table"]["rows"], si["table"]["rows"], strict=True):
        assert other[0] == pytest.approx(row[0] * PER_CANONICAL["progesterone", "nmol/L"], abs=0.01)
        assert other[1:] == row[1:]


def test_words_beside_the_bold_line_stand_on_the_converted_axes():
    usual, si = both("synergy-surface", assumption="none")
    assert usual["chart"]["sides"]
    for side, other in zip(usual["chart"]["sides"], si["chart"]["sides"], strict=True):
        assert other["x"] == pytest.approx(side["x"] * PER_CANONICAL["estradiol", "pmol/L"])
        assert other["y"] == pytest.approx(side["y"] * PER_CANONICAL["progesterone", "nmol/L"])


def test_units_that_nobody_knows_are_refused():
    with pytest.raises(RequestError, match=r"Unknown units: 'imperial'\. Allowed: conventional, si"):
        api.run({"scenario": "menopause", "units": "imperial"})
