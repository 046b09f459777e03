"""Kinds of chart that show what pulls on what, and chains of steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from scripts.charts.contract.panels import Axis, Chart
from scripts.charts.contract.part import Number, Part, Text
from scripts.charts.contract.scenes import Course, Scene
from scripts.charts.contract.time_courses import Play


class Step(Part):
    """One link of a chain; steps stand in their order."""

    key: Text
    label: Text
    note: Text | None = None
    """The value in words."""
    quantity: Text | None = None
    """Name of the value, with its unit."""
    value: Number | None = None
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
    """A chain of steps as one flow: `play` walks through them."""

    kind: Literal["stepper"]
    x: Axis
    panels: Sequence[Course]
    steps: list[Step] = Field(min_length=2)
    steps_label: Text
    play: Play
    scene: Scene
