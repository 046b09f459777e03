"""A task for the reader of a chart, judged by the model: never by the page, and never with marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..outcome import Outcome
from ..wording.numbers import counted


class Verdict(NamedTuple):
    """Whether a state meets a task, and what in the model makes it so."""

    met: bool
    because: str


@dataclass(frozen=True, kw_only=True)
class Task:
    """Something to find with the controls of a chart.

    Attributes
    ----------
    text : str
        What to find, about the model and never about a reader's own body.
    judge : callable
        ``judge(outcome) -> Verdict``.
    keep : tuple of str
        Controls that stay as they are at first.
    """

    text: str
    judge: Callable[[Outcome], Verdict]
    keep: tuple[str, ...] = ()

    def verdict(self, outcome: Outcome, controls: Sequence[Any]) -> dict[str, Any]:
        """Judge one state: ``met`` and ``says``, a sentence.

        Parameters
        ----------
        outcome : Outcome
        controls : sequence of Control
            Of the scenario.
        """
        moved = [c for c in controls if c.key in self.keep and outcome.inputs[c.key] != c.default]
        if moved:
            settings = " and ".join(f"“{control.label}” ({_usual(control)})" for control in moved)
            return {"met": False, "says": f"Not yet: the task leaves {settings} as at first."}
        met, because = self.judge(outcome)
        return {"met": met, "says": f"{'Met' if met else 'Not yet'}: {because}"}


def _usual(control: Any) -> str:
    """Name the default of a control."""
    if hasattr(control, "option_label"):
        return str(control.option_label(control.default))
    return counted(control.default, control.unit).replace(" %", "%")
