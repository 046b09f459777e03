"""Kinds of chart that set settings side by side: a grid of four, a map of two quantities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field, model_validator

from scripts.charts.contract.panels import Axis, Chart, Dot, Facet, Panel
from scripts.charts.contract.part import Encoding, Number, Part, Text


class ArmDot(Dot):
    """A measured arm of a trial."""

    per_year: Number
    """Its change, % a year."""


class Cell(Facet):
    """A panel of a grid, in its place."""

    row: int = Field(ge=0, le=1)
    column: int = Field(ge=0, le=1)
    short: Text
    """Its name where the room is scarce."""
    per_year: Number
    """Change of the model, % a year."""
    dots: Sequence[ArmDot] = []


class DotWords(Part):
    """What dots mean, in the legend of a grid."""

    measured: Text
    open: Text
    """Without an interval."""
    progestin: Text


class GridKey(Part):
    """Words of the legend of a grid."""

    model: Text
    """Of a line."""
    dots: DotWords


class Grid(Chart):
    """Four panels on one pair of axes, one for each pair of two choices."""

    kind: Literal["grid-2x2"]
    x: Axis
    heading: Text
    note: Text | None = None
    """Where the axis starts, if not at 0."""
    encoding: Encoding
    """How women are shown first."""
    key: GridKey
    panels: Sequence[Cell] = Field(min_length=4, max_length=4)


class Point(Part):
    """A pair of values of a map."""

    x: Number
    y: Number


class Surface(Part):
    """A quantity over two others."""

    label: Text
    unit: Text
    min: Number
    max: Number
    ticks: list[Number] = Field(min_length=1)
    """At which values a level line is drawn."""
    x: list[Number] = Field(min_length=2)
    y: list[Number] = Field(min_length=2)
    values: list[list[Number]]
    """`values[row of y][column of x]`."""

    @model_validator(mode="after")
    def _full(self) -> Surface:
        if len(self.values) != len(self.y) or any(len(row) != len(self.x) for row in self.values):
            raise ValueError(f"values must be {len(self.y)} rows of {len(self.x)}, one for each y and each x")
        return self


class Cross(Part):
    """The pair that is set, and its value."""

    x: Number
    y: Number
    value: Number
    says: Text
    """The value in words."""
    label: Text


class Zero(Part):
    """The bold line on which nothing changes; it may lie outside of the map."""

    label: Text
    points: list[Point]


class Side(Part):
    """Words on one side of the line of zero."""

    x: Number
    y: Number
    label: Text


class Area(Part):
    """A rectangle of a map."""

    x1: Number
    x2: Number
    y1: Number
    y2: Number


class Untested(Part):
    """Where no measurement stands behind a map."""

    label: Text
    areas: list[Area]


class SurfaceWithSlices(Chart):
    """A map over two quantities and, in panels, curves that cut through it over the result's time."""

    kind: Literal["surface-with-slices"]
    x: Axis
    y: Axis
    z: Surface
    zero: Zero
    untested: Untested
    sides: list[Side] = []
    cross: Cross
    slices: list[Text] = []
    """Names of the series that are slices."""
    panels: Sequence[Panel] = Field(min_length=1, max_length=2)
