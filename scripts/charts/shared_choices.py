"""The choices that charts share: not what the model is asked, but how.

Each is a control like the scenario's own, with a short key for links and the name of the field of a
request that it sets. ``encoding`` sets none: it only changes how an answer is drawn.
"""

from __future__ import annotations

from scripts.charts.contract.controls import SHARED_KEYS
from scripts.model_pages import assumption

_SYSTEMS = ({"value": "conventional", "label": "pg/mL, ng/mL"}, {"value": "si", "label": "pmol/L, nmol/L"})
_ENCODINGS = (
    {"value": "lines", "label": "Lines"},
    {"value": "band", "label": "Band"},
    {"value": "dots", "label": "Squares at the end"},
    {"value": "frames", "label": "One by one"},
)


def options_of(scenario, view: str, result: dict) -> list[dict]:
    """The shared choices that make sense for one chart.

    Parameters
    ----------
    scenario : Declaration
    view : str
    result : dict
        Its default answer.

    Returns
    -------
    list of dict
        Controls with ``field`` (of the request) and ``hidden`` where only links and the site-wide
        switch set it.
    """
    made = []
    if scenario.modelled:
        made.append(_assumption(scenario))
    if encodings := _encodings(scenario, result):
        default = "lines" if view == "fundamentals" else "band"
        made.append(_choice("encoding", "How women differ", default, encodings))
    if scenario.takes_units:
        made.append(_choice("units", "Units of hormone levels", "conventional", _SYSTEMS))
    return made


def encoding_of(options: list[dict]) -> str | None:
    """How the default picture shows women; None where it shows none."""
    return next((one["default"] for one in options if one["field"] == "encoding"), None)


def _assumption(scenario) -> dict:
    positions = [{"value": value, "label": one["label"]} for value, one in assumption.positions().items()]
    control = _choice("assumption", "Progesterone’s direct effect on builders", "small", positions)
    return control | {"hidden": not scenario.assumption_matters}


def _encodings(scenario, result: dict) -> list[dict]:
    if not any("samples" in one for one in result["series"]):
        return []
    return [one for one in _ENCODINGS if one["value"] != "frames" or scenario.time_passes]


def _choice(field: str, label: str, default: str, options) -> dict:
    return {
        "key": SHARED_KEYS[field],
        "field": field,
        "label": label,
        "default": default,
        "options": list(options),
        "hidden": False,
    }
