"""What every kind of chart is made of: panels with lines and dots, an axis, a title."""

from __future__ import annotations

from pydantic import Field

from scripts.charts.schema import Kind, Number, Part, Text


class Axis(Part):
    """A horizontal axis."""

    label: Text
    unit: Text


class Line(Part):
    """A series as a line of a panel."""

    series: Text
    label: Text
    role: Text


class Dot(Part):
    """A measurement; without an interval it is drawn open."""

    x: Number
    y: Number
    lower: Number | None = None
    upper: Number | None = None
    label: Text
    role: Text


class Panel(Part):
    """One of the stacked panels."""

    key: Text
    label: Text
    unit: Text
    lines: list[Line] = Field(max_length=5)
    dots: list[Dot] = []


class Chart(Part):
    """What is drawn."""

    kind: Kind
    title: Text
    panels: list[Panel]
