"""Pictures of bone loss: one screen holds them, and nothing runs out of its place."""

import re

import pytest

from model import api
from scripts.charts.contract.result import check_result
from tests.scripts.charts.drawing.pictures import SVG, marked, picture, texts

TALLEST = {"wide": 340, "narrow": 234}
CHARTS = ("estrogen-withdrawal", "menopause", "life-stages", "playground")
DECLARED = {scenario["name"]: scenario for scenario in api.scenarios()}


def answers(name):
    """Every step of the story, with and without women; every option, both ends of every control."""
    scenario = DECLARED[name]
    request = {"scenario": name, "view": "academic"}
    for step in [{"set": {}}, *scenario["story"]]:
        for women in (0, 200) if scenario["women"] else (0,):
            yield api.run(request | {"inputs": step["set"], "women": women})
    for control in scenario["controls"]:
        values = [option["value"] for option in control.get("options") or []]
        for value in values or (control["min"], control["max"]):
            yield api.run(request | {"inputs": {control["key"]: value}})


@pytest.mark.slow
@pytest.mark.parametrize("name", CHARTS)
def test_every_state_fits_one_screen_and_bands_stay_inside_their_panel(drawer, name):
    for result in answers(name):
        check_result(result)
        state = (result["inputs"], result["women"])
        for width, tallest in TALLEST.items():
            assert float(picture(drawer, result, width).get("viewBox").split()[3]) <= tallest, (width, state)
        series = {one["name"]: one for one in result["series"]}
        for panel in result["chart"]["panels"]:
            for line in panel["lines"]:
                drawn = series[line["series"]]
                for end in ("values", "lower", "upper", "average_lower", "average_upper"):
                    for value in drawn.get(end) or ():
                        assert panel["min"] <= value <= panel["max"], (panel["key"], end, state)


def strut(tree):
    return float(marked(tree, "scene-struts")[0].get("data-strut"))


def test_struts_are_as_thick_as_the_density_at_the_end(drawer):
    thicknesses = {}
    for level in (10, 40):
        result = api.run({"scenario": "estrogen-withdrawal", "inputs": {"e2_after": level}})
        tree = picture(drawer, result)
        (density,) = (one["values"][-1] for one in result["series"] if one["name"] == "spine_bmd_pct")
        times = result["chart"]["struts"]["times"]
        assert strut(tree) == pytest.approx(1 - times * (100 - density) / 100, abs=0.006)
        assert f"thinning × {times}" in " ".join(texts(tree))
        thicknesses[level] = strut(tree)
    assert thicknesses[10] < thicknesses[40] < 1


def test_struts_thin_while_time_passes(reader):
    result = api.run({"scenario": "estrogen-withdrawal"})
    drawn = [reader(result, None, "wide", cursor)["svg"] for cursor in (0, 3, 10)]
    thick = [float(re.search(r'data-strut="([\d.]+)"', svg)[1]) for svg in drawn]
    assert thick == sorted(thick, reverse=True)
    assert thick[0] == 1


def test_small_panels_are_left_to_the_table_on_a_phone(drawer):
    result = api.run({"scenario": "menopause", "view": "academic"})
    keys = {panel["key"] for panel in result["chart"]["panels"]}
    drawn = {
        width: {part.get("data-panel") for part in marked(picture(drawer, result, width), "panel")}
        for width in TALLEST
    }
    assert drawn["wide"] == keys == {"bone", "hormones", "turnover"}
    assert drawn["narrow"] == {"bone"}


def test_a_line_carries_its_last_value(drawer):
    result = api.run({"scenario": "menopause"})
    (last,) = (one["values"][-1] for one in result["series"] if one["name"] == "spine_bmd_pct")
    labels = [
        "".join(part.itertext())
        for group in marked(picture(drawer, result), "mark-text")
        if group.tag == f"{SVG}g"
        for part in group
    ]
    assert any(label.endswith(f"{round(last, 1):g}%") for label in labels), labels


def test_every_stage_has_a_bar_for_each_hormone_as_tall_as_its_level(drawer):
    result = api.run({"scenario": "life-stages"})
    for width in TALLEST:
        tree = picture(drawer, result, width)
        bars = [part for part in marked(tree, "mark-bar") if float(part.get("y")) > 30]  # not the key
        tallest = max(float(part.get("height")) for part in bars)
        drawn = sorted(float(part.get("height")) / tallest * 100 for part in bars)
        told = sorted(value for one in result["series"] for value in one["values"])
        assert drawn == pytest.approx(told, abs=0.7)


def test_the_stage_of_life_that_is_set_is_in_a_frame(drawer):
    lefts = []
    for stage in ("regular", "disturbed", "transition", "later"):
        result = api.run({"scenario": "life-stages", "inputs": {"life_stage": stage}})
        (frame,) = marked(picture(drawer, result), "mark-chosen")
        lefts.append(float(frame.get("x")))
    assert lefts == sorted(set(lefts))
