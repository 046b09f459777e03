"""The choices that charts share: not what the model is asked, but how.

Each is a control like the scenario's own, with a short key for links and the name of the field of a
request that it sets. ``encoding`` and ``task`` set none: they change how an answer is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scripts.charts.contract.controls import SHARED_KEYS
from scripts.charts.contract.declaration import Declaration
from scripts.model_pages import assumption

_SYSTEMS = ({"value": "conventional", "label": "pg/mL, ng/mL"}, {"value": "si", "label": "pmol/L, nmol/L"})
_TASK = ({"value": "closed", "label": "closed"}, {"value": "open", "label": "open"})
_ENCODINGS = (
    {"value": "lines", "label": "Lines"},
    {"value": "band", "label": "Band"},
    {"value": "dots", "label": "Squares at the end"},
    {"value": "frames", "label": "One by one"},
)


def list_shared_choices(scenario: Declaration, view: str, result: dict[str, Any]) -> list[dict[str, Any]]:
    """List the shared choices that make sense for one chart.

    Parameters
    ----------
    scenario : Declaration
    view : str
    result : dict
        Its default answer.

    Returns
    -------
    list of dict
        Controls with ``field`` (of the request) and ``hidden`` where something other than a control
        sets it: a link, the site-wide switch, the button of the task.
    """
    made = []
    if scenario.modelled:
        made.append(_assumption(scenario))
    if scenario.task:
        made.append(_choice("task", "Task", "closed", _TASK) | {"hidden": True})
    if encodings := _encodings(scenario, result):
        default = "lines" if view == "fundamentals" else "band"
        made.append(_choice("encoding", "How women differ", default, encodings))
    if scenario.takes_units:
        made.append(_choice("units", "Units of hormone levels", "conventional", _SYSTEMS))
    return made


def find_default_encoding(choices: list[dict[str, Any]]) -> str | None:
    """Find how the default picture shows women; None where it shows none."""
    return next((str(one["default"]) for one in choices if one["field"] == "encoding"), None)


def _assumption(scenario: Declaration) -> dict[str, Any]:
    positions = [{"value": value, "label": one["label"]} for value, one in assumption.positions().items()]
    control = _choice("assumption", "Progesterone’s direct effect on builders", "small", positions)
    return control | {"hidden": not scenario.assumption_matters}


def _encodings(scenario: Declaration, result: dict[str, Any]) -> list[dict[str, str]]:
    if not any("samples" in one for one in result["series"]):
        return []
    return [one for one in _ENCODINGS if one["value"] != "frames" or scenario.time_passes]


def _choice(field: str, label: str, default: str, options: Iterable[dict[str, str]]) -> dict[str, Any]:
    return {
        "key": SHARED_KEYS[field],
        "field": field,
        "label": label,
        "default": default,
        "options": list(options),
        "hidden": False,
    }
