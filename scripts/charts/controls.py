"""A scenario's controls as template and script need them."""

from __future__ import annotations

import math
from typing import Any

from model.charts.wording.numbers import counted
from scripts.charts.contract.controls import Control

LOG_STEPS = 100  # positions of a logarithmic slider, before equal ones are dropped


def list_slider_positions(control: Control) -> list[float]:
    """List the values that a logarithmic slider stops at: even to the eye, each on the step."""
    low, high = control.limits
    found: list[float] = []
    for i in range(LOG_STEPS + 1):
        value = low * (high / low) ** (i / LOG_STEPS)
        value = low + round((value - low) / control.step) * control.step
        value = shorten_number(min(max(round(value, 6), low), high))
        if not found or value > found[-1]:
            found.append(value)
    return found


def prepare_control(control: Control) -> dict[str, Any]:
    """Give template and script what they need to know of a control."""
    if control.options is not None:
        return {
            "key": control.key,
            "label": control.label,
            "default": control.default,
            "options": [option.model_dump() for option in control.options],
            **_former(control),
        }
    made = {
        "key": control.key,
        "label": control.label,
        "unit": control.unit,
        "unit_spoken": control.unit_spoken,
        "alt_unit": control.alt_unit and control.alt_unit.model_dump(),
        "words": [[shorten_number(limit), word] for limit, word in control.words],
        **{name: shorten_number(getattr(control, name)) for name in ("min", "max", "step", "default")},
        "whole": control.whole,
        **_former(control),
    }
    made["word"] = next((word for limit, word in made["words"] if control.default <= limit), "")
    spoken = counted(made["default"], control.unit_spoken or control.unit or "")
    made["spoken"] = f"{spoken}, {made['word']}" if made["word"] else spoken
    if control.scale == "log":
        stops = list_slider_positions(control)
        nearest = min(range(len(stops)), key=lambda i: abs(math.log(stops[i] / control.default)))
        made["positions"] = stops
        made["track"] = {"min": 0, "max": len(stops) - 1, "step": 1, "value": nearest}
    else:
        made["track"] = {name: made[name] for name in ("min", "max", "step")} | {"value": made["default"]}
    return made


def name_value(control: dict[str, Any], value: Any) -> str:
    """Write a value of a prepared control as a reader sees it: the option's label, or number and unit."""
    if "options" in control:
        return next(str(one["label"]) for one in control["options"] if one["value"] == value)
    return counted(value, control["unit"]).strip()


def _former(control: Control) -> dict[str, Any]:
    """What an older link means: usual values of older models, and controls that became one."""
    names = ("former", "switches", "replaces")
    return {name: kept for name in names if (kept := getattr(control, name))}


def shorten_number(value: float) -> float | int:
    """Drop a needless ``.0``."""
    return int(value) if float(value).is_integer() else value
