"""A control of a scenario, and what else a reader can press or answer."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from scripts.charts.contract.part import Number, Part, Text, Tier

# Short names in links for what all charts share; a scenario's own controls may not use them.
SHARED_KEYS = {"assumption": "a", "units": "u", "encoding": "r", "task": "t"}
# Keys with a meaning of their own in the address of a page.
RESERVED = {"w", "v", *SHARED_KEYS.values()}


class OtherUnit(Part):
    """The unit that a reader may switch to."""

    unit: Text
    factor: Number = Field(gt=0)
    """How many of it make one."""
    unit_spoken: Text
    """The unit as it is read aloud."""


class Option(Part):
    """One choice."""

    value: Any
    label: Text


class Control(Part):
    """A number (with unit, range and step) or a choice (with options)."""

    key: Text
    """Its name in requests and in links."""
    label: Text
    default: Any
    unit: Text | None = None
    unit_spoken: str | None = None
    """The unit as it is read aloud."""
    alt_unit: OtherUnit | None = None
    min: Number | None = None
    max: Number | None = None
    step: Number | None = None
    scale: Literal["linear", "log"] = "linear"
    whole: bool = False
    """Whether a number between two whole ones means nothing."""
    words: list[tuple[Number, Text]] = []
    """Upper ends and the word for values up to there, read aloud with the value."""
    options: list[Option] | None = None
    views: list[Tier] = []
    """Tiers in which it is visible; all where there are none."""
    group: str = ""
    """Heading under which controls are folded together, where there are many."""
    former: list[tuple[int, Any]] = []
    """Defaults of older models: the last major version and the default up to there, oldest first."""
    switches: str = ""
    """What "off" was called where each option was once a control of its own, named like it."""
    replaces: list[tuple[Text, Text, Text]] = []
    """Key and value of a control that is gone, and the option that a link with them means now."""

    @property
    def limits(self) -> tuple[float, float]:
        """Both ends of a number."""
        assert self.min is not None
        assert self.max is not None
        return self.min, self.max

    @model_validator(mode="after")
    def _complete(self) -> Control:
        if self.key in RESERVED:
            raise ValueError(f"the key {self.key!r} is reserved for links; choose another")
        if [version for version, _ in self.former] != sorted({version for version, _ in self.former}):
            raise ValueError("former defaults stand by version, oldest first, each version once")
        if "your" in self.label.lower().split():
            raise ValueError("a label speaks of a scenario, never of 'your' body; leave 'your' out")
        if self.options is not None:
            if self.default not in [option.value for option in self.options]:
                raise ValueError(f"the default {self.default!r} is not one of the options")
            return self
        missing = [name for name in ("unit", "min", "max", "step") if getattr(self, name) is None]
        if missing:
            raise ValueError(f"a number needs {' and '.join(missing)} (a choice needs options)")
        low, high = self.limits
        if not low <= self.default <= high:
            raise ValueError(f"the default {self.default} is outside {low} to {high}")
        if self.scale == "log" and low <= 0:
            raise ValueError("a logarithmic scale cannot start at or below 0")
        return self


class Step(Part):
    """A step of a chart's story: a text on a button and what it sets; the rest is as at first."""

    label: Text
    set: dict[str, Any]
    """Values by the keys of controls."""
    tell: str = ""
    """What is to be seen then, in one line."""


class Curve(Part):
    """A curve to draw in a panel before the model's, through a few times."""

    panel: Text
    """Key of the panel."""
    series: Text
    """What of the model it is held against."""
    start: tuple[Number, Number]
    """Time and value from which it sets out."""
    at: list[tuple[Number, Text]] = Field(min_length=2, max_length=4)
    """Times at which a value is asked for, each in words."""
    unit: Text
    min: Number
    max: Number
    step: Number = Field(gt=0)


class Predict(Part):
    """A question before the chart is shown: a choice, a number or a curve, and what follows a guess."""

    question: Text
    options: list[Option] | None = None
    scale: Control | None = None
    """The number asked for, in place of options."""
    curve: Curve | None = None
    """The curve asked for, in place of both."""
    compare: Text
    """The sentence that follows a guess, with `{guess}` and `{answer}` in it."""

    @model_validator(mode="after")
    def _answerable(self) -> Predict:
        if sum(one is not None for one in (self.options, self.scale, self.curve)) != 1:
            raise ValueError("a question needs either options or a scale or a curve")
        missing = [name for name in ("{guess}", "{answer}") if name not in self.compare]
        if missing:
            raise ValueError(f"the sentence that compares needs {' and '.join(missing)} in it")
        return self
