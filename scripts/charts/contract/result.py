"""What an answer of ``api.run`` must hold before it is drawn."""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from scripts.charts.contract.balances import DialBalance, Stepper
from scripts.charts.contract.check import check
from scripts.charts.contract.comparisons import Grid, SurfaceWithSlices
from scripts.charts.contract.counts import Dotplot, IconArray
from scripts.charts.contract.forests import Forest
from scripts.charts.contract.part import Number, Part, Text, Tier
from scripts.charts.contract.stages import Stages
from scripts.charts.contract.time_courses import CycleAnimation, DayCalendar, TimeSeries
from scripts.charts.contract.trials import RepeatedTrials

AnyChart = Annotated[
    TimeSeries
    | DayCalendar
    | CycleAnimation
    | DialBalance
    | Stepper
    | Stages
    | Dotplot
    | IconArray
    | Grid
    | Forest
    | SurfaceWithSlices
    | RepeatedTrials,
    Field(discriminator="kind"),
]


class Series(Part):
    """A named quantity over the result's time; with virtual women, how they spread around it and how
    sure it is itself."""

    name: Text
    label: Text
    unit: Text
    values: list[Number | None]
    """One for each time; none is a gap."""
    lower: list[Number | None] | None = None
    """Lower edge of the band of women."""
    upper: list[Number | None] | None = None
    level: Number | None = None
    """Share of women inside the band."""
    average_lower: list[Number | None] | None = None
    """Lower edge of where the line of the average woman may lie, by draws of the parameters."""
    average_upper: list[Number | None] | None = None
    average_level: Number | None = None
    """Share of the draws inside."""
    samples: list[list[Number | None]] | None = Field(default=None, max_length=20)
    """Up to 20 women, each as a line over the result's time."""
    end_dots: list[Number] | None = None
    """20 quantiles of the last value."""

    @model_validator(mode="after")
    def _band(self) -> Series:
        for edges in (("lower", "upper"), ("average_lower", "average_upper")):
            bands = {name: getattr(self, name) for name in edges}
            if (bands[edges[0]] is None) != (bands[edges[1]] is None):
                raise ValueError(f"a band needs both {' and '.join(edges)}")
            for name, band in bands.items():
                if band is not None and len(band) != len(self.values):
                    raise ValueError(f"{name} has {len(band)} values, the line has {len(self.values)}")
        return self


class Time(Part):
    """The horizontal axis of the series.

    Where a scenario has no time of its own it is another axis, named by `unit` and `label`: the
    progesterone level (synergy-surface), years between scans (scan-noise), women in each arm
    (virtual-trial), year of publication (evidence), place in the list of events (fracture-icons).
    """

    values: list[Number] = Field(min_length=2)
    unit: Text
    label: Text


class Description(Part):
    """The picture in words."""

    build: Text
    """How it is built."""
    stats: Text
    """What its numbers are."""
    trend: Text
    """Where it goes."""


class Table(Part):
    """The numbers in rows."""

    columns: list[Text] = Field(min_length=2)
    rows: list[list[Any]]
    """A number, a text or none for each column."""

    @field_validator("rows")
    @classmethod
    def _plain(cls, rows: list[list[Any]]) -> list[list[Any]]:
        for row in rows:
            for value in row:
                if isinstance(value, float) and not math.isfinite(value):
                    raise ValueError("a cell is not a finite number; write None where there is none")
        return rows


class Uncertainty(Part):
    """What is drawn around the lines means, in a sentence or two each; empty without women."""

    average: Text | None = None
    """The band of the average woman, however women are drawn."""

    lines: Text | None = None
    band: Text | None = None
    dots: Text | None = None
    frames: Text | None = None


class Answer(Part):
    """What a reader was asked to guess."""

    value: str | Number | list[Number]
    label: Text


class TaskVerdict(Part):
    """What the model says of a state, where the chart has a task."""

    met: bool
    says: Text
    """One sentence: whether it is met, and what makes it so."""


class Result(Part):
    """An answer of ``api.run``."""

    scenario: Text
    view: Tier
    inputs: dict[str, Any]
    """Value of each control by its key, defaults filled in."""
    assumption: Literal["none", "small", "strong"]
    """How strong progesterone's direct effect on builders is taken to be."""
    units: Literal["conventional", "si"]
    """In which unit hormone levels are told."""
    women: int = Field(ge=0)
    """How many were computed, and with them the band of the average woman; 0 is her line alone."""
    seed: int
    """Of everything that is drawn by chance."""
    model_version: Text
    time: Time
    series: list[Series] = Field(min_length=1)
    summary: dict[str, Number | None]
    """Single numbers by name, each with its unit at the end of the name."""
    sentence: Text
    """The picture in one sentence, with its numbers."""
    description: Description
    table: Table
    notes: list[Text]
    """What was not done as asked, and what else belongs below the chart."""
    safety: list[Text]
    """Safety notes that this state calls for."""
    uncertainty: Uncertainty
    task: TaskVerdict | None = None
    """Where the scenario has a task."""
    answer: Answer | None = None
    """Where the scenario asks for a guess first."""
    chart: AnyChart

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
        if not self.table.rows and not getattr(self.chart, "empty", None):
            raise ValueError("table, rows: at least 1 needed, 0 given")
        for row in self.table.rows:
            if len(row) != len(self.table.columns):
                raise ValueError(
                    f"a row of the table has {len(row)} cells for {len(self.table.columns)} columns"
                )
        return self


def check_result(data: dict[str, Any]) -> Result:
    """Validate an answer of ``api.run``.

    Raises
    ------
    ChartError
        One line for each thing that is missing or wrong.
    """
    return check(Result, data, f"The result of {data.get('scenario', 'a scenario without a name')!r}")
