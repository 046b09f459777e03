"""The lens of the first page: one slider, and the answers of the model to its states.

The page carries the answers, rounded as they are shown, so that the slider answers before Python.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from scripts.charts.contract.declaration import check_declaration
from scripts.charts.controls import prepare_control
from scripts.charts.drawing import Drawer
from scripts.charts.markup import count_start_megabytes
from scripts.templates.jinja import render

SCENARIO = "menopause"
VIEW = "fundamentals"
KEY = "e2_after"
STATES = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 60)  # pg/mL, about even on the slider
ID = "hero"

_drawer = Drawer()


def render_hero(about: str) -> str:
    """Return the HTML of the lens and its slider.

    Parameters
    ----------
    about : str
        Address of the chart that the numbers come from.
    """
    control = _prepare_slider()
    shown = {value: list_numbers(value) for value in STATES}
    breakdown, building, loss = shown[control["default"]]
    data = {
        "control": control,
        "states": [[value, *numbers] for value, numbers in shown.items()],
        "request": {"scenario": SCENARIO, "view": VIEW},
    }
    bone = round(100 - loss, 1)
    return render(
        "page/hero.html",
        id=ID,
        control=control,
        level=f"{control['default']} {control['unit']}",
        breakdown=breakdown,
        building=building,
        loss=loss,
        bone=bone,
        lens=Markup(_drawer.draw_lens(ID, breakdown=breakdown, building=building, bone=bone)),
        megabytes=count_start_megabytes(),
        about=about,
        states_json=json.dumps(data, ensure_ascii=False, separators=(",", ":")),
    )


@cache
def list_numbers(e2_after: float) -> tuple[int, int, float]:
    """List breakdown and building after two years (%) and the loss of ten years (%), as they are shown."""
    from model import api

    summary = api.run({"scenario": SCENARIO, "view": VIEW, "inputs": {KEY: e2_after}})["summary"]
    return (
        round(summary["ctx_at_2y_pct"]),
        round(summary["p1np_at_2y_pct"]),
        round(-summary["spine_change_10y_pct"], 1),
    )


def _prepare_slider() -> dict[str, Any]:
    """Take the control of the scenario; its stops are the states, and one between each two for later."""
    from model import api

    declared = next(one for one in api.scenarios() if one["name"] == SCENARIO)
    own = next(one for one in check_declaration(declared).controls if one.key == KEY)
    control = prepare_control(own.model_copy(update={"words": []}))
    stops: list[float] = [STATES[0]]
    for low, high in pairwise(STATES):
        stops += [(low + high) / 2, high]
    control["positions"] = stops
    at = stops.index(control["default"])
    control["track"] = {"min": 0, "max": len(stops) - 1, "step": 2, "value": at}
    return control
