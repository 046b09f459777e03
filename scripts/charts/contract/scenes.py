"""What a scene holds: quantities of the model as crowds of drawn shapes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scripts.charts.contract.panels import Facet
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
    reads: Text | None = None
    """The value in words, where they are not the value and its unit."""
    side: int = Field(default=0, ge=0, le=1)
    """In which half of the scene it stands."""


class SceneLevel(Part):
    """A level that a scene draws as the height of bone."""

    key: Text
    """Where it is the name of a series, the bone follows the cursor."""
    label: Text
    value: Number
    """100 is the start."""
    unit: Text
    side: int = Field(default=0, ge=0, le=1)


class Scene(Part):
    """A picture whose crowds are as large as the model says."""

    setting: Literal["signals", "halves", "teams", "cell"]
    """Which picture."""
    label: Text
    counts: list[Count] = Field(min_length=1)
    levels: list[SceneLevel] = []
    sides: list[Text] = Field(default=[], max_length=2)
    """Names of its halves."""
    selected: int | None = None
    """The half on which the controls stand."""
    says: list[Text] = Field(min_length=1)
    """What one shape of each kind stands for."""
    says_short: list[Text] = Field(min_length=1)
    """The same in a narrow picture."""


class Course(Facet):
    """A small panel: a name, a value, a line."""

    short: Text
    """Its name in the picture."""
    secondary: bool = False
    """Whether a narrow picture leaves it to the table."""
