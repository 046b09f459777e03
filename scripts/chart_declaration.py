"""What a scenario must declare before a page can show it: an entry of ``api.scenarios()``."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from scripts.chart_schema import Kind, Number, Part, Text, Tier, check

# Keys with a meaning of their own in the address of a page.
RESERVED = {"w", "v"}


class Control(Part):
    """A number (with unit, range and step) or a choice (with options)."""

    key: Text
    label: Text
    default: Any
    unit: Text | None = None
    unit_spoken: str | None = None
    min: Number | None = None
    max: Number | None = None
    step: Number | None = None
    scale: Literal["linear", "log"] = "linear"
    words: list[tuple[Number, Text]] = []
    options: list[Option] | None = None
    views: list[Tier] = []

    @model_validator(mode="after")
    def _complete(self) -> Control:
        if self.key in RESERVED:
            raise ValueError(f"the key {self.key!r} is reserved for links; choose another")
        if "your" in self.label.lower().split():
            raise ValueError("a label speaks of a scenario, never of 'your' body; leave 'your' out")
        if self.options is not None:
            if self.default not in [option.value for option in self.options]:
                raise ValueError(f"the default {self.default!r} is not one of the options")
            return self
        missing = [name for name in ("unit", "min", "max", "step") if getattr(self, name) is None]
        if missing:
            raise ValueError(f"a number needs {' and '.join(missing)} (a choice needs options)")
        if not self.min <= self.default <= self.max:
            raise ValueError(f"the default {self.default} is outside {self.min} to {self.max}")
        if self.scale == "log" and self.min <= 0:
            raise ValueError("a logarithmic scale cannot start at or below 0")
        return self


class Option(Part):
    """One choice."""

    value: Any
    label: Text


class Setting(Part):
    """A preset or a prompt: a text on a button and what it sets."""

    label: Text
    set: dict[str, Any]


class Certainty(Part):
    """How sure we are, and why in one line."""

    label: Text
    why: Text


class Declaration(Part):
    """An entry of ``api.scenarios()``."""

    name: Text
    title: Text
    question: Text
    how_to_read: Text
    badge: Text
    kind: Kind
    tier: Tier
    views: list[Tier] = Field(min_length=1)
    women: int = Field(default=0, ge=0)
    time_passes: bool = True
    controls: list[Control]
    presets: list[Setting] = []
    try_this: list[Setting] = []
    certainty: Certainty
    sources: list[Text] = Field(min_length=1)
    safety: list[Text] = []
    warning: Text

    @model_validator(mode="after")
    def _known_keys(self) -> Declaration:
        keys = {control.key for control in self.controls}
        for setting in [*self.presets, *self.try_this]:
            unknown = set(setting.set) - keys
            if unknown:
                raise ValueError(
                    f"{setting.label!r} sets {', '.join(sorted(unknown))}, which no control has"
                )
        return self


def check_declaration(data: dict) -> Declaration:
    """Validate an entry of ``api.scenarios()``.

    Raises
    ------
    ChartError
        One line for each thing that is missing or wrong.
    """
    return check(
        Declaration, data, f"The declaration of {data.get('name', 'a scenario without a name')!r}"
    )
