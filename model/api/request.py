"""Checks what a caller asks for and fills in the defaults; refuses with a sentence, never guesses."""

from math import isfinite
from typing import Any, NamedTuple

from ..charts.declaration import MAX_WOMEN, Control, Range, Scenario
from ..charts.outcome import Question
from ..charts.registry import CHARTS
from ..charts.wording.unit_system import UnitSystem
from ..errors import RequestError, check_number, check_option, check_whole, quote, refuse_unknown
from ..physiology.exposures import KINDS, largest_level
from ..physiology.parameters import ASSUMPTIONS
from ..physiology.treatments import Intervention
from ..typed_number import parse_number, two_readings
from ..units import SYSTEMS

MAX_INTERVENTIONS = 12
MAX_SEED = 2**32 - 1
YEARS_OF_TREATMENT = (-20.0, 40.0)
KEYS = ("scenario", "inputs", "assumption", "parameters", "view", "units", "women", "seed")


class CheckedRequest(NamedTuple):
    """A request that has passed all checks.

    scenario : Scenario
    question : Question
    notes : list of str, what the reader should know about how the request was read
    """

    scenario: Scenario
    question: Question
    notes: list[str]


def check(request: Any) -> CheckedRequest:
    """Check a request.

    Parameters
    ----------
    request : dict
        See `api.run`.

    Raises
    ------
    RequestError
        Naming the field at fault and what is allowed.
    """
    if not isinstance(request, dict):
        raise RequestError("A request is an object with at least 'scenario'.")
    refuse_unknown(request, KEYS, "option")
    if "scenario" not in request:
        raise RequestError(f"A request needs 'scenario'. Allowed: {', '.join(CHARTS)}.", "scenario")
    scenario = CHARTS[check_option(request["scenario"], "scenario", CHARTS)].scenario
    inputs = request.get("inputs", {})
    if not isinstance(inputs, dict):
        raise RequestError("'inputs' must be an object of names and values.", "inputs")
    interventions = _interventions(inputs.get("interventions", []))
    if interventions and not scenario.takes_interventions:
        able = [name for name, chart in CHARTS.items() if chart.scenario.takes_interventions]
        raise RequestError(
            f"{scenario.name!r} takes no 'interventions'. These do: {', '.join(able)}.",
            "interventions",
        )
    controls = {control.key: control for control in scenario.controls}
    refuse_unknown(inputs, [*controls, "interventions"], "input")
    values = {key: _value(controls[key], value) for key, value in inputs.items() if key in controls}
    view = request.get("view", scenario.tier)
    limit = scenario.max_women or MAX_WOMEN
    women = _whole(request.get("women", 0), "women", 0, limit, f" in {scenario.name!r}")
    changes, notes = _changes(request.get("parameters", {}), scenario)
    if women and not scenario.max_women:
        women = 0
        notes.append("There are no virtual women in this chart.")
    question = Question(
        inputs=scenario.defaults() | values,
        interventions=interventions,
        assumption=check_option(request.get("assumption", "small"), "assumption", ASSUMPTIONS),
        view=check_option(view, "view", scenario.views),
        units=UnitSystem(check_option(request.get("units", "conventional"), "units", SYSTEMS)),
        women=women,
        seed=_whole(request.get("seed", 1), "seed", 0, MAX_SEED),
        changes=changes,
    )
    return CheckedRequest(scenario, question, notes)


def _value(control: Control, value: Any) -> float | str:
    if isinstance(control, Range):
        number = _number(value, control.key, control.min, control.max, control.unit)
        if control.whole and not number.is_integer():
            limits = f"from {control.min:g} to {control.max:g} {control.unit}"
            raise RequestError(f"{control.key!r} must be a whole number {limits}.", control.key)
        return number
    return check_option(value, control.key, dict(control.options))


def _changes(given: Any, scenario: Scenario) -> tuple[dict[str, float], list[str]]:
    """Read changed parameters, and what is said of them; a reader's browser goes without all of it."""
    if given == {}:
        return {}, []
    try:
        from . import changes
    except ModuleNotFoundError:
        raise RequestError("Parameters can be changed in the Python package alone.", "parameters") from None
    found = changes.read(given, scenario)
    return found, changes.describe(found)


def _interventions(entries: Any) -> tuple[Intervention, ...]:
    if not isinstance(entries, (list, tuple)):
        raise RequestError("'interventions' must be a list.", "interventions")
    if len(entries) > MAX_INTERVENTIONS:
        raise RequestError(
            f"'interventions' holds {len(entries)} entries; allowed are up to {MAX_INTERVENTIONS}.",
            "interventions",
        )
    return tuple(_intervention(entry) for entry in entries)


def _intervention(entry: Any) -> Intervention:
    field = "interventions"
    if not isinstance(entry, dict):
        raise RequestError("Each intervention is an object with 'kind' and 'start_y'.", field)
    refuse_unknown(entry, Intervention._fields, "entry of an intervention")
    for needed in ("kind", "start_y"):
        if needed not in entry:
            raise RequestError(f"An intervention needs {needed!r}.", field)
    kind = check_option(entry["kind"], "kind of intervention", KINDS)
    start = _number(entry["start_y"], "start_y", *YEARS_OF_TREATMENT, "years")
    stop = entry.get("stop_y")
    if stop is not None:
        stop = _number(stop, "stop_y", *YEARS_OF_TREATMENT, "years")
        if stop <= start:
            raise RequestError("'stop_y' of an intervention must be later than 'start_y'.", field)
    level = _number(entry.get("level", 1.0), "level", 0.0, largest_level(kind), f"times level 1 of {kind}")
    return Intervention(kind, start, stop, level)


def _number(value: Any, field: str, lowest: float, highest: float, unit: str) -> float:
    if isinstance(value, str):
        value = _typed(
            value, field, lowest, highest, f"Allowed: a number from {lowest:g} to {highest:g} {unit}."
        )
    plain = value if isinstance(value, (int, float)) else None  # a request holds no arrays
    return float(check_number(plain, field, lowest, highest, unit))


def _whole(value: Any, field: str, lowest: int, highest: int, where: str = "") -> int:
    if isinstance(value, str):
        allowed = f"{field!r} must be a whole number from {lowest} to {highest}{where}."
        value = _typed(value, field, lowest, highest, allowed)
    if isinstance(value, float) and value.is_integer():  # 1e1 is one, in JSON as in a box
        value = int(value)
    return check_whole(value, field, lowest, highest, where)


def _typed(text: str, field: str, lowest: float, highest: float, allowed: str) -> float:
    """Read a number that somebody typed; the sentence for what is none says why."""
    number = parse_number(text, lambda one: lowest <= one <= highest)
    if isfinite(number):
        return number
    readings = two_readings(text)
    if readings:
        either = " or ".join(f"{one:.15g}" for one in readings)
        raise RequestError(f"{field!r}: {quote(text)} can mean {either}. {allowed}", field)
    raise RequestError(f"{field!r} must be a number, not {quote(text)}. {allowed}", field)
