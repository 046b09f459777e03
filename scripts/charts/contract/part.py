"""What every piece of the contract is made of: the base class and the words with a fixed meaning."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]
Number = Annotated[float, Field(allow_inf_nan=False)]

Tier = Literal["fundamentals", "intermediate", "academic"]
Kind = Literal[
    "time-series",
    "day-calendar",
    "cycle-animation",
    "dial-balance",
    "stages",
    "stepper",
    "stages",
    "dotplot",
    "icon-array",
    "grid-2x2",
    "forest",
    "surface-with-slices",
    "repeated-trials",
]

# How virtual women are drawn: single lines, shaded bands, squares at the end, one line at a time.
Encoding = Literal["lines", "band", "dots", "frames"]

# What a line, a dot or a bar stands for; `svg/roles.js` says how each looks.
Arm = Literal["nothing", "estrogen", "progesterone", "both"]
Process = Literal["breakdown", "building"]
Level = Literal["level-1", "level-2", "level-3", "level-4", "level-5"]
Measurement = Literal["measured", "measured-second", "progestin"]
LineRole = Arm | Process | Level | Literal["plain"]
Role = LineRole | Measurement


class Part(BaseModel):
    """A piece of a declaration or a result; the docstring below a field says what it means."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)
