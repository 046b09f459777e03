"""What a scenario declares: its question, its controls and what is said around its chart."""

from dataclasses import dataclass, field

from ..physiology.parameters import ParameterSet
from ..simulation.run import SERIES
from ..units import alternative

TIERS = ("fundamentals", "intermediate", "academic")
MOST_WOMEN = 2000  # in any scenario


@dataclass(frozen=True)
class Range:
    """A number that a reader may set.

    Attributes
    ----------
    words : tuple of (float, str)
        Upper ends and the word for values up to there, read aloud with the value.
    scale : str
        "linear" or "log".
    views : tuple of str
        Tiers in which the control is visible; where it is not, it stands under "More".
    group : str
        Heading under which controls are folded together, where there are many.
    former : tuple of (int, float)
        Defaults of older models: the last major version and the default up to there, oldest first.
        A link names only what was not usual when it was made.
    """

    key: str
    label: str
    unit: str
    unit_spoken: str
    min: float
    max: float
    step: float
    default: float
    words: tuple = ()
    scale: str = "linear"
    views: tuple = TIERS
    group: str = ""
    former: tuple = ()


@dataclass(frozen=True)
class Choice:
    """One of several named options; `options` holds (value, label); the rest as in `Range`."""

    key: str
    label: str
    options: tuple
    default: str
    views: tuple = TIERS
    group: str = ""
    former: tuple = ()


@dataclass(frozen=True)
class Preset:
    """A named state: a button that sets some inputs."""

    label: str
    set: dict


@dataclass(frozen=True)
class Predict:
    """A question that a reader may answer before the chart is shown; always skippable.

    Attributes
    ----------
    answer : callable
        ``answer(summary) -> value``: one of the options, or a whole number on `scale`.
    compare : str
        The sentence that follows a guess, with ``{guess}`` and ``{answer}`` in it.
    options : tuple of (str, str)
        Value and label; empty where a number is asked for.
    scale : Range, optional
        The number asked for.
    """

    question: str
    answer: object
    compare: str
    options: tuple = ()
    scale: Range | None = None

    def reveal(self, summary):
        """The answer as data: ``value`` and ``label``."""
        value = self.answer(summary)
        return {"value": value, "label": dict(self.options).get(value, str(value))}


@dataclass(frozen=True)
class Scenario:
    """Everything a page shows around one chart, and how a request becomes a run.

    Attributes
    ----------
    compute : callable
        ``compute(question: Question) -> Outcome``.
    warning : str
        What the chart cannot tell, where it is not the model that draws it.
    women : int
        Virtual women for the band in the built page; 0 = no band.
    time_passes : bool
        Whether playing through time makes sense.
    takes_interventions : bool
        Whether ``inputs["interventions"]`` means something here; refused where not.
    most_women : int
        Virtual women that may be asked for, so that no answer takes longer than two seconds; 0 = the
        scenario has none, and the result says so.
    assumption_matters : bool
        Whether the assumption switch belongs beside the controls, because the answer hangs on it.
    predict : Predict, optional
        Asked before the chart is shown.
    estrogen_alone : dict or str, optional
        Where a control sets estrogen: inputs that stand for estrogen given without a progestogen
        (their answer carries a safety note), or why there are none.
    """

    name: str
    title: str
    question: str
    how_to_read: str
    badge: str
    kind: str
    tier: str
    controls: tuple
    compute: object
    certainty_label: str
    certainty_why: str
    sources: tuple
    presets: tuple = ()
    try_this: tuple = ()
    safety: tuple = ()
    warning: str = ""
    women: int = 0
    time_passes: bool = False
    views: tuple = TIERS
    takes_interventions: bool = False
    most_women: int = 0
    assumption_matters: bool = False
    predict: Predict | None = None
    estrogen_alone: dict | str | None = None

    @property
    def takes_units(self):
        """Whether a control holds a level that has another usual unit."""
        return any(alternative(getattr(one, "unit", None)) for one in self.controls)

    def defaults(self):
        """Default value of each control by key."""
        return {control.key: control.default for control in self.controls}


@dataclass(frozen=True)
class Question:
    """What a caller asks of one scenario, checked and complete.

    Attributes
    ----------
    inputs : dict of str to float or str
        Every control's value, defaults filled in.
    interventions : tuple of Intervention
    parameters : ParameterSet
        Those of the assumption that was chosen.
    women : int
        Virtual women behind the bands; 0 = the average woman alone.
    seed : int
        Of everything that is drawn by chance.
    view : str
        Tier of the page.
    """

    inputs: dict
    interventions: tuple
    parameters: ParameterSet
    women: int
    seed: int
    view: str


@dataclass(frozen=True)
class Outcome:
    """What a scenario computed; views turn it into pictures and sentences.

    Attributes
    ----------
    time : dict
        ``values``, ``unit``, ``label``.
    series : list of dict
        ``name``, ``label``, ``unit``, ``values`` and, with virtual women, what
        `population.summarize_women` gives.
    summary : dict of str to float
    question : Question
        What was asked.
    extra : dict
        Plain data that only this scenario's view needs.
    """

    time: dict
    series: list
    summary: dict
    question: Question
    extra: dict = field(default_factory=dict)

    @property
    def inputs(self):
        """Every control's value, defaults filled in."""
        return self.question.inputs

    def values(self, name):
        """Values of a series by name."""
        return next(one["values"] for one in self.series if one["name"] == name)


def make_series(result, names, spreads=None, rename=None):
    """Plain series for an outcome from a simulation.

    Parameters
    ----------
    result : simulate.Result
    names : iterable of str
    spreads : dict of str to dict, optional
        Bands and lines of virtual women by series, from `population.summarize_women`.
    rename : dict of str to (name, label), optional
    """
    found = []
    for name in names:
        label, unit = SERIES[name]
        shown, label = (rename or {}).get(name, (name, label))
        one = {"name": shown, "label": label, "unit": unit, "values": result.series[name]}
        if spreads:
            one |= spreads[name]
        found.append(one)
    return found
