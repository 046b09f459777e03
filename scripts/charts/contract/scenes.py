"""What a scene holds: quantities of the model as crowds of drawn shapes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scripts.charts.contract.part import Number, Part, Process, Text

Shape = Literal[
    "breakdown-cell",
    "builder",
    "lining-cell",
    "rankl",
    "opg",
    "receptor",
    "inflammation",
    "builder-signal",
    "progesterone",
    "receptor-a",
    "receptor-b",
    "pair",
    "message",
    "protein",
]


class Count(Part):
    """A quantity as a number of shapes; the last one is drawn as a part."""

    key: Text
    """Where it is the name of a series, the crowd follows the cursor."""
    shape: Shape
    label: Text
    short: Text | None = None
    """Its name in a narrow picture."""
    value: Number
    unit: Text
    each: Number = Field(gt=0)
    """How much one shape stands for."""
    role: Process | Literal["progesterone", "plain"] = "plain"
    """Whose color its value has."""


class SceneLevel(Part):
    """A level that a scene draws as a height."""

    key: Text
    """Where it is the name of a series, it follows the cursor."""
    label: Text
    value: Number
    unit: Text


class Scene(Part):
    """A picture whose crowds are as large as the model says."""

    setting: Literal["signals", "builders", "teams", "cell"]
    """Which picture."""
    label: Text
    counts: list[Count] = Field(min_length=1)
    level: SceneLevel | None = None
    says: Text
    """What one shape stands for."""
    says_short: Text
    """The same in a narrow picture."""
