"""Scenes of cells: as many shapes as the model says, and every step, side and stage with its words."""

import math
import re

import pytest

from model import api
from tests.scripts.charts.drawing.pictures import marked, picture, texts

WIDTHS = ("wide", "narrow")
SCENES = ("builder-dial", "genomic-cascade", "rankl-opg", "tug-of-war")
STORY = {one["name"]: one["story"] for one in api.scenarios()}


def ask(name, **inputs):
    return api.run({"scenario": name, "inputs": inputs})


def crowd(tree, key):
    """The first crowd of a count."""
    return next(one for one in marked(tree, "scene-crowd") if one.get("data-count") == key)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SCENES)
def test_a_crowd_is_as_large_as_the_model_says(drawer, name, width):
    for step in STORY[name]:
        result = ask(name, **step["set"])
        tree = picture(drawer, result, width)
        for count in result["chart"]["scene"]["counts"]:
            shapes = float(crowd(tree, count["key"]).get("data-shapes"))
            assert shapes == pytest.approx(max(count["value"], 0) / count["each"], abs=0.06)


def test_twice_the_signal_draws_twice_the_shapes(drawer):
    result = ask("rankl-opg")
    free = result["chart"]["scene"]["counts"][0]
    lengths = []
    for shapes in (6, 12):
        free["value"] = shapes * free["each"]
        drawn = crowd(picture(drawer, result), free["key"])
        lengths.append(sum(len(re.findall("[Mm]", part.get("d") or "")) for part in drawn))
    assert lengths[1] == 2 * lengths[0] > 0


def test_the_rest_of_a_count_is_a_paler_shape(drawer):
    result = ask("builder-dial")
    (builders,) = (one for one in result["chart"]["scene"]["counts"] if one["key"] == "building_present_pct")
    opacity = {}
    for rest in (0.25, 0.75):
        builders["value"] = (3 + rest) * builders["each"]
        (part,) = marked(crowd(picture(drawer, result), builders["key"]), "scene-part")
        opacity[rest] = float(part.get("opacity"))
    assert 0 < opacity[0.25] < opacity[0.75] < 1


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SCENES)
def test_how_much_a_shape_stands_for_is_printed(drawer, name, width):
    result = ask(name)
    scene = result["chart"]["scene"]
    said = " ".join(texts(picture(drawer, result, width)))
    for one in scene["says" if width == "wide" else "says_short"]:
        assert one in said


@pytest.mark.parametrize("width", WIDTHS)
def test_the_builder_on_the_rope_stands_at_its_value(drawer, width):
    at = {}
    for p4 in (0, 9):
        result = ask("tug-of-war", e2=50, p4=p4)
        rope = result["chart"]["rope"]
        tree = picture(drawer, result, width)
        (knot,) = marked(tree, "scene-knot")
        ticks = {
            float(text.rstrip("%")): float(part.get("x"))
            for part, text in zip(marked(tree, "scene-text"), texts(tree), strict=False)
            if re.fullmatch(r"\d+%?", text) and part.get("text-anchor") == "middle"
        }
        low, high = rope["ticks"][0], rope["ticks"][-1]
        scale = (ticks[high] - ticks[low]) / (high - low)
        assert low + (float(knot.get("data-at")) - ticks[low]) / scale == pytest.approx(
            rope["value"], abs=0.3
        )
        at[p4] = float(knot.get("data-at"))
        assert rope["rest_label"] in " ".join(texts(tree))
    assert at[0] < at[9]


@pytest.mark.parametrize("width", WIDTHS)
def test_each_step_of_the_chain_has_its_name_and_its_value(drawer, width):
    result = ask("genomic-cascade")
    said = texts(picture(drawer, result, width))
    for i, step in enumerate(result["chart"]["steps"]):
        assert f"{i + 1} {step['short']}" in said
        assert step["note"] in " ".join(said)


def test_a_step_of_the_chain_is_in_a_frame_while_it_plays(reader):
    result = ask("genomic-cascade")
    frames = [
        re.search(r' x="([\d.]+)" class="mark-chosen"', reader(result, None, "wide", step)["svg"])[1]
        for step in (1, 2, 6)
    ]
    assert [float(one) for one in frames] == sorted({float(one) for one in frames})


@pytest.mark.parametrize("breakdown", [50, 100, 150])
def test_the_pit_is_refilled_as_far_as_the_model_says(drawer, breakdown):
    result = ask("remodeling-cycle", breakdown_pct=breakdown, building_pct=100)
    unit = result["chart"]["unit"]
    tree = picture(drawer, result)
    (start,) = marked(tree, "scene-start")
    top = float(re.match(r"M0 ([-\d.]+)H", start.get("d"))[1])
    (fresh,) = marked(tree, "scene-new-bone")
    heights = [float(y) for _, y in re.findall(r"([-\d.]+)[ ,]([-\d.]+)", fresh.get("d"))]
    deepest = max(heights)
    end = min(heights)
    assert (deepest - end) / (deepest - top) == pytest.approx(unit["refilled_pct"] / 100, abs=0.02)
    assert {stage["label"] for stage in unit["stages"]} <= set(texts(tree))
    counts = {part.get("data-count"): float(part.get("data-shapes")) for part in marked(tree, "scene-crowd")}
    for count in unit["counts"]:
        assert counts[count["key"]] == pytest.approx(count["value"] / count["each"], abs=0.06)
        assert math.isfinite(counts[count["key"]])
