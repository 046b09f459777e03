"""Checks what a caller asks for and fills in the defaults; refuses with a sentence, never guesses."""

from dataclasses import dataclass
from math import isfinite

from ..charts.declaration import MOST_WOMEN, Range
from ..charts.registry import CHARTS
from ..errors import RequestError
from ..physiology.parameters import ASSUMPTIONS
from ..physiology.treatments import KINDS, Intervention
from ..units import SYSTEMS

MOST_INTERVENTIONS = 12
MOST_SEED = 2**32 - 1
YEARS_OF_TREATMENT = (-20.0, 40.0)
LEVELS_OF_TREATMENT = (0.0, 10.0)
KEYS = ("scenario", "inputs", "assumption", "view", "units", "women", "seed")


@dataclass(frozen=True)
class Request:
    """A request that has passed all checks.

    Attributes
    ----------
    scenario : Scenario
    inputs : dict
        Every control's value.
    interventions : tuple of Intervention
    assumption, view, units : str
    women, seed : int
    notes : list of str
        What the reader should know about how the request was read.
    """

    scenario: object
    inputs: dict
    interventions: tuple
    assumption: str
    view: str
    units: str
    women: int
    seed: int
    notes: list


def check(request):
    """Check a request.

    Parameters
    ----------
    request : dict
        See `api.run`.

    Returns
    -------
    Request

    Raises
    ------
    RequestError
        Naming the field at fault and what is allowed.
    """
    if not isinstance(request, dict):
        raise RequestError("A request is an object with at least 'scenario'.")
    _refuse_unknown(request, KEYS, "option")
    if "scenario" not in request:
        raise RequestError(f"A request needs 'scenario'. Allowed: {_list(CHARTS)}.", "scenario")
    scenario = CHARTS[_one_of(request["scenario"], CHARTS, "scenario")].scenario
    asked = request.get("inputs", {})
    if not isinstance(asked, dict):
        raise RequestError("'inputs' must be an object of names and values.", "inputs")
    notes = []
    asked = dict(asked)
    interventions = _interventions(asked.pop("interventions", []))
    if interventions and not scenario.takes_interventions:
        able = [name for name, chart in CHARTS.items() if chart.scenario.takes_interventions]
        raise RequestError(
            f"{scenario.name!r} takes no 'interventions'. These do: {_list(able)}.",
            "interventions",
        )
    controls = {control.key: control for control in scenario.controls}
    _refuse_unknown(asked, [*controls, "interventions"], "input")
    inputs = scenario.defaults()
    for key, value in asked.items():
        inputs[key] = _value(controls[key], value)
    view = request.get("view", scenario.tier)
    most = scenario.most_women or MOST_WOMEN
    women = _whole(request.get("women", 0), 0, most, "women", f" in {scenario.name!r}")
    if women and not scenario.most_women:
        women = 0
        notes.append("There are no virtual women in this chart.")
    return Request(
        scenario=scenario,
        inputs=inputs,
        interventions=interventions,
        assumption=_one_of(request.get("assumption", "small"), ASSUMPTIONS, "assumption"),
        view=_one_of(view, scenario.views, "view"),
        units=_one_of(request.get("units", "conventional"), SYSTEMS, "units"),
        women=women,
        seed=_whole(request.get("seed", 1), 0, MOST_SEED, "seed"),
        notes=notes,
    )


def _value(control, value):
    if isinstance(control, Range):
        return _number(value, control.min, control.max, control.key, control.unit)
    return _one_of(value, [option for option, _ in control.options], control.key)


def _interventions(asked):
    if not isinstance(asked, (list, tuple)):
        raise RequestError("'interventions' must be a list.", "interventions")
    if len(asked) > MOST_INTERVENTIONS:
        raise RequestError(
            f"'interventions' holds {len(asked)} entries; allowed are up to {MOST_INTERVENTIONS}.",
            "interventions",
        )
    return tuple(_intervention(one) for one in asked)


def _intervention(one):
    field = "interventions"
    if not isinstance(one, dict):
        raise RequestError("Each intervention is an object with 'kind' and 'start_y'.", field)
    _refuse_unknown(one, Intervention._fields, "entry of an intervention")
    for needed in ("kind", "start_y"):
        if needed not in one:
            raise RequestError(f"An intervention needs {needed!r}.", field)
    kind = _one_of(one["kind"], KINDS, "kind of intervention")
    start = _number(one["start_y"], *YEARS_OF_TREATMENT, "start_y", "years")
    stop = one.get("stop_y")
    if stop is not None:
        stop = _number(stop, *YEARS_OF_TREATMENT, "stop_y", "years")
        if stop <= start:
            raise RequestError("'stop_y' of an intervention must be later than 'start_y'.", field)
    level = _number(one.get("level", 1.0), *LEVELS_OF_TREATMENT, "level", "times level 1")
    return Intervention(kind, start, stop, level)


def _number(value, lowest, highest, field, unit):
    allowed = f"Allowed: a number from {lowest:g} to {highest:g} {unit}."
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise RequestError(f"{field!r} must be a number. {allowed}", field)
    # Compared before it is converted: an integer may be too large for a float.
    if isinstance(value, float) and not isfinite(value):
        raise RequestError(f"{field!r} must be a finite number. {allowed}", field)
    if not lowest <= value <= highest:
        raise RequestError(f"{field!r} is out of range. {allowed}", field)
    return float(value)


def _whole(value, lowest, highest, field, where=""):
    if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
        raise RequestError(f"{field!r} must be a whole number from {lowest} to {highest}{where}.", field)
    return value


def _one_of(value, allowed, field):
    if not isinstance(value, str) or value not in allowed:
        raise RequestError(f"Unknown {field}: {_quote(value)}. Allowed: {_list(allowed)}.", field)
    return value


def _refuse_unknown(given, allowed, what):
    for key in given:
        if key not in allowed:
            raise RequestError(
                f"Unknown {what}: {_quote(key)}. Allowed: {_list(allowed)}.",
                key if isinstance(key, str) else None,
            )


def _list(names):
    return ", ".join(names)


def _quote(value, longest=40):
    """A value as it was given, shortened so that a message stays one line."""
    # Python refuses to print an integer of thousands of digits.
    if isinstance(value, int) and value.bit_length() > 4 * longest:
        return "a very large number"
    text = repr(value) if isinstance(value, (str, int, float, bool, type(None))) else type(value).__name__
    return text if len(text) <= longest else text[: longest - 1] + "…"
