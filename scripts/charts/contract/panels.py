"""What kinds of chart share: an axis, a panel with lines and dots, the words of a legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from pydantic import Field, model_validator

from scripts.charts.contract.part import Arm, LineRole, Number, Part, Process, Role, Text


class Axis(Part):
    """An axis: its ends and its ticks are declared, so that moving a control moves the curve alone."""

    label: Text
    """Name of the quantity, with its unit where it has one."""
    unit: Text
    min: Number
    max: Number
    ticks: list[Number] = Field(min_length=2)
    """Where its numbers stand."""
    scale: Literal["linear", "log"] = "linear"

    @model_validator(mode="after")
    def _upward(self) -> Axis:
        if self.min >= self.max:
            raise ValueError("an axis needs a min below its max")
        return self


class Line(Part):
    """A series of the result as a line of a panel."""

    series: Text
    """Name of the series."""
    label: Text
    role: LineRole
    """What the line stands for. Arms and processes never share a panel."""
    outline: bool = False
    """Marks MPA, a progestin, so that it is never read as progesterone."""


class Dot(Part):
    """A measurement; without an interval it is drawn open."""

    x: Number
    y: Number
    lower: Number | None = None
    upper: Number | None = None
    label: Text
    """What was measured, in whom."""
    source: Text
    """Key of its reference."""
    role: Role
    row: Text | None = None
    """Id of its row in the evidence table."""


class Rule(Part):
    """A thin line across a panel: upright at `x`, or level at `y`."""

    x: Number | None = None
    y: Number | None = None
    label: str
    """May be empty."""

    @model_validator(mode="after")
    def _one_place(self) -> Rule:
        if (self.x is None) == (self.y is None):
            raise ValueError("a rule stands at an x or at a y")
        return self


class Span(Part):
    """A shaded stretch of the horizontal axis."""

    x1: Number
    x2: Number
    label: Text


class LegendItem(Part):
    """A sample of a mark and its words."""

    kind: Literal["line", "dot", "bar", "bar-weak", "bar-hollow"]
    """Which sample."""
    role: Role
    """Whose look the sample has."""
    hollow: bool = False
    text: Text
    short: Text | None = None
    """Its words where there is little room."""


class Panel(Part):
    """A quantity over the horizontal axis of the chart."""

    key: Text
    label: Text
    """Name of the quantity, with its unit."""
    unit: Text
    min: Number | None = None
    """Lower end of its vertical axis; where it is missing, the values decide."""
    max: Number | None = None
    ticks: list[Number] | None = None
    note: Text | None = None
    """Where its axis starts, if not at 0."""
    lines: list[Line] = Field(max_length=5)
    dots: Sequence[Dot] = []
    rules: list[Rule] = []
    spans: list[Span] = []
    place: Literal["main", "beside", "small"] = "main"
    """Where it stands if a picture is wide: under the other main ones, beside them in a column of
    the same width, or small in a column of its own. A phone leaves small ones to the table."""
    x: Axis | None = None
    """An axis of its own: such a panel does not share the chart's."""

    @model_validator(mode="after")
    def _arms_or_processes(self) -> Panel:
        roles = {line.role for line in self.lines}
        if roles.intersection(get_args(Arm)) and roles.intersection(get_args(Process)):
            raise ValueError("arms and processes never share a panel")
        return self


class Facet(Panel):
    """One of several panels on the same axes, with what is said under its name."""

    says: list[Text] = []
    """Short lines under its name."""
    selected: bool = False
    """Whether the controls stand on it."""


class Chart(Part):
    """What is drawn of a result."""

    title: Text
    panels: Sequence[Panel]
    """May be empty where the kind needs none."""
    band_label: Text | None = None
    """What the shade around a line is, in place of the usual words."""
