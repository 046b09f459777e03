"""A chart as a finished piece of page: picture, sentence, table, and controls for later.

``render_chart`` is what the ``chart`` macro calls. The model answers with its defaults, the drawing
code makes both pictures, and one template puts everything together.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from markupsafe import Markup

from scripts.charts.contract.check import ChartError
from scripts.charts.contract.controls import Predict
from scripts.charts.contract.declaration import Declaration, check_declaration
from scripts.charts.contract.result import check_result
from scripts.charts.controls import name_value, prepare_control
from scripts.charts.drawing import Drawer
from scripts.charts.page_result import slim_result
from scripts.charts.safety import check_safety
from scripts.charts.shared_choices import find_default_encoding, list_shared_choices
from scripts.content import certainty
from scripts.model_pages import assumption
from scripts.runner.files import ROOT
from scripts.templates.jinja import render

MANIFEST = ROOT / "docs" / "assets" / "generated" / "manifest.json"

_drawer = Drawer()


def render_chart(
    name: str,
    view: str | None = None,
    women: int | None = None,
    *,
    chart_id: str | None = None,
    level: int = 3,
    numbers: dict[str, int] | None = None,
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
    chart_id : str, optional
        Id in the page and in links, needed only where a page has one scenario twice.
    level : int
        Level of the heading.
    numbers : dict of str to int, optional
        Numbers of the sources in the list of the page.

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
    check_safety(scenario, view)
    women = scenario.women if women is None else women
    result = api.run({"scenario": name, "view": view, "women": women})
    return render_result(
        scenario, result, view=view, women=women, chart_id=chart_id or name, level=level, numbers=numbers
    )


def render_result(
    scenario: Declaration,
    result: dict[str, Any],
    *,
    view: str,
    women: int,
    chart_id: str,
    level: int = 3,
    numbers: dict[str, int] | None = None,
) -> str:
    """Return the HTML of a chart whose default result is known.

    Parameters
    ----------
    scenario : Declaration
    result : dict
        The answer of ``api.run`` for the defaults.
    view, women, chart_id, level, numbers
        As in `render_chart`.
    """
    check_result(result)
    if not re.fullmatch(r"[A-Za-z][\w-]*", chart_id):
        raise ChartError(
            f"The id {chart_id!r} of the chart {scenario.name!r} must be letters, digits, - and _."
        )
    controls = [prepare_control(one) for one in scenario.controls if not one.views or view in one.views]
    keys = {control["key"] for control in controls}
    story = [step.model_dump() for step in scenario.story if set(step.set) <= keys]
    sources = [_source(key) | {"number": (numbers or {}).get(key), "key": key} for key in scenario.sources]
    options = list_shared_choices(scenario, view, result)
    encoding = find_default_encoding(options)
    declaration = {
        "scenario": scenario.name,
        "title": scenario.title,
        "view": view,
        "version": read_major_version(scenario.version),
        "women": women,
        "question": scenario.question,
        "warning": scenario.warning,
        "controls": controls + options,
        "story": story,
        "predict": scenario.predict and scenario.predict.model_dump(),
        "safety": scenario.safety,
        "source_names": [source["text"] for source in sources],
    }
    visible = [one for one in options if not one["hidden"]]
    folds = _folds(scenario, [*controls, *visible])
    told = _told(story, controls)
    return render(
        "chart/bone-chart.html",
        id=chart_id,
        scenario=scenario,
        view=view,
        level=level,
        result=result,
        wide=_picture(chart_id, result, "wide", encoding),
        narrow=_picture(chart_id, result, "narrow", encoding),
        rows=[[format_cell(cell) for cell in row] for row in result["table"]["rows"]],
        shown=[] if folds else controls[: scenario.open_controls],
        more=[] if folds else [*controls[scenario.open_controls :], *visible],
        folds=folds,
        settings=[one | {"value": name_value(one, one["default"])} for one in [*controls, *visible]],
        assumed=_assumed(options),
        intervals=assumption.reported_intervals(),
        met=assumption.count_met,
        uncertainty=_uncertainty(result.get("uncertainty", {}), encoding or "band"),
        predict=scenario.predict and _predict(scenario.predict),
        story=story,
        told=told,
        tell="" if told is None else story[told]["tell"],
        safety=[*scenario.safety, *result.get("safety", [])],
        certainty=certainty.describe(scenario.certainty.label),
        sources=sources,
        megabytes=count_start_megabytes(),
        declaration_json=_json(declaration),
        result_json=_json(slim_result(result, encoding)),
    )


def render_picture(name: str, view: str | None = None, *, chart_id: str, numbers: dict[str, int]) -> str:
    """Return the HTML of a scenario's default result as a picture alone, without controls.

    Parameters
    ----------
    name, view, chart_id, numbers
        As in `render_chart`; the picture shows the average woman.
    """
    from model import api

    declared = next(one for one in api.scenarios() if one["name"] == name)
    scenario = check_declaration(declared)
    result = api.run({"scenario": name, "view": view or scenario.tier})
    check_result(result)
    return render(
        "chart/bone-picture.html",
        id=chart_id,
        scenario=scenario,
        result=result,
        wide=_picture(chart_id, result, "wide", None),
        narrow=_picture(chart_id, result, "narrow", None),
        certainty=certainty.describe(scenario.certainty.label),
        sources=[_source(key) | {"number": numbers.get(key), "key": key} for key in scenario.sources],
    )


def _told(story: list[dict[str, Any]], controls: list[dict[str, Any]]) -> int | None:
    """Place of the step of the story whose state is the default; None where there is none."""
    defaults = {control["key"]: control["default"] for control in controls}
    return next((i for i, step in enumerate(story) if step["set"].items() <= defaults.items()), None)


def _folds(scenario: Declaration, controls: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Controls by heading, where a scenario has so many that it groups them, and how each group stands.

    What charts share stands in the last group.
    """
    groups = {one.key: one.group for one in scenario.controls}
    if not any(groups.values()):
        return []
    last = scenario.controls[-1].group
    found: dict[str, list[dict[str, Any]]] = {}
    for control in controls:
        found.setdefault(groups.get(control["key"]) or last, []).append(control)
    return [
        {"heading": heading, "controls": members, "state": name_value(members[0], members[0]["default"])}
        for heading, members in found.items()
    ]


def close() -> None:
    """End the drawing process."""
    _drawer.close()


def format_cell(value: Any) -> str:
    """Print a table cell as the browser does: whole numbers without ``.0``, a dash for nothing."""
    if value is None:
        return "–"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def read_major_version(version: str) -> int:
    """Read what ``v`` in a link says: the model's major version, 1 before there is one."""
    return max(1, int(version.split(".")[0]))


def _assumed(options: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The default position of the assumption, and whether a chart lets it be set; None without a model."""
    for one in options:
        if one["field"] == "assumption":
            chosen: dict[str, Any] = next(o for o in one["options"] if o["value"] == one["default"])
            return chosen | {"open": not one["hidden"], "key": one["key"]}
    return None


def _predict(predict: Predict) -> dict[str, Any]:
    """What the template needs to ask for a guess."""
    scale = predict.scale and prepare_control(predict.scale)
    return {"question": predict.question, "options": predict.options, "scale": scale, "curve": predict.curve}


def _uncertainty(said: dict[str, str], encoding: str) -> str | None:
    """How sure the model is of the average, and how women differ; None where nothing is around the lines."""
    return " ".join(said[key] for key in ("average", encoding) if key in said) or None


def _picture(chart_id: str, result: dict[str, Any], width: str, encoding: str | None) -> Markup:
    return Markup(
        _drawer.draw(chart_id, result, width, encoding)
    )  # our own drawing code escapes what it prints


def _source(key: str) -> dict[str, Any]:
    from scripts.content import references

    return references.short_form(key)


def count_start_megabytes(manifest: Path = MANIFEST) -> int | None:
    """Count what travels at the first touch, where the build knows it; rounded up, as nobody minds less."""
    try:
        listed = json.loads(manifest.read_text("utf-8"))["files"]
        sizes = [int(entry["transfer"]) for name, entry in listed.items() if _starts_python(name)]
    except (OSError, ValueError, KeyError):
        return None
    return -(-sum(sizes) // 1_000_000)


def _starts_python(name: str) -> bool:
    """Whether Python needs a generated file to start; the same as in python/start-files.js."""
    return name == "model.zip" or (name.startswith("pyodide/") and not name.endswith(".whl"))


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
