"""What the author of a chart is told when something is missing or wrong."""

import copy

import pytest

from model import api
from scripts.charts.contract.check import ChartError
from scripts.charts.contract.declaration import check_declaration
from scripts.charts.contract.result import check_result
from scripts.charts.safety import check_safety
from tests.scripts.charts import chart_samples as samples


@pytest.mark.parametrize("name", ["question", "how_to_read", "certainty", "sources", "warning"])
def test_a_declaration_without_a_part_is_refused(name):
    declared = samples.declaration()
    del declared[name]
    with pytest.raises(ChartError, match=f"'sample' cannot be shown:\n- {name} is missing"):
        check_declaration(declared)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"unit": None}, "controls, 'level': a number needs unit"),
        ({"max": None, "step": None}, "controls, 'level': a number needs max and step"),
        ({"default": 500}, "the default 500 is outside 5.0 to 150.0"),
        ({"min": 0}, "a logarithmic scale cannot start at or below 0"),
        ({"key": "w"}, "the key 'w' is reserved for links"),
        ({"label": "Your estrogen"}, "never of 'your' body"),
        ({"former": [[2, 20], [1, 30]]}, "former defaults stand by version"),
        ({"options": [{"value": 1, "label": "one"}]}, "the default 10 is not one of the options"),
    ],
)
def test_a_control_that_cannot_work_is_refused(change, message):
    declared = samples.declaration()
    declared["controls"][0] |= change
    with pytest.raises(ChartError, match=message):
        check_declaration(declared)


def test_a_chart_without_the_model_does_not_warn_of_it():
    declared = samples.declaration(badge="trial data", warning="This is a teaching model.")
    with pytest.raises(ChartError, match="'trial data' names no model, so the warning"):
        check_declaration(declared)


@pytest.mark.parametrize("label", ["high", "moderate", "low", "very low"])
def test_a_chart_of_the_model_has_no_dots(label):
    with pytest.raises(ChartError, match=f"no chart of the model has {label} certainty"):
        check_declaration(samples.declaration(certainty={"label": label, "why": "It fits."}))


def test_a_chart_with_estrogen_says_where_it_stands_alone():
    with pytest.raises(ChartError, match="a control sets estrogen, so estrogen_alone is needed"):
        check_declaration(samples.declaration(estrogen_alone=None))
    with pytest.raises(ChartError, match="'estrogen_alone' sets dose, which no control has"):
        check_declaration(samples.declaration(estrogen_alone={"dose": 1}))


@pytest.mark.parametrize("declared", api.scenarios(), ids=lambda one: one["name"])
def test_estrogen_alone_is_never_shown_without_its_safety_note(declared):
    """Q32, by the check of the build."""
    scenario = check_declaration(declared)
    for view in scenario.views:
        check_safety(scenario, view)


def test_a_missing_safety_note_is_an_error():
    scenario = check_declaration(samples.declaration(name="rankl-opg", estrogen_alone={"level": 50}))
    silent = scenario.model_copy(update={"estrogen_alone": {"e2": 50}})
    with pytest.raises(ChartError, match="at e2=50 it stands for estrogen without a progestogen"):
        check_safety(silent, "academic")


def test_a_step_sets_only_what_a_control_has():
    odd = {"label": "Odd", "set": {"dose": 3}}
    declared = samples.declaration(story=[odd, odd])
    with pytest.raises(ChartError, match="'Odd' sets dose, which no control has"):
        check_declaration(declared)


def spoil(path, value):
    """A sample result with one thing changed; None in the path's last place removes it."""
    result = samples.time_series(women=200)
    target = result
    for step in path[:-1]:
        target = target[step]
    if value is KeyError:
        del target[path[-1]]
    else:
        target[path[-1]] = value
    return result


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["sentence"], "", "sentence: String should have at least 1 character"),
        (["description", "trend"], KeyError, "description, trend is missing"),
        (["series", 0, "unit"], KeyError, "series, 'breakdown', unit is missing"),
        (["series", 2, "lower"], None, "a band needs both lower and upper"),
        (["series", 2, "values"], [1.0], "lower has 81 values, the line has 1"),
        (["series", 0, "values"], [1.0], "series 'breakdown' has 1 values for 81 times"),
        (["series", 0, "values", 3], float("nan"), "values, 3: Input should be a finite number"),
        (
            ["chart", "panels", 0, "lines", 0, "series"],
            "x",
            "panel 'pace' draws 'x', which is not a",
        ),
        (["chart", "x", "unit"], KeyError, "chart, x, unit is missing"),
        (["chart", "kind"], KeyError, "chart, kind is missing"),
        (["chart", "panels", 0, "lines", 0, "role"], "nothing", "arms and processes never share"),
        (["chart", "panels", 1, "rules", 0, "x"], 3, "a rule stands at an x or at a y"),
        (["table", "rows"], [], "table, rows: at least 1 needed, 0 given"),
        (["chart", "kind"], "pie", "chart, kind: Input should be 'time-series', 'day-calendar'"),
        (["table", "rows", 0], [1], "a row of the table has 1 cells for 2 columns"),
        (["table", "rows", 0, 1], float("inf"), "a cell is not a finite number"),
    ],
)
def test_a_result_that_cannot_be_drawn_is_refused(path, value, message):
    with pytest.raises(ChartError, match=message):
        check_result(spoil(path, value))


def test_the_samples_are_valid():
    check_declaration(samples.declaration())
    for result in (samples.time_series(), samples.time_series(200), samples.day_calendar()):
        check_result(copy.deepcopy(result))


@pytest.mark.parametrize("declared", api.scenarios(), ids=lambda one: one["name"])
def test_what_the_model_answers_can_be_drawn_in_every_ready_made_state(declared):
    for state in ({}, *(one["set"] for one in declared["story"])):
        check_result(api.run({"scenario": declared["name"], "inputs": state}))


def test_a_misspelled_field_is_named():
    with pytest.raises(ChartError, match="panels, 'pace', lable is not in the contract; correct its name"):
        check_result(spoil(["chart", "panels", 0, "lable"], "Pace"))


@pytest.mark.parametrize(
    ("name", "path", "value", "message"),
    [
        ("remodeling-cycle", ["unit", "depth"], [0.0], "chart, unit: depth has 1 values for"),
        ("builder-dial", ["scene", "counts", 0, "each"], 0, "each: Input should be greater than 0"),
        ("builder-dial", ["scene", "counts", 1, "value"], None, "value: Input should be a valid"),
        ("tug-of-war", ["scene", "counts", 0, "shape"], "star", "shape: Input should be 'breakdown-cell'"),
        ("genomic-cascade", ["scene"], KeyError, "chart, scene is missing"),
        ("genomic-cascade", ["play"], KeyError, "chart, play is missing"),
        ("life-stages", ["stages", 2, "selected"], False, "exactly one that is selected"),
        ("scan-noise", ["dots", 0, "beyond"], KeyError, "chart, dots, 0, beyond is missing"),
        ("fracture-icons", ["sides", 1], KeyError, "benefits must not stand without the harms"),
        ("fracture-icons", ["sides", 0, "arrays", 1, "check"], "", "was not checked must say so"),
        ("fracture-icons", ["sides", 1, "arrays", 0, "selected"], True, "exactly one event that is selected"),
        ("fracture-icons", ["sides", 1, "arrays", 0, "difference"], 9, "is not that of its counts"),
        ("fracture-icons", ["denominator"], 50, "'any_fracture' counts more than 50 women"),
    ],
)
def test_a_chart_that_lacks_what_its_kind_needs_is_refused(name, path, value, message):
    result = api.run({"scenario": name})
    target = result["chart"]
    for step in path[:-1]:
        target = target[step]
    if value is KeyError:
        del target[path[-1]]
    else:
        target[path[-1]] = value
    with pytest.raises(ChartError, match=message):
        check_result(result)
