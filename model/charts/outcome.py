"""What passes between the door, scenarios and views: a question and its outcome."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..physiology.parameters import ParameterSet, calibrated, override
from ..physiology.treatments import Intervention
from ..simulation.course import Course
from ..simulation.run import SERIES, Result
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
        Virtual women behind the bands; 0 = the average woman alone.
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
        ``name``, ``label``, ``unit``, ``values`` and, with virtual women, what
        `population.summarize_women` gives.
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
        Bands and lines of virtual women by series, from `population.summarize_women`.
    rename : dict of str to (name, label), optional
    """
    made = []
    for name in names:
        label, unit = SERIES[name]
        new_name, label = (rename or {}).get(name, (name, label))
        series = {"name": new_name, "label": label, "unit": unit, "values": result.series[name]}
        made.append(series | spreads[name] if spreads else series)
    return made


def women_spreads(
    question: Question, course: Course, years: Sequence[float], p: ParameterSet, lead_y: float = 0.0
) -> dict[str, dict[str, Any]] | None:
    """Run the virtual women of a question and describe how they differ.

    Parameters
    ----------
    question : Question
    course, years, p, lead_y
        As in `simulation.run.run`.

    Returns
    -------
    dict of str to dict, or None
        By series, from `population.summarize_women`; None where no virtual women were asked for.
    """
    if not question.women:
        return None
    from ..simulation.population import sample_women, summarize_women  # NumPy, only where it is needed

    return summarize_women(sample_women(course, years, p, question.women, question.seed, lead_y))
