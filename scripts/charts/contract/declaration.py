"""What a scenario must declare before a page can show it: an entry of ``api.scenarios()``."""

from __future__ import annotations

from typing import Any

from pydantic import Field, field_validator, model_validator

from scripts.charts.contract.check import check
from scripts.charts.contract.controls import Control, Predict, Step
from scripts.charts.contract.part import Kind, Part, Text, Tier
from scripts.content import certainty


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


class Declaration(Part):
    """An entry of ``api.scenarios()``."""

    name: Text
    title: Text
    question: Text
    how_to_read: Text
    badge: Text
    """What it is made of, such as "model + measured data"."""
    kind: Kind
    tier: Tier
    """The depth it is made for."""
    views: list[Tier] = Field(min_length=1)
    """The depths at which it can be shown."""
    version: Text
    """Of the model."""
    women: int = Field(default=0, ge=0)
    """Virtual women for the band in the built page; 0 = no band."""
    most_women: int = Field(default=0, ge=0)
    """Virtual women that may be asked for; 0 = the scenario has none."""
    time_passes: bool = True
    """Whether playing through time makes sense."""
    open_controls: int = Field(default=4, ge=2, le=4)
    """How many controls are in view; the rest is under "more settings"."""
    takes_interventions: bool = False
    """Whether `interventions` among the inputs means something here."""
    assumption_matters: bool = False
    """Whether the assumption switch belongs beside the controls, because the answer hangs on it."""
    takes_units: bool = False
    """Whether a control holds a level that has another usual unit."""
    controls: list[Control] = Field(min_length=1)
    story: list[Step] = Field(min_length=2, max_length=5)
    """States in the order in which they are told; the last one asks a question."""
    predict: Predict | None = None
    """Asked before the chart is shown."""
    task: Text | None = None
    """Something to find with the controls; the model judges each state."""
    estrogen_alone: dict[str, Any] | Text | None = None
    """Where a control sets estrogen: inputs that stand for estrogen without a progestogen (their
    answer carries a safety note), or why there are none."""
    certainty: Certainty
    sources: list[Text] = Field(min_length=1)
    """Keys of references."""
    safety: list[Text] = []
    """Safety notes that no state takes away."""
    warning: Text
    """What the chart cannot tell."""

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
    def _modest(self) -> Declaration:
        words, dots, _ = certainty.LABELS[self.certainty.label]
        if self.modelled and dots:
            raise ValueError(
                f"dots are for what was measured, so no chart of the model has {words.lower()}; "
                "write 'model only' and say in the reason what was measured"
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
        settings = [(step.label, step.set) for step in self.story]
        for name, values in [*settings, ("estrogen_alone", alone)]:
            unknown = set(values) - keys
            if unknown:
                raise ValueError(f"{name!r} sets {', '.join(sorted(unknown))}, which no control has")
        return self


def _sets_estrogen(control: Control) -> bool:
    words = [control.key, control.label, *(option.label for option in control.options or [])]
    return any(name in word.lower() for word in words for name in ("estrogen", "estradiol"))


def check_declaration(data: dict[str, Any]) -> Declaration:
    """Validate an entry of ``api.scenarios()``.

    Raises
    ------
    ChartError
        One line for each thing that is missing or wrong.
    """
    return check(Declaration, data, f"The declaration of {data.get('name', 'a scenario without a name')!r}")
