"""Pictures of hormones keep to their room: not too tall, and no text outside, in any state."""

import pytest

from model import api
from tests.scripts.charts.pictures import TALLEST, picture, placed_texts, states

NAMES = ("cycle-28", "formulations", "synergy", "synergy-surface")
EM = 0.5  # of a letter, at least; the drawing code reckons with wider ones


@pytest.mark.parametrize("view", ["intermediate", "academic"])
@pytest.mark.parametrize("name", NAMES)
def test_no_state_is_taller_than_its_room_or_leaves_it(drawer, name, view):
    for state in states(name):
        result = api.run({"scenario": name, "inputs": state, "view": view})
        for width, tallest in TALLEST.items():
            tree = picture(drawer, result, width)
            _, _, across, down = map(float, tree.get("viewBox").split())
            assert down <= tallest, (state, width)
            for text, x, y, anchor, _ in placed_texts(tree):
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
