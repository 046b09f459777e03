"""The only door: a request in, plain data out. Called by the build, the browser and the shell."""

import json
from array import array
from copy import deepcopy
from dataclasses import fields, is_dataclass
from typing import Any

from .. import __version__
from ..charts.declaration import Control, Predict, Range, Scenario
from ..charts.outcome import Question
from ..charts.registry import CHARTS
from ..charts.wording import uncertainty
from ..errors import RequestError, quote
from ..units import alternative
from . import self_test
from .packing import pack
from .request import check

WARNING = "A teaching model of an average, not of you."


def run(request: dict[str, Any]) -> dict[str, Any]:
    """Answer one request.

    Parameters
    ----------
    request : dict
        ``scenario`` (required), ``inputs``, ``assumption`` ("none", "small", "strong"),
        ``parameters`` (values by name, in place of the calibrated ones), ``view`` (tier), ``units`` ("conventional" or "si": in which unit hormone levels are given; inputs are
        always in the control's own), ``women`` (0 = the line of the average woman alone; more =
        also how women differ and where her line may lie), ``seed``.

    Returns
    -------
    dict
        JSON data of the caller's own: the request with its defaults, ``time``, ``series``, ``summary``,
        ``sentence``, ``description``, ``table``, ``notes``, ``safety``, ``chart``, ``uncertainty``
        (what each way to draw the women means, and the band of the average one) and, where the scenario has a task or asks for a guess first, ``task`` and ``answer``.

    Raises
    ------
    RequestError
        With a sentence that says what is allowed.
    """
    return deepcopy(_answer_request(request))  # charts keep parts of it for the next request


def _answer_request(request: Any) -> dict[str, Any]:
    checked = check(request)
    if checked.question.changes:
        from . import changes  # a reader's browser goes without it

        return changes.answer(checked.question, lambda: _compute(*checked))
    return _compute(*checked)


def _compute(scenario: Scenario, question: Question, notes: list[str]) -> dict[str, Any]:
    outcome = scenario.compute(question)
    shown = CHARTS[scenario.name].show(outcome)
    units = question.units
    inputs = dict(question.inputs)
    if question.interventions:
        inputs["interventions"] = [intervention._asdict() for intervention in question.interventions]
    result = {
        "scenario": scenario.name,
        "view": question.view,
        "inputs": inputs,
        "assumption": question.assumption,
        "units": units.name,
        "women": question.women,
        "seed": question.seed,
        "model_version": __version__,
        "time": units.series(outcome.time),
        "series": [units.series(series) for series in outcome.series],
        "summary": outcome.summary,
        "safety": [],
        **shown,
        "notes": notes + shown["notes"],
        "uncertainty": uncertainty.sentences(outcome.series, question.women),
    }
    if scenario.task:
        result["task"] = scenario.task.verdict(outcome, scenario.controls)
    if scenario.predict:
        result["answer"] = scenario.predict.reveal(outcome)
    return result


def run_json(text: str) -> str:
    """Answer a request given as JSON text; errors come back as data.

    A request with the key ``self_test`` is for `self_test.report`.

    Returns
    -------
    str
        ``{"result": ...}`` or ``{"error": {"kind": "request", "message", "input"}}``.
    """
    return json.dumps(_answer_text(text), allow_nan=False)


def run_packed(text: str) -> "tuple[str, array[float] | None]":
    """Answer as `run_json` does, but hand over numbers of series without copying them through JSON.

    Returns
    -------
    text : str
        See `packing.pack` for what stands in it in place of numbers.
    numbers : array of float or None
        None where the answer has no series.
    """
    answer = _answer_text(text)
    result, numbers = answer.get("result", {}), None
    if "series" in result:
        result["series"], numbers = pack(result["series"])
    return json.dumps(answer, allow_nan=False), numbers


def _answer_text(text: str) -> dict[str, Any]:
    try:
        request = _read(text)
        if isinstance(request, dict) and "self_test" in request:
            return {"result": self_test.report(request, _answer_request)}
        return {"result": _answer_request(request)}
    except RequestError as error:
        return {"error": {"kind": "request", "message": str(error), "input": error.field}}


def _read(text: str) -> Any:
    if not isinstance(text, str):
        raise RequestError(f"A request is JSON text, not {quote(text)}.")
    try:
        return json.loads(text)
    except RecursionError:
        raise RequestError("Not JSON that can be read: it is nested too deeply.") from None
    except ValueError as error:  # of the parser, or for an integer of thousands of digits
        raise RequestError(f"Not JSON: {error}") from None


def scenarios() -> list[dict[str, Any]]:
    """Describe all scenarios with what a page shows around their charts.

    Returns
    -------
    list of dict
        JSON data: ``name``, ``title``, ``question``, ``controls`` and the rest of the declaration.
    """
    return [_declaration(chart.scenario) for chart in CHARTS.values()]


def _declaration(scenario: Scenario) -> dict[str, Any]:
    declared: dict[str, Any] = _plain(scenario)
    for name in ("compute", "max_women", "certainty_label", "certainty_why"):
        del declared[name]
    return declared | {
        "most_women": scenario.max_women,
        "takes_units": scenario.takes_units,
        "controls": [_control(control) for control in scenario.controls],
        "certainty": {"label": scenario.certainty_label, "why": scenario.certainty_why},
        "task": scenario.task and scenario.task.text,
        "predict": scenario.predict and _predict(scenario.predict),
        "version": __version__,
        "warning": scenario.warning or WARNING,
    }


def _predict(predict: Predict) -> dict[str, Any]:
    declared = {"question": predict.question, "compare": predict.compare}
    if predict.curve:
        return declared | {"curve": _plain(predict.curve)}
    if predict.scale:
        return declared | {"scale": _control(predict.scale)}
    return declared | {"options": _options(predict.options)}


def _control(control: Control) -> dict[str, Any]:
    declared: dict[str, Any] = _plain(control)
    if isinstance(control, Range):
        return declared | {"alt_unit": alternative(control.unit)}
    return declared | {"options": _options(control.options)}


def _options(pairs: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"value": value, "label": label} for value, label in pairs]


def _plain(value: Any) -> Any:
    """Turn dataclasses and tuples into JSON data that shares nothing with them."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    return [_plain(entry) for entry in value] if isinstance(value, (list, tuple)) else value
