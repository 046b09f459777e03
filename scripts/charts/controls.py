"""A scenario's controls as template and script need them."""

from __future__ import annotations

import math

from scripts.charts.contract.controls import Control

LOG_STEPS = 100  # positions of a logarithmic slider, before equal ones are dropped


def positions(control: Control) -> list[float]:
    """The values that a logarithmic slider stops at: even to the eye, each on the step."""
    ratio = control.max / control.min
    found = []
    for i in range(LOG_STEPS + 1):
        value = control.min * ratio ** (i / LOG_STEPS)
        value = control.min + round((value - control.min) / control.step) * control.step
        value = whole(min(max(round(value, 6), control.min), control.max))
        if not found or value > found[-1]:
            found.append(value)
    return found


def prepare(control: Control) -> dict:
    """What template and script need to know of a control; numbers without a needless ``.0``."""
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
        "words": [[whole(limit), word] for limit, word in control.words],
        **{name: whole(getattr(control, name)) for name in ("min", "max", "step", "default")},
        **_former(control),
    }
    made["word"] = next((word for limit, word in made["words"] if control.default <= limit), "")
    spoken = f"{made['default']} {control.unit_spoken or control.unit}"
    made["spoken"] = f"{spoken}, {made['word']}" if made["word"] else spoken
    if control.scale == "log":
        stops = positions(control)
        nearest = min(range(len(stops)), key=lambda i: abs(math.log(stops[i] / control.default)))
        made["positions"] = stops
        made["track"] = {"min": 0, "max": len(stops) - 1, "step": 1, "value": nearest}
    else:
        made["track"] = {name: made[name] for name in ("min", "max", "step")} | {"value": made["default"]}
    return made


def _former(control: Control) -> dict:
    """Usual values of older models, for links that were made with them."""
    return {"former": control.former} if control.former else {}


def whole(value: float) -> float | int:
    """A number without a needless ``.0``."""
    return int(value) if float(value).is_integer() else value
