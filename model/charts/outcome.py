"""What passes between the door, scenarios and views: a question and its outcome."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from ..errors import PosteriorError
from ..physiology.parameters import ParameterSet, calibrated, override
from ..physiology.treatments import Intervention
from ..simulation.course import Course
from ..simulation.run import SERIES, Result, run
from ..units import Number
from .shapes import Inputs, Series, Summary
from .wording.unit_system import UnitSystem


@dataclass(frozen=True)
class Question:
    """What a caller asks of one scenario, checked and complete.

    Attributes
    ----------
    inputs : dict of str to float or str
        Every control's value, defaults filled in.
    interventions : tuple of Intervention
    assumption : str
        Position of the assumption switch.
    view : str
        Tier of the page.
    units : UnitSystem
        Writes the levels of an answer; inputs are always in the control's own unit.
    women : int
        Virtual women behind the bands; 0 = the line of the average woman alone, without her own band.
    seed : int
        Of everything that is drawn by chance.
    changes : mapping of str to float
        Parameters that differ from the calibrated ones.
    """

    inputs: Inputs
    interventions: tuple[Intervention, ...]
    assumption: str
    view: str
    units: UnitSystem
    women: int
    seed: int
    changes: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def parameters(self) -> ParameterSet:
        """Parameters of the assumption that was chosen, with those changed that the caller names."""
        return override(calibrated(self.assumption), **self.changes)


@dataclass(frozen=True)
class Outcome:
    """What a scenario computed, in the model's units; views turn it into pictures and sentences.

    Attributes
    ----------
    time : dict
        ``values``, ``unit``, ``label``.
    series : list of dict
        ``name``, ``label``, ``unit``, ``values`` and, with virtual women, what `find_bands` gives.
    summary : dict of str to float
    question : Question
    extra : dict
        Plain data that only this scenario's view needs.
    """

    time: Series
    series: list[Series]
    summary: Summary
    question: Question
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def inputs(self) -> Inputs:
        """Every control's value, defaults filled in."""
        return self.question.inputs

    def find_series(self, name: str) -> Series:
        """Find a series by name."""
        return next(series for series in self.series if series["name"] == name)

    def values(self, name: str) -> list[float]:
        """Collect the values of a series by name."""
        values: list[float] = self.find_series(name)["values"]
        return values


def make_series(
    result: Result,
    names: Iterable[str],
    spreads: dict[str, dict[str, Any]] | None = None,
    rename: dict[str, tuple[str, str]] | None = None,
) -> list[Series]:
    """Make the series of an outcome from a simulation.

    Parameters
    ----------
    result : Result
    names : iterable of str
        Some of `simulation.run.SERIES`.
    spreads : dict of str to dict, optional
        Bands by series, from `find_bands`.
    rename : dict of str to (name, label), optional
    """
    made = []
    for name in names:
        label, unit = SERIES[name]
        new_name, label = (rename or {}).get(name, (name, label))
        series = {"name": new_name, "label": label, "unit": unit, "values": result.series[name]}
        made.append(series | spreads[name] if spreads else series)
    return made


class Sample(NamedTuple):
    """Women who are followed together, or draws of the parameters: entries are arrays (size,)."""

    course: Course
    p: ParameterSet
    size: int


def _unchanged(p: ParameterSet) -> ParameterSet:
    return p


def find_samples(
    question: Question, course: Course, change: Callable[[ParameterSet], ParameterSet] = _unchanged
) -> dict[str, Sample]:
    """Draw the women that are asked for, and the parameter sets that may be the average one.

    Parameters
    ----------
    question : Question
    course : Course
        Of the average woman.
    change : callable
        Makes the woman that is asked about out of an average one.

    Returns
    -------
    dict of str to Sample
        ``women`` and ``average``; without the second where sets were sampled for other equations,
        which say nothing of this line. Empty where no virtual women were asked for.
    """
    if not question.women:
        return {}
    # NumPy, only where it is needed
    from ..physiology.many_sets import posterior_set
    from ..simulation.population import apply_factors, draw_factors

    factors = draw_factors(question.women, question.seed)
    found = {"women": Sample(*apply_factors(course, change(question.parameters), factors), question.women)}
    try:
        sets = override(posterior_set(question.assumption), **question.changes)
    except PosteriorError:
        return found
    count = max(value.size for value in vars(sets).values() if hasattr(value, "size"))
    return found | {"average": Sample(course, change(sets), count)}


def summarize_samples(
    samples: Mapping[str, Sample], followed: Mapping[str, Mapping[str, Sequence[Number]]]
) -> dict[str, dict[str, Any]]:
    """Compute how women differ, and how sure the model is of the average one.

    Parameters
    ----------
    samples : dict of str to Sample
        From `find_samples`, not empty.
    followed : dict of str to (dict of str to list of ndarray (size,))
        Series of each, by the same names.

    Returns
    -------
    dict of str to dict
        By series, from `population.summarize_women` and `average.summarize_average`.
    """
    from ..simulation.average import summarize_average
    from ..simulation.population import stack_columns, summarize_women

    stacked = {name: stack_columns(series, samples[name].size) for name, series in followed.items()}
    women = summarize_women(stacked["women"])
    average = summarize_average(stacked["average"]) if "average" in stacked else {}
    return {name: women[name] | average.get(name, {}) for name in women}


def find_bands(
    question: Question,
    course: Course,
    years: Sequence[float],
    lead_y: float = 0.0,
    change: Callable[[ParameterSet], ParameterSet] = _unchanged,
) -> dict[str, dict[str, Any]] | None:
    """Follow the samples of `find_samples` along a course, as `simulation.run.run` does, and summarize them.

    Returns
    -------
    dict of str to dict, or None
        See `summarize_samples`; None where no virtual women were asked for.
    """
    samples = find_samples(question, course, change)
    if not samples:
        return None
    followed = {name: run(one.course, years, one.p, lead_y).series for name, one in samples.items()}
    return summarize_samples(samples, followed)
