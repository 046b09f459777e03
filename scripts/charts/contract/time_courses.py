"""Kinds of chart that run over time: panels, a calendar, one spot of bone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field, model_validator

from scripts.charts.contract.forests import Row, Trials
from scripts.charts.contract.panels import Axis, Chart, Dot, Facet, Panel
from scripts.charts.contract.part import Number, Part, Text
from scripts.charts.contract.scenes import Count, Course


class LevelDot(Dot):
    """A published level: at one time, or the mean over the hours from `x1` to `x2`."""

    x1: Number
    x2: Number
    says: Text
    """The level and what it is, in a few words."""
    product: Text


class LevelBand(Part):
    """A shaded range of levels."""

    y1: Number
    y2: Number
    label: Text


class LevelPanel(Panel):
    """Levels over hours, on a logarithmic axis."""

    x: Axis
    dots: Sequence[LevelDot] = []
    bands: list[LevelBand] = []


class Struts(Part):
    """A scene of struts of bone, as thick as a series says at the cursor or at the end. A phone has
    no room for it."""

    series: Text
    """Bone density in percent of the start."""
    times: Number = Field(ge=1)
    """How many times as large as it is the change of thickness is drawn."""
    label: Text
    """Says so, and that the rim is the start."""


class Break(Part):
    """Where what is known stops, in words."""

    label: Text


class TimeSeries(Chart):
    """Panels over one axis. With a break, what is known stops there: before it stand levels over
    hours, after it the panels and a forest of trials."""

    kind: Literal["time-series"]
    x: Axis
    panels: Sequence[Facet] = Field(min_length=1)
    struts: Struts | None = None
    gap: Break | None = Field(default=None, alias="break")
    levels: list[LevelPanel] = []
    """Before the break."""
    forest: Trials | None = None
    """After the break and its panels."""

    @model_validator(mode="after")
    def _both_sides(self) -> TimeSeries:
        if self.gap and not (self.levels and self.forest):
            raise ValueError("a break stands between levels and panels, and a forest closes the chain")
        return self


class Day(Part):
    """A day in the strip above the panels."""

    day: int = Field(ge=1)
    phase: Literal["bleeding", "before", "egg", "after", "no egg"]
    label: Text


class Cycle(Part):
    """A cycle in the strip below the panels."""

    n: int = Field(ge=1)
    kind: Literal["ovulatory", "short", "none"]
    """Whether an egg was released, and whether the second half was short."""
    label: Text


class Year(Part):
    """A year of such cycles: a row of the model above measured ones."""

    label: Text
    x: Axis
    rows: list[Row] = Field(min_length=1)


class Body(Part):
    """A follicle or a corpus luteum, as it is on one day."""

    day: Number
    size: Number = Field(gt=0, le=1)
    """Its diameter, as a share of the largest that is drawn."""


class Ovary(Part):
    """What the ovary holds over the days of a cycle."""

    follicles: list[Body]
    egg_day: Number | None
    """When the egg leaves."""
    corpus_luteum: list[Body]
    """Empty where no egg leaves."""
    words: list[Text] = Field(min_length=3, max_length=3)
    """For the follicle, for what happens to the egg, for what follows."""


class DayCalendar(Chart):
    """Panels over the days of a cycle, from day 1 to its length, below what the ovary holds."""

    kind: Literal["day-calendar"]
    x: Axis
    panels: Sequence[Panel] = Field(min_length=1)
    days: list[Day] = Field(min_length=1)
    """What each day is; read day by day, and ringed in the scene."""
    ovary: Ovary
    cycles: list[Cycle] = Field(min_length=1)
    """A row of them, above the year."""
    cycles_label: Text
    year: Year


class Stop(Part):
    """A place to step to."""

    at: Number
    text: Text
    """What is said there."""


class Play(Part):
    """What Play and Step move through, where it is not the chart's own axis."""

    label: Text
    unit: Text
    min: Number
    max: Number
    stops: list[Stop] = Field(min_length=2)


class Stage(Part):
    """A stretch of days in which one thing happens."""

    key: Text
    label: Text
    start: Number = Field(alias="from")
    """In days."""
    to: Number
    """In days."""


class Quantity(Part):
    """A vertical axis whose ends the picture sets."""

    label: Text
    unit: Text


class Spot(Part):
    """One spot of bone through its days."""

    label: Text
    x: Axis
    y: Quantity
    stages: list[Stage] = Field(min_length=1)
    days: list[Number] = Field(min_length=2)
    depth: list[Number]
    """One for each day: 0 is the surface, -100 the floor of a usual pit."""
    refilled_pct: Number
    """How much of the pit is filled in the end."""
    counts: list[Count] = []
    """Who digs and who refills, by the key of the stage."""
    says: Text
    """What one cell stands for."""
    says_short: Text
    """The same in a narrow picture."""

    @model_validator(mode="after")
    def _one_depth_a_day(self) -> Spot:
        if len(self.days) != len(self.depth):
            raise ValueError(f"depth has {len(self.depth)} values for {len(self.days)} days")
        return self


class CycleAnimation(Chart):
    """One spot of bone through its days, above panels over years."""

    kind: Literal["cycle-animation"]
    x: Axis
    panels: Sequence[Course]
    unit: Spot
    play: Play
    """Through the days of the spot."""
