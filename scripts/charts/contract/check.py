"""Check data against the contract, with messages that an author understands.

The reader of a message from here is an author who forgot something, so each says where it is
missing and what to write.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from scripts.charts.contract.part import Part

P = TypeVar("P", bound=Part)


class ChartError(ValueError):
    """A chart that cannot be shown; the message is for its author."""


def check(schema: type[P], data: dict[str, Any], what: str) -> P:
    """Validate data, with one readable line for each problem.

    Parameters
    ----------
    schema : subclass of Part
    data : dict
    what : str
        How the message names the data, such as "The result of 'menopause'".

    Raises
    ------
    ChartError
    """
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        lines = [_sentence(data, dict(problem)) for problem in error.errors()]
        raise ChartError(f"{what} cannot be shown:\n" + "\n".join(f"- {line}" for line in lines)) from None


def _sentence(data: Any, problem: dict[str, Any]) -> str:
    """Say where in the author's data something is wrong, by name rather than by index."""
    place = []
    for step in problem["loc"]:
        if isinstance(data, dict) and step not in data and step == data.get("kind"):
            continue  # not a place in the data but the kind of chart that was expected there
        data = data[step] if isinstance(data, (dict, list)) and _has(data, step) else None
        name = data.get("key") or data.get("name") or data.get("label") if isinstance(data, dict) else None
        place.append(f"{name!r}" if isinstance(step, int) and name else str(step))
    kind, message = problem["type"], problem["msg"].removeprefix("Value error, ")
    if kind.startswith("union_tag"):
        place.append("kind")
        message = f"Input should be {problem['ctx'].get('expected_tags')}"
    where = ", ".join(place)
    if kind in ("missing", "union_tag_not_found"):
        return f"{where} is missing."
    if kind == "extra_forbidden":
        return f"{where} is not in the contract; correct its name, or add it to scripts/charts/contract/."
    if kind == "too_short" and isinstance(data, list):
        message = f"at least {problem['ctx']['min_length']} needed, {len(data)} given"
    elif kind == "too_long" and isinstance(data, list):
        message = f"at most {problem['ctx']['max_length']} allowed, {len(data)} given"
    return f"{where}: {message}." if where else f"{message}."


def _has(data: dict[Any, Any] | list[Any], step: Any) -> bool:
    return step in data if isinstance(data, dict) else isinstance(step, int) and step < len(data)
