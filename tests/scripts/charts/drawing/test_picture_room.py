"""Pictures keep to their room: not too tall, no text outside or on another one, in any state."""

import pytest

from model import api
from tests.scripts.charts.drawing.pictures import TALLEST, check_texts, picture, placed_texts, states

NAMES = ("cycle-28", "formulations", "fracture-icons", "scan-noise", "synergy", "synergy-surface")
APART = ("fracture-icons", "scan-noise")  # each text is held against all others
NO_WOMEN = ("formulations", "fracture-icons", "scan-noise", "synergy-surface")
EM = 0.5  # of a letter, at least; the drawing code reckons with wider ones


def lines_of_text(tree):
    """Every text with both ends and its base: (text, left, right, y)."""
    for text, x, y, anchor, _ in placed_texts(tree):
        wide = len(text) * EM * 14
        left = x - {"start": 0, "middle": 0.5, "end": 1}[anchor] * wide
        yield text, left, left + wide, y


@pytest.mark.parametrize("view", ["intermediate", "academic"])
@pytest.mark.parametrize("name", NAMES)
def test_no_state_is_taller_than_its_room_or_leaves_it(drawer, name, view):
    for state in states(name):
        result = api.run({"scenario": name, "inputs": state, "view": view})
        for width, tallest in TALLEST.items():
            tree = picture(drawer, result, width)
            _, _, across, down = map(float, tree.get("viewBox").split())
            assert down <= tallest, (state, width)
            for text, left, right, y in lines_of_text(tree):
                assert left >= -3, (state, width, text)
                assert right <= across + 3, (state, width, text)
                assert 0 < y <= down + 1, (state, width, text)


@pytest.mark.parametrize("width", TALLEST)
@pytest.mark.parametrize("name", APART)
def test_no_text_lies_on_another(drawer, name, width):
    for state in states(name):
        check_texts(picture(drawer, api.run({"scenario": name, "inputs": state}), width))


@pytest.mark.parametrize("name", NAMES)
def test_women_need_no_more_room(drawer, name):
    result = api.run({"scenario": name, "women": 0 if name in NO_WOMEN else 20})
    for width, tallest in TALLEST.items():
        assert float(picture(drawer, result, width).get("viewBox").split()[3]) <= tallest
