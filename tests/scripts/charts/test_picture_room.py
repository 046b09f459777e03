"""Pictures of hormones keep to their room: not too tall, and no text outside, in any state."""

import re

import pytest

from model import api
from tests.scripts.charts.pictures import SVG, picture

TALLEST = {"wide": 340, "narrow": 234}  # one screen holds picture, sentence and controls
NAMES = ("cycle-28", "formulations", "synergy", "synergy-surface")
EM = 0.5  # of a letter, at least; the drawing code reckons with wider ones


def states(name):
    """The default, the steps of the story, and each option or end of each control."""
    declared = next(one for one in api.scenarios() if one["name"] == name)
    yield {}
    yield from (step["set"] for step in declared["story"])
    for control in declared["controls"]:
        options = [option["value"] for option in control.get("options") or ()]
        for value in options or (control["min"], control["max"]):
            yield {control["key"]: value}


def placed_texts(node, x=0.0, y=0.0):
    """Every text with the place of its anchor: (text, x, y, anchor)."""
    moved = re.match(r"translate\((-?[\d.]+),\s*(-?[\d.]+)\)", node.get("transform") or "")
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    anchor = node.get("text-anchor")
    for part in node:
        if part.tag == f"{SVG}text":
            at = re.match(r"translate\((-?[\d.]+),\s*(-?[\d.]+)\)", part.get("transform") or "")
            left, top = (float(at[1]), float(at[2])) if at else (float(part.get("x")), float(part.get("y")))
            own = part.get("text-anchor") or anchor or "middle"
            lines = ["".join(line.itertext()) for line in part] or [part.text or ""]
            yield max(lines, key=len), x + left, y + top, own
        else:
            if anchor and not part.get("text-anchor"):
                part.set("text-anchor", anchor)
            yield from placed_texts(part, x, y)


@pytest.mark.parametrize("view", ["intermediate", "academic"])
@pytest.mark.parametrize("name", NAMES)
def test_no_state_is_taller_than_its_room_or_leaves_it(drawer, name, view):
    for state in states(name):
        result = api.run({"scenario": name, "inputs": state, "view": view})
        for width, tallest in TALLEST.items():
            tree = picture(drawer, result, width)
            _, _, across, down = map(float, tree.get("viewBox").split())
            assert down <= tallest, (state, width)
            for text, x, y, anchor in placed_texts(tree):
                share = {"start": 0, "middle": 0.5, "end": 1}[anchor]
                left = x - share * len(text) * EM * 14
                assert left >= -3, (state, width, text)
                assert left + len(text) * EM * 14 <= across + 3, (state, width, text)
                assert 0 < y <= down + 1, (state, width, text)


@pytest.mark.parametrize("name", NAMES)
def test_women_need_no_more_room(drawer, name):
    result = api.run({"scenario": name, "women": 0 if name in ("formulations", "synergy-surface") else 20})
    for width, tallest in TALLEST.items():
        assert float(picture(drawer, result, width).get("viewBox").split()[3]) <= tallest
