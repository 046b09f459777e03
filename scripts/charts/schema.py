"""What all chart schemas share: plain types, and messages an author understands.

The reader of a message from here is an author who forgot something, so each says where it is
missing and what to write. More fields than the schemas name are welcome.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Text = Annotated[str, Field(min_length=1)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Tier = Literal["fundamentals", "intermediate", "academic"]
Kind = Literal[
    "time-series",
    "day-calendar",
    "cycle-animation",
    "dial-balance",
    "stepper",
    "dotplot",
    "icon-array",
    "grid-2x2",
    "forest",
    "surface-with-slices",
]


class ChartError(ValueError):
    """A chart that cannot be shown; the message is for its author."""


class Part(BaseModel):
    """A piece of a declaration or a result."""

    model_config = ConfigDict(extra="allow", frozen=True)


def check(schema: type[Part], data: dict, what: str):
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
        lines = [_sentence(data, problem) for problem in error.errors()]
        raise ChartError(f"{what} cannot be shown:\n" + "\n".join(f"- {line}" for line in lines)) from None


def _sentence(data: Any, problem: dict) -> str:
    """Say where in the author's data something is wrong, by name rather than by index."""
    place = []
    for step in problem["loc"]:
        data = data[step] if isinstance(data, (dict, list)) and _has(data, step) else None
        name = data.get("key") or data.get("name") or data.get("label") if isinstance(data, dict) else None
        place.append(f"{name!r}" if isinstance(step, int) and name else str(step))
    where = ", ".join(place)
    if problem["type"] == "missing":
        return f"{where} is missing."
    message = problem["msg"].removeprefix("Value error, ")
    if problem["type"] == "too_short" and isinstance(data, list):
        message = f"at least {problem['ctx']['min_length']} needed, {len(data)} given"
    elif problem["type"] == "too_long" and isinstance(data, list):
        message = f"at most {problem['ctx']['max_length']} allowed, {len(data)} given"
    return f"{where}: {message}." if where else f"{message}."


def _has(data: dict | list, step: Any) -> bool:
    return step in data if isinstance(data, dict) else isinstance(step, int) and step < len(data)
