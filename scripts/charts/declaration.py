"""What a scenario must declare before a page can show it: an entry of ``api.scenarios()``."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, field_validator, model_validator

from scripts.charts.schema import Kind, Number, Part, Text, Tier, check
from scripts.content import certainty

# Keys with a meaning of their own in the address of a page.
# Short names in links for what all charts share; a scenario's own controls may not use them.
SHARED_KEYS = {"assumption": "a", "units": "u", "encoding": "r"}
RESERVED = {"w", "v", *SHARED_KEYS.values()}


class OtherUnit(Part):
    """The unit that a reader may switch to, and how many of it make one."""

    unit: Text
    factor: Number = Field(gt=0)
    unit_spoken: Text


class Control(Part):
    """A number (with unit, range and step) or a choice (with options)."""

    key: Text
    label: Text
    default: Any
    unit: Text | None = None
    unit_spoken: str | None = None
    alt_unit: OtherUnit | None = None
    min: Number | None = None
    max: Number | None = None
    step: Number | None = None
    scale: Literal["linear", "log"] = "linear"
    words: list[tuple[Number, Text]] = []
    options: list[Option] | None = None
    views: list[Tier] = []
    group: str = ""
    former: list[tuple[int, Any]] = []

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

    @field_validator("label")
    @classmethod
    def _known(cls, label: str) -> str:
        if label not in certainty.LABELS:
            raise ValueError(f"{label!r} is not a certainty label; allowed are {', '.join(certainty.LABELS)}")
        return label


class Predict(Part):
    """A question before the chart is shown: a choice or a number, and what follows a guess."""

    question: Text
    options: list[Option] | None = None
    scale: Control | None = None
    compare: Text

    @model_validator(mode="after")
    def _answerable(self) -> Predict:
        if (self.options is None) == (self.scale is None):
            raise ValueError("a question needs either options or a scale")
        missing = [name for name in ("{guess}", "{answer}") if name not in self.compare]
        if missing:
            raise ValueError(f"the sentence that compares needs {' and '.join(missing)} in it")
        return self


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
    version: Text
    women: int = Field(default=0, ge=0)
    time_passes: bool = True
    assumption_matters: bool = False
    takes_units: bool = False
    controls: list[Control] = Field(min_length=1)
    presets: list[Setting] = Field(min_length=1)
    try_this: list[Setting] = Field(min_length=2, max_length=3)
    predict: Predict | None = None
    estrogen_alone: dict[str, Any] | Text | None = None
    certainty: Certainty
    sources: list[Text] = Field(min_length=1)
    safety: list[Text] = []
    warning: Text

    @property
    def modelled(self) -> bool:
        """Whether the model has a part in what is drawn; its assumption is told then."""
        return "model" in self.badge.split()

    @model_validator(mode="after")
    def _honest_warning(self) -> Declaration:
        if not self.modelled and "model" in self.warning:
            raise ValueError(
                f"the badge {self.badge!r} names no model, so the warning must not speak of one; write a warning"
            )
        return self

    @model_validator(mode="after")
    def _estrogen_alone(self) -> Declaration:
        if self.estrogen_alone is None and any(_sets_estrogen(control) for control in self.controls):
            raise ValueError(
                "a control sets estrogen, so estrogen_alone is needed: the inputs that stand for estrogen "
                "without a progestogen, or why there are none"
            )
        return self

    @model_validator(mode="after")
    def _known_keys(self) -> Declaration:
        keys = {control.key for control in self.controls}
        if len(keys) < len(self.controls):
            raise ValueError("two controls have the same key")
        alone = self.estrogen_alone if isinstance(self.estrogen_alone, dict) else {}
        settings = [(setting.label, setting.set) for setting in [*self.presets, *self.try_this]]
        for name, values in [*settings, ("estrogen_alone", alone)]:
            unknown = set(values) - keys
            if unknown:
                raise ValueError(f"{name!r} sets {', '.join(sorted(unknown))}, which no control has")
        return self


def _sets_estrogen(control: Control) -> bool:
    words = [control.key, control.label, *(option.label for option in control.options or [])]
    return any(name in word.lower() for word in words for name in ("estrogen", "estradiol"))


def check_declaration(data: dict) -> Declaration:
    """Validate an entry of ``api.scenarios()``.

    Raises
    ------
    ChartError
        One line for each thing that is missing or wrong.
    """
    return check(Declaration, data, f"The declaration of {data.get('name', 'a scenario without a name')!r}")
