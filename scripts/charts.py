"""A chart as a finished piece of page: picture, sentence, table, and controls for later.

``render_chart`` is what the ``chart`` macro calls. The model answers with its defaults, the drawing
code makes both pictures, and one template puts everything together.
"""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

from scripts import certainty
from scripts.chart_declaration import Control, Declaration, check_declaration
from scripts.chart_result import check_result
from scripts.chart_schema import ChartError
from scripts.drawing import Drawer
from scripts.templating import render

MANIFEST = Path(__file__).resolve().parents[1] / "docs" / "assets" / "generated" / "manifest.json"

# How many controls stand open; the rest is under "More settings".
OPEN_CONTROLS = {"fundamentals": 4, "intermediate": 6, "academic": 10}
LOG_STEPS = 100  # positions of a logarithmic slider, before equal ones are dropped
DIGITS = 6  # of numbers in the page; the picture shows about three

_drawer = Drawer()


def render_chart(
    name: str,
    view: str | None = None,
    women: int | None = None,
    *,
    id: str | None = None,
    level: int = 3,
) -> str:
    """Return the HTML of one chart.

    Parameters
    ----------
    name : str
        Scenario.
    view : {"fundamentals", "intermediate", "academic"}, optional
        Depth; the scenario's own tier unless given.
    women : int, optional
        Number of virtual women behind the band; the scenario's own unless given, 0 for none.
    id : str, optional
        Id in the page and in links, needed only where a page has one scenario twice.
    level : int
        Level of the heading.

    Raises
    ------
    ChartError
        With a sentence for the author of the page.
    """
    from model import api

    declared = {entry["name"]: entry for entry in api.scenarios()}
    if name not in declared:
        raise ChartError(f"There is no scenario {name!r}. Allowed: {', '.join(declared)}.")
    scenario = check_declaration(declared[name])
    view = view or scenario.tier
    if view not in scenario.views:
        raise ChartError(f"{name!r} has no view {view!r}. Allowed: {', '.join(scenario.views)}.")
    women = scenario.women if women is None else women
    result = api.run({"scenario": name, "view": view, "women": women})
    return render_result(scenario, result, view=view, women=women, id=id or name, level=level)


def render_result(
    scenario: Declaration, result: dict, *, view: str, women: int, id: str, level: int = 3
) -> str:
    """Return the HTML of a chart whose default result is known.

    Parameters
    ----------
    scenario : Declaration
    result : dict
        The answer of ``api.run`` for the defaults.
    view, women, id, level
        As in `render_chart`.
    """
    check_result(result)
    if not re.fullmatch(r"[A-Za-z][\w-]*", id):
        raise ChartError(
            f"The id {id!r} of the chart {scenario.name!r} must be letters, digits, - and _."
        )
    controls = [_control(one) for one in scenario.controls if not one.views or view in one.views]
    keys = {control["key"] for control in controls}
    presets = [one.model_dump() for one in scenario.presets if set(one.set) <= keys]
    prompts = [one.model_dump() for one in scenario.try_this if set(one.set) <= keys]
    sources = [_source(key) for key in scenario.sources]
    declaration = {
        "scenario": scenario.name,
        "view": view,
        "women": women,
        "question": scenario.question,
        "warning": scenario.warning,
        "controls": controls,
        "presets": presets,
        "try_this": prompts,
        "safety": scenario.safety,
        "source_names": [source["text"] for source in sources],
    }
    limit = OPEN_CONTROLS[view]
    return render(
        "bone-chart.html",
        id=id,
        scenario=scenario,
        view=view,
        level=level,
        result=result,
        wide=_picture(id, result, "wide"),
        narrow=_picture(id, result, "narrow"),
        rows=[[plain(cell) for cell in row] for row in result["table"]["rows"]],
        shown=controls[:limit],
        more=controls[limit:],
        presets=presets,
        try_this=prompts,
        safety=[*scenario.safety, *result.get("safety", [])],
        certainty=certainty.describe(scenario.certainty.label),
        sources=sources,
        megabytes=_megabytes(),
        declaration_json=_json(declaration),
        result_json=_json(_slim(result)),
    )


def close() -> None:
    """End the drawing process."""
    _drawer.close()


def plain(value: Any) -> str:
    """A table cell as the browser prints it: whole numbers without ``.0``, a dash for nothing."""
    if value is None:
        return "–"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def positions(control: Control) -> list[float]:
    """The values that a logarithmic slider stops at: even to the eye, each on the step."""
    ratio = control.max / control.min
    found = []
    for i in range(LOG_STEPS + 1):
        value = control.min * ratio ** (i / LOG_STEPS)
        value = control.min + round((value - control.min) / control.step) * control.step
        value = _number(min(max(round(value, 6), control.min), control.max))
        if not found or value > found[-1]:
            found.append(value)
    return found


def _control(control: Control) -> dict:
    """What template and script need to know of a control; numbers without a needless ``.0``."""
    if control.options is not None:
        return {
            "key": control.key,
            "label": control.label,
            "default": control.default,
            "options": [option.model_dump() for option in control.options],
        }
    made = {
        "key": control.key,
        "label": control.label,
        "unit": control.unit,
        "unit_spoken": control.unit_spoken,
        "words": [[_number(limit), word] for limit, word in control.words],
        **{name: _number(getattr(control, name)) for name in ("min", "max", "step", "default")},
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
        made["track"] = {name: made[name] for name in ("min", "max", "step")} | {
            "value": made["default"]
        }
    return made


def _picture(id: str, result: dict, width: str):
    from markupsafe import Markup

    return Markup(_drawer.draw(id, result, width))  # our own drawing code escapes what it prints


# What only a chart with an encoding of its own shows; the live model sends it along.
SPREAD = {"inner_lower", "inner_upper", "inner_level", "samples", "end_dots"}


def _slim(result: dict) -> dict:
    """The default result for pins and files: rounded, and bands only where they are drawn."""
    unseen = set() if "encoding" in result["chart"] else SPREAD
    drawn = {line["series"] for panel in result["chart"]["panels"] for line in panel["lines"]}
    series = [
        {
            key: value
            for key, value in one.items()
            if key not in unseen and (one["name"] in drawn or key not in ("lower", "upper"))
        }
        for one in result["series"]
    ]
    return _rounded({**result, "series": series})


def _rounded(data: Any) -> Any:
    if isinstance(data, float):
        return _number(float(f"{data:.{DIGITS}g}"))
    if isinstance(data, dict):
        return {key: _rounded(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_rounded(value) for value in data]
    return data


def _number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def _source(key: str) -> dict:
    from scripts import references

    return references.short(key)


def _megabytes() -> int | None:
    """What the first touch downloads, where the build knows it."""
    try:
        listed = json.loads(MANIFEST.read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError):
        return None
    return round(
        sum(entry["bytes"] for name, entry in listed.items() if not name.endswith((".whl", ".js")))
        / 1e6
    )


def _json(data: dict) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
