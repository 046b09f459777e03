"""Forests: results on one axis, with what belongs to them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from scripts.charts.contract.panels import Axis, Chart, LegendItem
from scripts.charts.contract.part import Number, Part, Text


class Choice(Part):
    """One setting of a range, as a tick of its bar."""

    label: Text
    value: Number


class Row(Part):
    """A row of a forest: a measured or simulated result, a range of settings, or nothing yet."""

    label: Text
    names: list[Text] | None = Field(default=None, min_length=1)
    """Shorter names, longest first, of which the first that fits its line is drawn; else the label."""
    role: Literal["model", "measured", "hollow"]
    """A line, a dot (open without an interval), or an empty bar: not quantified."""
    estimate: Number | None
    lower: Number | None
    upper: Number | None
    source: Text | None = None
    """Key of its reference; a range without one is drawn weak."""
    row: Text | None = None
    """Id of its row in the evidence table."""
    key: Text | None = None
    group: Text | None = None
    """Heading above it; rows of one group stand together."""
    says: str | None = None
    """Words in place of its name where it stands in a small box."""
    figures: Text | None = None
    """Its numbers in words, at the right of a wide picture."""
    note: str | None = None
    outline: bool = False
    """Marks MPA, a progestin."""
    product: Text | None = None
    options: list[Choice] | None = None
    """The settings of a range."""
    basis: Text | None = None
    """What a range rests on, in words."""

    @model_validator(mode="after")
    def _shown(self) -> Row:
        if self.role == "hollow" and self.estimate is not None:
            raise ValueError('a "hollow" row is one without a number; its estimate must be None')
        if self.role != "hollow" and self.estimate is None:
            raise ValueError('a row without an estimate must say so with the role "hollow"')
        if (self.lower is None) != (self.upper is None):
            raise ValueError("an interval needs both lower and upper")
        return self


class ForestRule(Part):
    """A thin upright line through all rows."""

    x: Number
    label: str
    key: bool = False
    """Whether it is what the controls set, and drawn so."""


class Trials(Part):
    """A forest at the end of a chain."""

    label: Text
    x: Axis
    rows: list[Row]


class CountRow(Part):
    """How many there are of each column."""

    label: Text
    cells: list[int]


class Counts(Part):
    """Counts in rows and columns."""

    label: Text
    note: Text | None = None
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


class Publication(Part):
    """A result in its year of publication."""

    x: Number
    """The year."""
    label: Text
    outline: bool = False
    """Marks MPA, a progestin."""


class Timeline(Part):
    """Results by year of publication."""

    label: Text
    axis: Axis
    items: list[LegendItem] = []
    """Its legend."""
    dots: list[Publication]


class Forest(Chart):
    """Results on one axis: rows and, as asked, counts, a line of years, panels."""

    kind: Literal["forest"]
    x: Axis
    heading: Text
    key: list[LegendItem] = []
    rules: list[ForestRule] = []
    rows: list[Row] = []
    matrix: Counts | None = None
    timeline: Timeline | None = None
    entries: list[dict[str, Any]] = []
    """All rows of the evidence table that pass the filters, as data; not drawn."""
    empty: Text | None = None
    """What to say where nothing is left to draw."""

    @model_validator(mode="after")
    def _something(self) -> Forest:
        if not (self.rows or self.matrix or self.timeline or self.empty):
            raise ValueError(
                "a forest needs rows, a matrix or a timeline, or the words to show where there are none"
            )
        return self
