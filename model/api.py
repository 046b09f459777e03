"""The only door: a request in, plain data out. Called by the build, the browser and the shell."""

import json

from model import __version__, self_test
from model.errors import RequestError
from model.parameters import assume
from model.request import check
from model.scenarios import SCENARIOS
from model.scenarios.declaration import Range
from model.views import SHOW

WARNING = "This is a teaching model of an average. It cannot tell what will happen to you."


def run(request):
    """Answer one request.

    Parameters
    ----------
    request : dict
        ``scenario`` (required), ``inputs``, ``assumption`` ("none", "small", "strong"), ``view``
        (tier), ``women`` (0 = the average woman alone; more = quantile bands), ``seed``.

    Returns
    -------
    dict
        JSON data: what was asked with its defaults, ``time``, ``series``, ``summary``,
        ``sentence``, ``description``, ``table``, ``notes``, ``safety`` and ``chart``.

    Raises
    ------
    RequestError
        With a sentence that says what is allowed.
    """
    asked = check(request)
    outcome = asked.scenario.compute(
        asked.inputs, asked.interventions, assume(asked.assumption), asked.women, asked.seed
    )
    shown = SHOW[asked.scenario.name](outcome, asked.view)
    inputs = dict(asked.inputs)
    if asked.interventions:
        inputs["interventions"] = [one._asdict() for one in asked.interventions]
    return {
        "scenario": asked.scenario.name,
        "view": asked.view,
        "inputs": inputs,
        "assumption": asked.assumption,
        "women": asked.women,
        "seed": asked.seed,
        "model_version": __version__,
        "time": outcome.time,
        "series": outcome.series,
        "summary": outcome.summary,
        "safety": [],
        **shown,
        "notes": asked.notes + shown["notes"] + _range_note(outcome, asked.women),
    }


def _range_note(outcome, women):
    """Which uncertainty a band shows; two kinds never share one."""
    levels = {one["level"] for one in outcome.series if "level" in one}
    return [
        f"The shade holds {level:.0%} of {women} virtual women, who differ in receptors, cytokines, "
        "turnover and hormones. How much they differ is an assumption."
        for level in sorted(levels)
    ]


def run_json(text):
    """`run` for callers that speak JSON text, such as a worker; errors come back as data.

    A question with the key ``self_test`` is for `self_test.report`.

    Returns
    -------
    str
        ``{"result": ...}`` or ``{"error": {"kind": "request", "message", "input"}}``.
    """
    try:
        question = _read(text)
        asked = isinstance(question, dict) and "self_test" in question
        answer = {"result": self_test.report(question, run) if asked else run(question)}
    except RequestError as error:
        answer = {"error": {"kind": "request", "message": str(error), "input": error.field}}
    return json.dumps(answer, allow_nan=False)


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
    return [_declaration(scenario) for scenario in SCENARIOS.values()]


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
        "time_passes": scenario.time_passes,
        "takes_interventions": scenario.takes_interventions,
        "assumption_matters": scenario.assumption_matters,
        "controls": [_control(control) for control in scenario.controls],
        "presets": [{"label": one.label, "set": one.set} for one in scenario.presets],
        "try_this": [{"label": one.label, "set": one.set} for one in scenario.try_this],
        "certainty": {"label": scenario.certainty_label, "why": scenario.certainty_why},
        "sources": list(scenario.sources),
        "safety": list(scenario.safety),
        "warning": scenario.warning or WARNING,
    }


def _control(control):
    common = {
        "key": control.key,
        "label": control.label,
        "default": control.default,
        "views": list(control.views),
        "group": control.group,
    }
    if isinstance(control, Range):
        return common | {
            "unit": control.unit,
            "unit_spoken": control.unit_spoken,
            "min": control.min,
            "max": control.max,
            "step": control.step,
            "scale": control.scale,
            "words": [list(pair) for pair in control.words],
        }
    return common | {
        "options": [{"value": value, "label": label} for value, label in control.options]
    }
