"""One scale for each panel, few categories, a unit on every axis: for every scenario (Q36)."""

import pytest

from model import api

SCENARIOS = [one["name"] for one in api.scenarios()]
ARMS = {"nothing", "estrogen", "progesterone", "progestin", "both"}
PROCESSES = {"breakdown", "building"}
MOST = 5  # categories that a reader can keep apart


@pytest.fixture(scope="module", params=SCENARIOS)
def result(request):
    """The default answer of each scenario."""
    return api.run({"scenario": request.param})


def names_its_unit(label, unit):
    """Whether every word of a unit stands in a label, "year" also as "yearly"."""
    return all(word in label.lower() for word in unit.lower().split())


def test_no_panel_has_two_axes(result):
    units = {series["name"]: series["unit"] for series in result["series"]}
    for panel in result["chart"].get("panels", []):
        drawn = {units[line["series"]] for line in panel["lines"]}
        assert len(drawn) <= 1, f"{panel['key']} mixes {drawn}"
        assert not any(key.startswith(("y2", "right")) for key in panel)


def test_every_axis_says_its_unit(result):
    chart = result["chart"]
    for axis in filter(None, (chart.get("x"), chart.get("y"))):
        assert names_its_unit(axis["label"], axis["unit"]), axis["label"]
    for panel in chart.get("panels", []):  # small multiples say it once, above them
        said = f"{panel['label']} {chart.get('heading', '')}"
        assert names_its_unit(said, panel["unit"]), panel["label"]


def test_an_axis_of_density_that_is_cut_says_so_in_words(result):
    """Bars and lines look larger on a cut axis. Percent of start has no natural zero in sight."""
    for panel in result["chart"].get("panels", []):
        if "density" in panel["label"] and panel["min"] > 0:
            assert "axis" in panel.get("note", ""), panel["label"]


def test_no_chart_has_more_categories_than_a_reader_can_keep_apart(result):
    panels = result["chart"].get("panels", [])
    roles = {line["role"] for panel in panels for line in panel["lines"]}
    assert len(roles) <= MOST
    for panel in panels:
        here = {line["role"] for line in panel["lines"]}
        assert not (here & ARMS and here & PROCESSES), f"{panel['key']} mixes arms and processes"
