"""Checks what a caller asks for and fills in the defaults; refuses with a sentence, never guesses."""

from collections.abc import Collection, Iterable
from math import isfinite
from typing import Any, NamedTuple

from ..charts.declaration import MAX_WOMEN, Control, Range, Scenario
from ..charts.outcome import Question
from ..charts.registry import CHARTS
from ..charts.wording.unit_system import UnitSystem
from ..errors import RequestError
from ..physiology.parameters import ASSUMPTIONS
from ..physiology.treatments import KINDS, Intervention
from ..units import SYSTEMS

MAX_INTERVENTIONS = 12
MAX_SEED = 2**32 - 1
YEARS_OF_TREATMENT = (-20.0, 40.0)
LEVELS_OF_TREATMENT = (0.0, 10.0)
KEYS = ("scenario", "inputs", "assumption", "view", "units", "women", "seed")


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
    _refuse_unknown(request, KEYS, "option")
    if "scenario" not in request:
        raise RequestError(f"A request needs 'scenario'. Allowed: {_join(CHARTS)}.", "scenario")
    scenario = CHARTS[_option(request["scenario"], CHARTS, "scenario")].scenario
    inputs = request.get("inputs", {})
    if not isinstance(inputs, dict):
        raise RequestError("'inputs' must be an object of names and values.", "inputs")
    interventions = _interventions(inputs.get("interventions", []))
    if interventions and not scenario.takes_interventions:
        able = [name for name, chart in CHARTS.items() if chart.scenario.takes_interventions]
        raise RequestError(
            f"{scenario.name!r} takes no 'interventions'. These do: {_join(able)}.",
            "interventions",
        )
    controls = {control.key: control for control in scenario.controls}
    _refuse_unknown(inputs, [*controls, "interventions"], "input")
    values = {key: _value(controls[key], value) for key, value in inputs.items() if key in controls}
    view = request.get("view", scenario.tier)
    limit = scenario.max_women or MAX_WOMEN
    women = _integer(request.get("women", 0), 0, limit, "women", f" in {scenario.name!r}")
    notes = []
    if women and not scenario.max_women:
        women = 0
        notes.append("There are no virtual women in this chart.")
    question = Question(
        inputs=scenario.defaults() | values,
        interventions=interventions,
        assumption=_option(request.get("assumption", "small"), ASSUMPTIONS, "assumption"),
        view=_option(view, scenario.views, "view"),
        units=UnitSystem(_option(request.get("units", "conventional"), SYSTEMS, "units")),
        women=women,
        seed=_integer(request.get("seed", 1), 0, MAX_SEED, "seed"),
    )
    return CheckedRequest(scenario, question, notes)


def _value(control: Control, value: Any) -> float | str:
    if isinstance(control, Range):
        return _number(value, control.min, control.max, control.key, control.unit)
    return _option(value, dict(control.options), control.key)


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
    _refuse_unknown(entry, Intervention._fields, "entry of an intervention")
    for needed in ("kind", "start_y"):
        if needed not in entry:
            raise RequestError(f"An intervention needs {needed!r}.", field)
    kind = _option(entry["kind"], KINDS, "kind of intervention")
    start = _number(entry["start_y"], *YEARS_OF_TREATMENT, "start_y", "years")
    stop = entry.get("stop_y")
    if stop is not None:
        stop = _number(stop, *YEARS_OF_TREATMENT, "stop_y", "years")
        if stop <= start:
            raise RequestError("'stop_y' of an intervention must be later than 'start_y'.", field)
    level = _number(entry.get("level", 1.0), *LEVELS_OF_TREATMENT, "level", "times level 1")
    return Intervention(kind, start, stop, level)


def _number(value: Any, lowest: float, highest: float, field: str, unit: str) -> float:
    allowed = f"Allowed: a number from {lowest:g} to {highest:g} {unit}."
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise RequestError(f"{field!r} must be a number. {allowed}", field)
    # Compared before it is converted: an integer may be too large for a float.
    if isinstance(value, float) and not isfinite(value):
        raise RequestError(f"{field!r} must be a finite number. {allowed}", field)
    if not lowest <= value <= highest:
        raise RequestError(f"{field!r} is out of range. {allowed}", field)
    return float(value)


def _integer(value: Any, lowest: int, highest: int, field: str, where: str = "") -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
        raise RequestError(f"{field!r} must be a whole number from {lowest} to {highest}{where}.", field)
    return value


def _option(value: Any, allowed: Collection[str], field: str) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise RequestError(f"Unknown {field}: {_quote(value)}. Allowed: {_join(allowed)}.", field)
    return value


def _refuse_unknown(given: dict[Any, Any], allowed: Collection[str], what: str) -> None:
    for key in given:
        if key not in allowed:
            raise RequestError(
                f"Unknown {what}: {_quote(key)}. Allowed: {_join(allowed)}.",
                key if isinstance(key, str) else None,
            )


def _join(names: Iterable[str]) -> str:
    return ", ".join(names)


def _quote(value: Any, longest: int = 40) -> str:
    """Write a value as it was given, shortened so that a message stays one line."""
    # Python refuses to print an integer of thousands of digits.
    if isinstance(value, int) and value.bit_length() > 4 * longest:
        return "a very large number"
    text = repr(value) if isinstance(value, (str, int, float, bool, type(None))) else type(value).__name__
    return text if len(text) <= longest else text[: longest - 1] + "…"
