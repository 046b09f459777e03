"""Trials that are run many times, above published ones of the same arms."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scripts.charts.contract.forests import Row
from scripts.charts.contract.panels import Axis, Chart, LegendItem
from scripts.charts.contract.part import Number, Part, Text


class Simulated(Part):
    """One simulated trial: a line with a tick at its estimate."""

    label: Text
    estimate: Number
    lower: Number
    upper: Number
    found: bool
    """Whether its interval leaves out zero."""


class TrialBar(Part):
    """Simulated trials whose estimates are alike, as one bar."""

    x1: Number
    x2: Number
    count: int = Field(ge=1)
    found: int = Field(ge=0)
    """How many of them leave out zero."""


class Comparison(Part):
    """Two arms: what simulated trials say of them, and what was published."""

    key: Text
    label: Text
    short: Text
    """Its name where the room is scarce."""
    drawn: Text
    """How many simulated trials are drawn."""
    says: Text
    """How many of them find the effect."""
    says_short: Text
    true: Number
    """The effect that the trials look for."""
    true_label: Text
    true_short: Text
    trials: list[Simulated] = []
    """Each of them, by estimate; empty where they are too many to be drawn one by one."""
    bars: list[TrialBar] = Field(min_length=1)
    """All of them, by estimate."""
    studies: list[Row]
    """Published results, on a line each where there is room."""
    studies_label: Text
    """How many were published."""


class TrialWords(Part):
    """Words of the key."""

    line: Text
    line_found: Text
    """Of a simulated trial that leaves out zero."""
    bar: Text
    bar_found: Text
    counted: Text
    """What bars count."""
    truth: Text
    zero: Text
    """Of the line at zero."""
    studies: list[LegendItem]


class RepeatedTrials(Chart):
    """Simulated trials of the same truth, and published ones below them, on one axis."""

    kind: Literal["repeated-trials"]
    x: Axis
    words: TrialWords
    words_short: TrialWords
    """The same where the room is scarce."""
    comparisons: list[Comparison] = Field(min_length=1, max_length=3)
