"""What the kinds of chart that set things side by side must hold: grid, map, forest, chain."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from scripts.charts.panels import Axis, Chart, Panel
from scripts.charts.schema import Number, Part, Text


class Cell(Panel):
    """A panel of a grid, in its place."""

    row: int = Field(ge=0, le=1)
    column: int = Field(ge=0, le=1)


class Grid(Chart):
    """Four panels on one ruler."""

    x: Axis
    heading: Text
    encoding: Literal["lines", "band", "dots", "frames"]
    panels: list[Cell] = Field(min_length=4, max_length=4)


class Row(Part):
    """A row of a forest: a measured or simulated result, a range, or nothing yet."""

    label: Text
    role: Literal["model", "measured", "hollow"]
    estimate: Number | None
    lower: Number | None
    upper: Number | None

    @model_validator(mode="after")
    def _shown(self) -> Row:
        if self.role == "hollow" and self.estimate is not None:
            raise ValueError('a "hollow" row is one without a number; its estimate must be None')
        if self.role != "hollow" and self.estimate is None:
            raise ValueError('a row without an estimate must say so with the role "hollow"')
        if (self.lower is None) != (self.upper is None):
            raise ValueError("an interval needs both lower and upper")
        return self


class CountRow(Part):
    """How many there are of each column."""

    label: Text
    cells: list[int]


class Counts(Part):
    """Counts in rows and columns."""

    label: Text
    columns: list[Text] = Field(min_length=1)
    rows: list[CountRow] = Field(min_length=1)

    @model_validator(mode="after")
    def _square(self) -> Counts:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"the row {row.label!r} has {len(row.cells)} cells for {len(self.columns)} columns"
                )
        return self


class Estimates(Part):
    """All estimates of a repeated trial."""

    label: Text
    dots_label: Text
    dots: list[dict[str, Number]] = Field(min_length=1)
    true: Number


class Forest(Chart):
    """Results on one axis, with what belongs to them."""

    x: Axis
    rows: list[Row] = []
    dotplots: list[Estimates] = []
    matrix: Counts | None = None
    timeline: dict[str, Any] | None = None
    empty: Text | None = None

    @model_validator(mode="after")
    def _something(self) -> Forest:
        if not (self.rows or self.matrix or self.timeline or self.empty):
            raise ValueError(
                "a forest needs rows, a matrix or a timeline, or the words to show where there are none"
            )
        return self


class Surface(Part):
    """Values over two quantities, one row for each upright step."""

    label: Text
    unit: Text
    x: list[Number] = Field(min_length=2)
    y: list[Number] = Field(min_length=2)
    values: list[list[Number]]

    @model_validator(mode="after")
    def _full(self) -> Surface:
        if len(self.values) != len(self.y) or any(len(row) != len(self.x) for row in self.values):
            raise ValueError(f"values must be {len(self.y)} rows of {len(self.x)}, one for each y and each x")
        return self


class Cross(Part):
    """The pair of a surface that is set, and its value in words."""

    x: Number
    y: Number
    value: Number
    says: Text
    label: Text


class Zero(Part):
    """The line on which nothing changes; it may lie outside of the map."""

    label: Text
    points: list[dict[str, Number]]


class SurfaceWithSlices(Chart):
    """A map and curves that cut through it."""

    x: Axis
    y: Axis
    z: Surface
    zero: Zero
    cross: Cross
    panels: list[Panel] = Field(min_length=1, max_length=1)


class Gap(Part):
    """Where what is known stops, in words."""

    label: Text
    left: Text
    right: Text


class Trials(Part):
    """A forest at the end of a chain."""

    label: Text
    x: Axis
    rows: list[Row]


class PanelChart(Chart):
    """A kind that is nothing but panels over one axis; with a break, a chain around a gap."""

    x: Axis
    panels: list[Panel] = Field(min_length=1)
    gap: Gap | None = Field(default=None, alias="break")
    levels: list[Panel] = []
    forest: Trials | None = None

    @model_validator(mode="after")
    def _both_sides(self) -> PanelChart:
        if self.gap and not (self.levels and self.forest):
            raise ValueError("a break stands between levels and panels, and a forest closes the chain")
        return self
