"""Kinds of chart in which each mark is one of many: readings of scans, women with an event."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from scripts.charts.contract.panels import Axis, Chart, Rule, Span
from scripts.charts.contract.part import Number, Part, Text


class QuantileDot(Part):
    """One of equally likely readings."""

    x: Number
    beyond: bool
    """Whether it lies outside of the bands."""


class Dotplot(Chart):
    """Dots that each stand for the same share, over the range in which nothing can be concluded.

    Beside them stands the first panel, if there is one.
    """

    kind: Literal["dotplot"]
    x: Axis
    dots: list[QuantileDot] = Field(min_length=10)
    dots_label: Text
    """What one dot stands for."""
    beyond_label: Text
    """What a dot beyond the bands means."""
    within_label: Text
    """What a dot within them means."""
    says: Text
    """How many of the readings lie beyond, in words, where there is no room for the curve."""
    bands: list[Span]
    rules: list[Rule] = []


class Figures(Part):
    """How many of both groups had an event."""

    key: Text
    label: Text
    """The event."""
    short: Text
    """Its name where there is little room."""
    placebo: int = Field(ge=0)
    """Filled figures of the denominator."""
    treated: int = Field(ge=0)
    difference: int
    """Treated less placebo, as the list of all events has it."""
    selected: bool
    """Whether its figures are drawn; exactly one is."""
    source: Text
    """Key of its reference."""
    checked: bool
    """Whether the number was read in the source itself."""
    check: str
    """What is said of a number that was not checked."""
    years: Number
    """How long the women were followed."""

    @model_validator(mode="after")
    def _flagged(self) -> Figures:
        if not self.checked and not self.check:
            raise ValueError("a number that was not checked must say so in the picture")
        if self.difference != self.treated - self.placebo:
            raise ValueError(f"the difference of {self.key!r} is not that of its counts")
        return self


class EventSide(Part):
    """Benefits or harms."""

    key: Literal["benefit", "harm"]
    label: Text
    heading: Text
    """What stands above its events in the list."""
    arrays: list[Figures] = Field(min_length=1)


class IconArray(Chart):
    """Two fields of figures for one event, and all events in a list: benefits and harms together."""

    kind: Literal["icon-array"]
    denominator: int = Field(gt=0)
    """Women in each field."""
    columns: list[Text] = Field(min_length=2, max_length=2)
    """Names of the two groups."""
    arms: list[Text] = Field(min_length=2, max_length=2)
    """Fields of the figures that count them, in the same order."""
    heading: Text
    """The event that is drawn, and over how long it was counted."""
    event_label: Text
    """What a filled figure is, with the number of women it stands for."""
    rest_label: Text
    """What all others are."""
    counts_label: Text
    """What the two counts beside an event are."""
    check_label: Text
    """What the star beside an event means."""
    check_short: Text
    """The same where there is little room."""
    sides: list[EventSide] = Field(min_length=1, max_length=2)

    @model_validator(mode="after")
    def _balanced(self) -> IconArray:
        if {side.key for side in self.sides} != {"benefit", "harm"}:
            raise ValueError("benefits must not stand without the harms of the same trial, or they without")
        arrays = [array for side in self.sides for array in side.arrays]
        if sum(array.selected for array in arrays) != 1:
            raise ValueError("an array of figures needs exactly one event that is selected")
        for array in arrays:
            if max(array.placebo, array.treated) > self.denominator:
                raise ValueError(f"{array.key!r} counts more than {self.denominator} women")
        return self
