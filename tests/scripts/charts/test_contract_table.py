"""The contract as the author guide prints it."""

from scripts.charts import contract_table
from scripts.charts.contract.result import Result
from scripts.templates.jinja import render

GROUPS = {group["title"]: group["parts"] for group in contract_table.contract_groups()}


def fields(part):
    return {field["name"]: field for field in part["fields"]}


def test_every_part_of_a_result_stands_in_one_group():
    names = [part["name"] for parts in GROUPS.values() for part in parts]
    assert len(names) == len(set(names))
    assert set(Result.model_json_schema()["$defs"]) < set(names)


def test_a_kind_lists_its_own_fields_and_what_they_hold():
    forest, *parts = GROUPS["forest"]
    assert forest["extends"] == "Chart"
    assert "title" not in fields(forest)  # of every chart
    assert fields(forest)["rules"] == {
        "name": "rules",
        "needed": False,
        "type": "list of ForestRule",
        "meaning": "",
    }
    assert {"ForestRule", "Counts", "Timeline"} <= {part["name"] for part in parts}


def test_a_field_has_the_name_that_an_author_writes():
    assert "break" in fields(GROUPS["time-series"][0])
    stage = next(part for part in GROUPS["cycle-animation"] if part["name"] == "Stage")
    assert list(fields(stage)) == ["key", "label", "from", "to"]


def test_the_table_says_how_many_and_whether_none_is_allowed():
    grid = fields(GROUPS["grid-2x2"][0])
    assert grid["panels"]["type"] == "list of Cell, exactly 4"
    row = next(part for part in GROUPS["Every chart, and what several kinds share"] if part["name"] == "Row")
    assert fields(row)["estimate"]["type"] == "number or none"
    assert fields(row)["group"]["type"] == "text"


def test_backticks_become_code():
    html = render("chart/contract.html", groups=contract_table.contract_groups())
    assert "<code>values[row of y][column of x]</code>" in html
    assert "`" not in html
