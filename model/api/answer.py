"""The only door: a request in, plain data out. Called by the build, the browser and the shell."""

import json

from .. import __version__
from ..charts.declaration import Question, Range
from ..charts.registry import CHARTS
from ..charts.wording import si_units, uncertainty
from ..errors import RequestError
from ..physiology.parameters import calibrated
from ..units import alternative
from . import self_test
from .packing import pack
from .request import check

WARNING = "This is a teaching model of an average. It cannot tell what will happen to you."


def run(request):
    """Answer one request.

    Parameters
    ----------
    request : dict
        ``scenario`` (required), ``inputs``, ``assumption`` ("none", "small", "strong"), ``view``
        (tier), ``units`` ("conventional" or "si": in which unit hormone levels are told; inputs are
        always in the control's own), ``women`` (0 = the average woman alone; more = quantile
        bands), ``seed``.

    Returns
    -------
    dict
        JSON data: what was asked with its defaults, ``time``, ``series``, ``summary``,
        ``sentence``, ``description``, ``table``, ``notes``, ``safety``, ``chart``, ``uncertainty``
        (what each way to draw the women means) and, where the scenario asks for a guess first,
        ``answer``.

    Raises
    ------
    RequestError
        With a sentence that says what is allowed.
    """
    asked = check(request)
    question = Question(
        inputs=asked.inputs,
        interventions=asked.interventions,
        parameters=calibrated(asked.assumption),
        women=asked.women,
        seed=asked.seed,
        view=asked.view,
    )
    outcome = asked.scenario.compute(question)
    shown = CHARTS[asked.scenario.name].show(outcome)
    inputs = dict(asked.inputs)
    if asked.interventions:
        inputs["interventions"] = [one._asdict() for one in asked.interventions]
    result = {
        "scenario": asked.scenario.name,
        "view": asked.view,
        "inputs": inputs,
        "assumption": asked.assumption,
        "units": asked.units,
        "women": asked.women,
        "seed": asked.seed,
        "model_version": __version__,
        "time": outcome.time,
        "series": outcome.series,
        "summary": outcome.summary,
        "safety": [],
        **shown,
        "notes": asked.notes + shown["notes"],
        "uncertainty": uncertainty.sentences(outcome.series, asked.women),
    }
    if asked.scenario.predict:
        result["answer"] = asked.scenario.predict.reveal(outcome.summary)
    if asked.units == "si" and asked.scenario.takes_units:
        result = si_units.told(result)
    return result


def run_json(text):
    """`run` for callers that speak JSON text, such as a worker; errors come back as data.

    A question with the key ``self_test`` is for `self_test.report`.

    Returns
    -------
    str
        ``{"result": ...}`` or ``{"error": {"kind": "request", "message", "input"}}``.
    """
    return json.dumps(_answer(text), allow_nan=False)


def run_packed(text):
    """`run_json` for a worker in a browser: numbers of series are handed over as they lie in memory.

    Returns
    -------
    text : str
        As of `run_json`; see `packing.pack` for what stands in it in place of numbers.
    numbers : array of float or None
        None where the answer has no series.
    """
    answer = _answer(text)
    result, numbers = answer.get("result", {}), None
    if "series" in result:
        result["series"], numbers = pack(result["series"])
    return json.dumps(answer, allow_nan=False), numbers


def _answer(text):
    try:
        question = _read(text)
        asked = isinstance(question, dict) and "self_test" in question
        return {"result": self_test.report(question, run) if asked else run(question)}
    except RequestError as error:
        return {"error": {"kind": "request", "message": str(error), "input": error.field}}


def _read(text):
    try:
        return json.loads(text)
    except RecursionError:
        raise RequestError("Not JSON that can be read: it is nested too deeply.") from None
    except ValueError as error:  # of the parser, or for an integer of thousands of digits
        raise RequestError(f"Not JSON: {error}") from None


def scenarios():
    """All scenarios with what a page shows around their charts.

    Returns
    -------
    list of dict
        JSON data: ``name``, ``title``, ``question``, ``controls`` and the rest of the declaration.
    """
    return [_declaration(chart.scenario) for chart in CHARTS.values()]


def _declaration(scenario):
    return {
        "name": scenario.name,
        "title": scenario.title,
        "question": scenario.question,
        "how_to_read": scenario.how_to_read,
        "badge": scenario.badge,
        "kind": scenario.kind,
        "tier": scenario.tier,
        "views": list(scenario.views),
        "women": scenario.women,
        "most_women": scenario.most_women,
        "time_passes": scenario.time_passes,
        "takes_interventions": scenario.takes_interventions,
        "assumption_matters": scenario.assumption_matters,
        "takes_units": scenario.takes_units,
        "controls": [_control(control) for control in scenario.controls],
        "presets": [{"label": one.label, "set": one.set} for one in scenario.presets],
        "try_this": [{"label": one.label, "set": one.set} for one in scenario.try_this],
        "certainty": {"label": scenario.certainty_label, "why": scenario.certainty_why},
        "sources": list(scenario.sources),
        "safety": list(scenario.safety),
        "predict": scenario.predict and _predict(scenario.predict),
        "estrogen_alone": scenario.estrogen_alone,
        "version": __version__,
        "warning": scenario.warning or WARNING,
    }


def _predict(predict):
    declared = {"question": predict.question, "compare": predict.compare}
    if predict.scale:
        return declared | {"scale": _control(predict.scale)}
    return declared | {"options": _options(predict.options)}


def _control(control):
    common = {
        "key": control.key,
        "label": control.label,
        "default": control.default,
        "views": list(control.views),
        "group": control.group,
        "former": [list(pair) for pair in control.former],
    }
    if isinstance(control, Range):
        return common | {
            "unit": control.unit,
            "unit_spoken": control.unit_spoken,
            "alt_unit": alternative(control.unit),
            "min": control.min,
            "max": control.max,
            "step": control.step,
            "scale": control.scale,
            "words": [list(pair) for pair in control.words],
        }
    return common | {"options": _options(control.options)}


def _options(pairs):
    return [{"value": value, "label": label} for value, label in pairs]
