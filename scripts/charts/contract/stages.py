"""Kind of chart with a few bars at each stage, one of them marked."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from scripts.charts.contract.panels import Axis, Chart
from scripts.charts.contract.part import Number, Part, Text


class StageBar(Part):
    """A level at a stage."""

    label: Text
    value: Number
    role: Literal["estrogen", "progesterone"]


class LifeStage(Part):
    """A stage with its levels."""

    key: Text
    label: Text
    short: Text
    """Its name below the bars."""
    says: Text
    """What bone does there, in words; a phone leaves it to the table."""
    selected: bool
    bars: list[StageBar] = Field(min_length=1, max_length=3)


class Stages(Chart):
    """Upright bars at each stage, on one axis with a level to compare with."""

    kind: Literal["stages"]
    x: Axis
    y: Axis
    level: Number
    """What the bars are compared with; the name of the axis says what it is."""
    stages: list[LifeStage] = Field(min_length=2, max_length=5)

    @model_validator(mode="after")
    def _one_is_marked(self) -> Stages:
        if sum(stage.selected for stage in self.stages) != 1:
            raise ValueError("stages need exactly one that is selected")
        return self
