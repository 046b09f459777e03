"""Parameters that a caller changes: what they may be, and answers that they make impossible."""

import json
from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

from ..charts.declaration import Scenario
from ..charts.outcome import Question
from ..charts.registry import CHARTS
from ..errors import RequestError, check_number, quote, refuse_unknown
from ..physiology.parameters import PARAMETERS, override
from ..typed_number import parse_number

BEYOND = 10  # times what is plausible: far enough for any "what if", near enough to be computed
MOST_NAMED = 5
# What arithmetic says of numbers that are too large or none at all; those that became complex have no order.
NO_NUMBER = (ArithmeticError, ValueError, TypeError)


def read(changes: Any, scenario: Scenario) -> dict[str, float]:
    """Check values by the names of parameters.

    Raises
    ------
    RequestError
        For a name that is no parameter, with those that are; for a value that such a parameter
        cannot have, with the range that is plausible; where the model has no part in what is drawn.
    """
    if not isinstance(changes, dict):
        raise RequestError("'parameters' must be an object of names and numbers.", "parameters")
    refuse_unknown(changes, PARAMETERS, "parameter")
    if changes and not _is_modelled(scenario):
        able = [name for name, chart in CHARTS.items() if _is_modelled(chart.scenario)]
        raise RequestError(
            f"No parameter of the model changes {scenario.name!r}. These have some: {', '.join(able)}.",
            "parameters",
        )
    values: dict[str, Any] = {name: _number(name, value) for name, value in changes.items()}
    override(**values)  # refuses a share above 1
    return values


def _is_modelled(scenario: Scenario) -> bool:
    return "model" in scenario.badge.split()


def _number(name: str, value: Any) -> float:
    lowest, highest = _allowed(name)
    if isinstance(value, str):
        number = parse_number(value, lambda one: lowest <= one <= highest)
        if not isfinite(number):
            raise RequestError(f"{name!r} must be a number, not {quote(value)}. {_plausible(name)}", name)
        value = number
    plain = value if isinstance(value, (int, float)) else None  # a request holds no arrays
    unit = PARAMETERS[name].unit
    said = f"{'' if unit == '1' else unit} (plausible: {_range(name)})".lstrip()
    return float(check_number(plain, name, lowest, highest, said))


def _allowed(name: str) -> tuple[float, float]:
    """Bounds of a parameter, stretched; 0 turns most mechanisms off, but no time can be 0."""
    lowest, highest = PARAMETERS[name].bounds
    if lowest < 0:
        return BEYOND * lowest, BEYOND * highest
    return (lowest / BEYOND if PARAMETERS[name].unit in ("d", "y") else 0.0), BEYOND * highest


def describe(changes: Mapping[str, float]) -> list[str]:
    """Say which parameters were changed, and which of them to what is hardly so in life."""
    return [f"Changed parameters: {', '.join(f'{name} = {value:g}' for name, value in changes.items())}."] + [
        f"{name} is set beyond what is plausible. {_plausible(name)}"
        for name in changes
        if _is_implausible(name, changes[name])
    ]


def answer(question: Question, compute: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Compute an answer, and refuse parameters with which there is none."""
    changes = question.changes
    try:
        result = compute() | {"parameters": dict(changes)}
        json.dumps(result, allow_nan=False)
        return result
    except RequestError:
        raise
    except NO_NUMBER as error:
        suspects = [name for name in changes if _is_implausible(name, changes[name])] or list(changes)
        told = "; ".join(f"{name}: {_range(name)}" for name in suspects[:MOST_NAMED])
        raise RequestError(
            f"With these parameters the equations have no finite answer. Plausible: {told}.", suspects[0]
        ) from error


def _is_implausible(name: str, value: float) -> bool:
    lowest, highest = PARAMETERS[name].bounds
    return not lowest <= value <= highest


def _range(name: str) -> str:
    lowest, highest = PARAMETERS[name].bounds
    return f"{lowest:g} to {highest:g}"


def _plausible(name: str) -> str:
    unit = PARAMETERS[name].unit
    return f"Plausible: {_range(name)}{'' if unit == '1' else f' {unit}'}."
