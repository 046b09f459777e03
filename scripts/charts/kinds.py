"""What each kind of chart must hold besides its title: one schema for each kind."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from scripts.charts.comparisons import Forest, Grid, PanelChart, SurfaceWithSlices
from scripts.charts.panels import Axis, Chart
from scripts.charts.schema import Number, Part, Text


class Ruler(Axis):
    """An axis whose ends and ticks are declared, because bars and marks stand on it."""

    min: Number
    max: Number
    ticks: list[Number] = Field(min_length=2)

    @model_validator(mode="after")
    def _upward(self) -> Ruler:
        if self.min >= self.max:
            raise ValueError("an axis needs a min below its max")
        return self


class Stop(Part):
    """A place to step to, and what is said there."""

    at: Number
    text: Text


class Play(Part):
    """What is played where it is not the chart's own axis."""

    unit: Text
    min: Number
    max: Number
    stops: list[Stop] = Field(min_length=2)


class Stage(Part):
    """A stretch of days in which one thing happens."""

    label: Text


class Spot(Part):
    """One spot of bone: stages, and a depth for each day."""

    label: Text
    x: Ruler
    y: Axis
    stages: list[Stage] = Field(min_length=1)
    days: list[Number] = Field(min_length=2)
    depth: list[Number]

    @model_validator(mode="after")
    def _one_depth_a_day(self) -> Spot:
        if len(self.days) != len(self.depth):
            raise ValueError(f"depth has {len(self.depth)} values for {len(self.days)} days")
        return self


class CycleAnimation(Chart):
    """One spot of bone above panels over years."""

    x: Axis
    unit: Spot
    play: Play


class Bar(Part):
    """A value of the model as a bar."""

    key: Text
    label: Text
    value: Number
    unit: Text
    role: Text


class Step(Part):
    """One link of a chain."""

    key: Text
    label: Text


class Rope(Ruler):
    """A mark on a rope between two sides."""

    left: Text
    right: Text
    value: Number
    rest: Number
    rest_label: Text
    trail: list[Number]


class DialBalance(Chart):
    """Bars that stand for opposing sides."""

    x: Axis
    bars: list[Bar] = Field(min_length=1, max_length=5)
    bar_axis: Ruler
    steps: list[Step] | None = None
    rope: Rope | None = None

    @model_validator(mode="after")
    def _on_the_axis(self) -> DialBalance:
        for bar in self.bars:
            if bar.unit != self.bar_axis.unit:
                raise ValueError(
                    f"the bar {bar.key!r} is in {bar.unit!r}, its axis in {self.bar_axis.unit!r}"
                )
        return self


class Sign(Part):
    """What was seen in one kind of study; a sign other than "no data" names its source."""

    sign: Literal["up", "no change", "opposite", "mixed", "no data"]
    source: str | None = None
    cited_as: str | None = None

    @model_validator(mode="after")
    def _cited(self) -> Sign:
        if self.sign != "no data" and not (self.source or self.cited_as):
            raise ValueError(f"the sign {self.sign!r} needs a source")
        return self


class SignRow(Part):
    """A target and what was seen of it."""

    label: Text
    cells: list[Sign]


class SignMatrix(Part):
    """Targets against kinds of study."""

    label: Text
    columns: list[Text] = Field(min_length=1)
    rows: list[SignRow] = Field(min_length=1)

    @model_validator(mode="after")
    def _square(self) -> SignMatrix:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"the row {row.label!r} has {len(row.cells)} cells for {len(self.columns)} columns"
                )
        return self


class Stepper(Chart):
    """A chain of steps to walk through."""

    x: Axis
    steps: list[Step] = Field(min_length=2)
    play: Play | None = None
    bars: list[Bar] = Field(default=[], max_length=5)
    bar_axis: Ruler | None = None
    matrix: SignMatrix | None = None

    @model_validator(mode="after")
    def _one_is_marked(self) -> Stepper:
        marked = [step for step in self.steps if getattr(step, "selected", False)]
        if not self.play and len(marked) != 1:
            raise ValueError("steps without play need exactly one that is selected")
        if self.bars and not self.bar_axis:
            raise ValueError("bars need a bar_axis")
        return self


class QuantileDot(Part):
    """One of equally likely readings."""

    x: Number
    beyond: bool


class Stretch(Part):
    """A shaded part of an axis."""

    x1: Number
    x2: Number
    label: Text


class Dotplot(Chart):
    """Dots that each stand for the same share."""

    x: Ruler
    dots: list[QuantileDot] = Field(min_length=10)
    dots_label: Text
    beyond_label: Text
    within_label: Text
    bands: list[Stretch]


class Figures(Part):
    """How many of both groups had an event."""

    key: Text
    label: Text
    placebo: int = Field(ge=0)
    treated: int = Field(ge=0)
    source: Text
    checked: bool
    check: str
    years: Number

    @model_validator(mode="after")
    def _flagged(self) -> Figures:
        if not self.checked and not self.check:
            raise ValueError("a number that was not checked must say so in the picture")
        return self


class Side(Part):
    """Benefits or harms."""

    key: Literal["benefit", "harm"]
    label: Text
    arrays: list[Figures] = Field(min_length=1)


class IconArray(Chart):
    """Fields of figures, benefits never without harms."""

    denominator: int = Field(gt=0)
    columns: list[Text] = Field(min_length=2, max_length=2)
    arms: list[Text] = Field(min_length=2, max_length=2)
    sides: list[Side] = Field(min_length=1)

    @model_validator(mode="after")
    def _balanced(self) -> IconArray:
        keys = [side.key for side in self.sides]
        if "benefit" in keys and "harm" not in keys:
            raise ValueError("benefits must not stand without the harms of the same trial")
        for side in self.sides:
            for array in side.arrays:
                if max(array.placebo, array.treated) > self.denominator:
                    raise ValueError(f"{array.key!r} counts more than {self.denominator} women")
        return self


KINDS = {
    "time-series": PanelChart,
    "day-calendar": PanelChart,
    "cycle-animation": CycleAnimation,
    "dial-balance": DialBalance,
    "stepper": Stepper,
    "dotplot": Dotplot,
    "icon-array": IconArray,
    "grid-2x2": Grid,
    "forest": Forest,
    "surface-with-slices": SurfaceWithSlices,
}
