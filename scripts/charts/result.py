"""What an answer of ``api.run`` must hold before it is drawn."""

from __future__ import annotations

import math
from typing import Any

from pydantic import Field, create_model, field_validator, model_validator

from scripts.charts.kinds import KINDS
from scripts.charts.panels import Chart
from scripts.charts.schema import Number, Part, Text, check


class Series(Part):
    """A named quantity over time; ``None`` is a gap."""

    name: Text
    label: Text
    unit: Text
    values: list[Number | None]
    lower: list[Number | None] | None = None
    upper: list[Number | None] | None = None

    @model_validator(mode="after")
    def _band(self) -> Series:
        if (self.lower is None) != (self.upper is None):
            raise ValueError("a band needs both lower and upper")
        for name in ("lower", "upper"):
            band = getattr(self, name)
            if band is not None and len(band) != len(self.values):
                raise ValueError(f"{name} has {len(band)} values, the line has {len(self.values)}")
        return self


class Time(Part):
    """When the values of the series are."""

    values: list[Number] = Field(min_length=2)
    unit: Text
    label: Text


class Description(Part):
    """The picture in words: how it is built, what its numbers are, where it goes."""

    build: Text
    stats: Text
    trend: Text


class Table(Part):
    """The numbers in rows."""

    columns: list[Text] = Field(min_length=2)
    rows: list[list[Any]] = Field(min_length=1)

    @field_validator("rows")
    @classmethod
    def _plain(cls, rows: list[list[Any]]) -> list[list[Any]]:
        for row in rows:
            for value in row:
                if isinstance(value, float) and not math.isfinite(value):
                    raise ValueError("a cell is not a finite number; write None where there is none")
        return rows


class Result(Part):
    """An answer of ``api.run``."""

    scenario: Text
    inputs: dict[str, Any]
    model_version: Text
    time: Time
    series: list[Series] = Field(min_length=1)
    sentence: Text
    description: Description
    table: Table
    notes: list[Text] = []
    safety: list[Text] = []
    chart: Chart

    @model_validator(mode="after")
    def _fits(self) -> Result:
        for series in self.series:
            if len(series.values) != len(self.time.values):
                have, want = len(series.values), len(self.time.values)
                raise ValueError(f"series {series.name!r} has {have} values for {want} times")
        names = {series.name for series in self.series}
        for panel in self.chart.panels:
            for line in panel.lines:
                if line.series not in names:
                    raise ValueError(f"panel {panel.key!r} draws {line.series!r}, which is not a series")
        for row in self.table.rows:
            if len(row) != len(self.table.columns):
                raise ValueError(
                    f"a row of the table has {len(row)} cells for {len(self.table.columns)} columns"
                )
        return self


# A result whose chart holds what its kind needs.
OF_KIND = {
    kind: create_model("Result", __base__=Result, chart=(schema, ...)) for kind, schema in KINDS.items()
}


def check_result(data: dict) -> Result:
    """Validate an answer of ``api.run``.

    Raises
    ------
    ChartError
        One line for each thing that is missing or wrong.
    """
    chart = data.get("chart")
    kind = chart.get("kind") if isinstance(chart, dict) else None
    return check(
        OF_KIND.get(kind, Result),
        data,
        f"The result of {data.get('scenario', 'a scenario without a name')!r}",
    )
