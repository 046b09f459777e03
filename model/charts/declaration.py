"""What a scenario declares: its question, its controls and what is said around its chart."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from ..units import alternative
from .guided.curve import Curve
from .guided.task import Task
from .outcome import Outcome, Question
from .shapes import Inputs, Summary
from .wording.numbers import number

TIERS = ("fundamentals", "intermediate", "academic")
MAX_WOMEN = 2000  # virtual women, in any scenario

Options: TypeAlias = tuple[tuple[str, str], ...]  # value and label of each


@dataclass(frozen=True, kw_only=True)
class _Control:
    """What `Range` and `Choice` have in common.

    Attributes
    ----------
    key, label : str
    default : float or str
    views : tuple of str
        Tiers in which the control is visible; where it is not, it stands under "More".
    group : str
        Heading under which controls are folded together, where there are many.
    former : tuple of (int, value)
        Defaults of older models: the last major version and the default up to there, oldest first.
        A link names only what was not usual when it was made.
    """

    key: str
    label: str
    default: Any
    views: tuple[str, ...] = TIERS
    group: str = ""
    former: tuple[tuple[int, Any], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Range(_Control):
    """A number that a reader may set; see `_Control` for the rest.

    Attributes
    ----------
    scale : str
        "linear" or "log".
    whole : bool
        Whether a number between two whole ones means nothing, as of women who are counted.
    words : tuple of (float, str)
        Upper ends and the word for values up to there, read aloud with the value.
    """

    unit: str
    unit_spoken: str
    min: float
    max: float
    step: float
    scale: str = "linear"
    whole: bool = False
    words: tuple[tuple[float, str], ...] = ()

    def word(self, value: float) -> str:
        """Find the word for a value."""
        return next(word for limit, word in self.words if value <= limit)


@dataclass(frozen=True, kw_only=True)
class Choice(_Control):
    """One of several named options; see `_Control` for the rest.

    Attributes
    ----------
    switches : str
        Each option was once a control of its own, named like it, and this was its "off". An older
        link that turned some off means the first that it left on.
    replaces : tuple of (str, str, str)
        Key and value of a control that is gone, and the option that a link with them means now.
    """

    options: Options
    switches: str = ""
    replaces: tuple[tuple[str, str, str], ...] = ()

    def option_label(self, value: str) -> str:
        """Find the label of an option."""
        return dict(self.options)[value]


Control: TypeAlias = Range | Choice


@dataclass(frozen=True)
class Step:
    """A step of a chart's story: a button that sets some inputs; the others go to their defaults.

    Attributes
    ----------
    label : str
        What the button says; the last step of a story asks a question.
    set : dict
    tell : str
        What is to be seen in this state, in one line.
    """

    label: str
    set: Inputs
    tell: str = ""


@dataclass(frozen=True, kw_only=True)
class Predict:
    """A question that a reader may answer before the chart is shown; always skippable.

    Attributes
    ----------
    compare : str
        The sentence that follows a guess, with ``{guess}`` and ``{answer}`` in it.
    answer : callable, optional
        ``answer(summary) -> value``: one of the options, or a whole number on `scale`.
    options : tuple of (str, str)
        Value and label; empty where a number is asked for.
    scale : Range, optional
        The number asked for.
    curve : Curve, optional
        The curve asked for, which holds its own answer.
    """

    question: str
    compare: str
    answer: Callable[[Summary], Any] | None = None
    options: Options = ()
    scale: Range | None = None
    curve: Curve | None = None

    def reveal(self, outcome: Outcome) -> dict[str, Any]:
        """Find the answer: ``value`` and ``label``."""
        if self.curve:
            values = self.curve.read(outcome)
            return {"value": values, "label": f"{', '.join(number(at) for at in values)}{self.curve.unit}"}
        assert self.answer
        value = self.answer(outcome.summary)
        return {"value": value, "label": dict(self.options).get(value, str(value))}


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """Everything a page shows around one chart, and how a question becomes an outcome.

    Attributes
    ----------
    women : int
        Virtual women for the band in the built page; 0 = no band.
    max_women : int
        Virtual women that may be asked for, so that no answer takes longer than two seconds; 0 = the
        scenario has none, and the result says so.
    story : tuple of Step
        Up to five states, in the order in which they are told.
    time_passes : bool
        Whether playing through time makes sense.
    open_controls : int
        How many controls are in view, at most four; safety notes may need the room of one. The rest
        is under "more settings".
    takes_interventions : bool
        Whether ``inputs["interventions"]`` means something here; refused where not.
    assumption_matters : bool
        Whether the assumption switch belongs beside the controls, because the answer hangs on it.
    predict : Predict, optional
        Asked before the chart is shown.
    task : Task, optional
        Something to find with the controls.
    estrogen_alone : dict or str, optional
        Where a control sets estrogen: inputs that stand for estrogen given without a progestogen
        (their answer carries a safety note), or why there are none.
    warning : str
        What the chart cannot tell, where it is not the model that draws it.
    """

    name: str
    title: str
    question: str
    how_to_read: str
    badge: str
    kind: str
    tier: str
    views: tuple[str, ...] = TIERS
    women: int = 0
    max_women: int = 0
    time_passes: bool = False
    open_controls: int = 4
    takes_interventions: bool = False
    assumption_matters: bool = False
    controls: tuple[Control, ...]
    story: tuple[Step, ...] = ()
    certainty_label: str
    certainty_why: str
    sources: tuple[str, ...]
    safety: tuple[str, ...] = ()
    predict: Predict | None = None
    task: Task | None = None
    estrogen_alone: Inputs | str | None = None
    warning: str = ""
    compute: Callable[[Question], Outcome]

    @property
    def takes_units(self) -> bool:
        """Whether a control holds a level that has another usual unit."""
        return any(isinstance(control, Range) and alternative(control.unit) for control in self.controls)

    def defaults(self) -> Inputs:
        """Collect the default value of each control by key."""
        return {control.key: control.default for control in self.controls}
