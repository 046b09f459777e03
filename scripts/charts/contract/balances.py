"""Kinds of chart that show what pulls on what, and chains of steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field, model_validator

from scripts.charts.contract.panels import Axis, Chart
from scripts.charts.contract.part import Number, Part, Role, Text
from scripts.charts.contract.scenes import Course, Scene
from scripts.charts.contract.time_courses import Play


class Bar(Part):
    """A value of the model as a bar."""

    key: Text
    """Where it is the name of a series, the bar follows the cursor."""
    label: Text
    value: Number
    unit: Text
    """That of the axis."""
    role: Role
    selected: bool = False


class Mark(Part):
    """A thin line across all bars."""

    at: Number
    label: Text


class BarAxis(Axis):
    """The axis on which all bars stand."""

    rules: list[Mark] = []


class Step(Part):
    """One link of a chain; steps stand in their order."""

    key: Text
    label: Text
    note: Text | None = None
    """The value in words."""
    quantity: Text | None = None
    """Name of the value, with its unit."""
    value: Number | None = None
    selected: bool = False
    short: Text | None = None
    """Its name in a scene."""


class ControlMark(Part):
    """A marked place on a control."""

    control: Text
    """Key of the control."""
    at: Number
    label: Text


class Rope(Axis):
    """A mark on a rope between two sides: a tug-of-war."""

    short: Text
    """Its name in a narrow picture."""
    left: Text
    """Who pulls to the left."""
    right: Text
    value: Number
    """Where the mark is."""
    series: Text
    """Name of the series that the mark follows with the cursor."""
    rest: Number
    """Where the mark would be if nobody pulled."""
    rest_label: Text
    trail: list[Number]
    """Where the mark has been."""


class DialBalance(Chart):
    """Two sides that pull on bone: a scene that counts them, with small courses over time below."""

    kind: Literal["dial-balance"]
    x: Axis
    panels: Sequence[Course]
    scene: Scene
    ticks: list[ControlMark] = []
    rope: Rope | None = None
    """What both sides of the scene pull at."""


class Stepper(Chart):
    """A chain of steps: one is selected, or `play` walks through them."""

    kind: Literal["stepper"]
    x: Axis
    panels: Sequence[Course]
    steps: list[Step] = Field(min_length=2)
    steps_label: Text
    play: Play | None = None
    bars: list[Bar] = Field(default=[], max_length=5)
    """Of the step that is selected."""
    bar_axis: BarAxis | None = None
    scene: Scene | None = None
    """The chain as one flow."""

    @model_validator(mode="after")
    def _one_is_marked(self) -> Stepper:
        if not self.play and sum(step.selected for step in self.steps) != 1:
            raise ValueError("steps without play need exactly one that is selected")
        if self.bars and not self.bar_axis:
            raise ValueError("bars need a bar_axis")
        return self
