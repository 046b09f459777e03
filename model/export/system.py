"""The averaged-mode equations of a course as a model that other engines can run.

Everything is traced with symbols in place of numbers: the equations, what a course does with
hormones and receptors, and what is observed. So what is written is what the code computes, and every
parameter keeps its name. Each break of a course moves on to the next segment.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from ..errors import check_kind
from ..physiology.equations import STATES, Forcing, baseline, production_loss
from ..physiology.parameters import PARAMETERS, ParameterSet
from ..physiology.treatments import Intervention
from ..simulation.course import Course, Levels
from ..simulation.course_limits import check_years
from ..simulation.run import SERIES, observables
from ..solver.expressions import Operation, Symbol, evaluate, free_symbols
from ..solver.integrate import Segment
from ..solver.tracing import symbolic, trace_derivatives
from ..units import DAYS_PER_YEAR, Number
from .constants import named_constants
from .dimensions import DIMENSIONLESS, Dimensions, Unit, read_unit
from .labels import label_all
from .sharing import PREFIX, share

TIME = "time"  # days since the start of the run
YEAR = "year"  # of the run's clock, on which a course is told
FIRST_YEAR = "first_year"
DAYS_IN_YEAR = "days_per_year"
SEGMENT = "segment"
DRIVE = "drive_"  # before each field of the forcing; no state has such a name, and files keep it
START = "_start"  # after what an outcome is a percentage of
PERCENT, PERCENT_UNIT = "_pct", "% of start"
PER_DAY: Unit = {"d": -1.0}


@dataclass(frozen=True)
class Known(Symbol):
    """A symbol whose value is part of it: caches must not take it for another of the same name."""

    sample: float = field(default=1.0, compare=True)

    def __bool__(self) -> bool:
        """Whether its value is other than 0, as for a number."""
        return bool(self.sample)


class System(NamedTuple):
    """A course as equations.

    Attributes
    ----------
    title : str
    constants : dict of str to float
        Those that the equations name.
    initial : dict of str to (float or Expression)
        States at time 0, in the symbols of constants.
    fixed : dict of str to (float or Expression)
        Parts of rules that never change in a run, in the symbols of constants and of those before.
    rules : dict of str to list of (float or Expression)
        What holds at every moment: one entry per segment, or one for all of them, in the symbols of
        constants, states, other rules and `TIME`.
    starts : dict of str to Symbol
        Constant -> the rule whose value at time 0 it has.
    rates : dict of str to (float or Expression)
        Derivatives of the states, per day.
    breaks : list of float
        Days since the start at which the next segment begins.
    days : float
        How long the run is.
    labels : dict of str to str
        What each name means.
    dimensions : Dimensions
        Units of all names.
    """

    title: str
    constants: dict[str, float]
    initial: dict[str, Number]
    fixed: dict[str, Number]
    rules: dict[str, list[Number]]
    starts: dict[str, Symbol]
    rates: dict[str, Number]
    breaks: list[float]
    days: float
    labels: dict[str, str]
    dimensions: Dimensions


def trace_course(
    course: Course, start_y: float, stop_y: float, p: ParameterSet, title: str = "Living Bone"
) -> System:
    """Trace a course.

    Parameters
    ----------
    course : Course
        In averaged mode.
    start_y, stop_y : float
        Years of the run; it starts from the baseline of a healthy premenopausal woman.
    p : ParameterSet
    title : str

    Returns
    -------
    System

    Raises
    ------
    RequestError
        For a course that is resolved by days or no course at all, and for years outside of any life.
    """
    check_kind(p, "p", ParameterSet)
    start_y, stop_y = check_years([start_y, stop_y], 0.0)
    own, given = _symbolic_course(check_kind(course, "course", Course))
    numbers = named_constants()
    values = {name: getattr(p, name) for name in PARAMETERS} | given
    values |= {FIRST_YEAR: start_y, DAYS_IN_YEAR: DAYS_PER_YEAR}
    values |= {name: number for number, name in numbers.items()}
    constants = ParameterSet(**{name: Known(name, values[name]) for name in PARAMETERS})
    forcing = symbolic(Forcing, Forcing._fields, DRIVE)
    segments = own.segments(start_y, stop_y, constants)
    rates = trace_derivatives(production_loss, STATES, constants, forcing)
    shared = share(
        _acting(own, segments, constants) | _observed(constants, forcing),
        dict(zip(STATES, rates, strict=True)),
        numbers,
        values,
    )
    clock = Symbol(FIRST_YEAR) + Symbol(TIME) / Symbol(DAYS_IN_YEAR)
    rules = {YEAR: [clock]} | {name: [part] for name, part in shared.parts.items()} | shared.rules
    fixed = _find_fixed(shared.parts, values)
    initial = dict(zip(STATES, baseline(constants), strict=True))
    starts = {f"{name}{START}": Symbol(name) for name in map(_raw, percentages())}
    equations = [*shared.rates.values(), *initial.values(), *chain.from_iterable(rules.values())]
    named = set().union(*map(free_symbols, equations))
    return System(
        title,
        {name: float(value) for name, value in values.items() if name in named},
        initial,
        fixed,
        {name: pieces for name, pieces in rules.items() if name not in fixed},
        starts,
        shared.rates,
        [segment.start - segments[0].start for segment in segments[1:]],
        segments[-1].stop - segments[0].start,
        label_all(rules, course.interventions),
        _dimensions(rules, starts, shared.rates),
    )


def _find_fixed(parts: Mapping[str, Number], constants: Collection[str]) -> dict[str, Number]:
    """Find the parts that need nothing but constants and each other."""
    fixed: dict[str, Number] = {}
    for name, part in parts.items():
        if free_symbols(part) <= {*constants, *fixed}:
            fixed[name] = part
    return fixed


def _symbolic_course(course: Course) -> tuple[Course, dict[str, float]]:
    """Put symbols in place of estradiol after menopause and of the levels of treatments."""
    values = {"e2_after": course.e2_after}
    interventions = []
    for count, treatment in enumerate(course.interventions, start=1):
        name = f"level_{count}"
        values[name] = treatment.level
        level: Number = Known(name, treatment.level)
        interventions.append(Intervention(treatment.kind, treatment.start_y, treatment.stop_y, level))
    after = Known("e2_after", course.e2_after)
    return replace(course, e2_after=after, interventions=tuple(interventions)), values


def _acting(course: Course, segments: list[Segment], p: ParameterSet) -> dict[str, list[Number]]:
    """Trace hormone levels, the life stage and what acts on bone, segment by segment."""
    names = [*(f"{DRIVE}{name}" for name in Forcing._fields), "estrogen_share", "ovulatory_share"]
    rules: dict[str, list[Number]] = {name: [] for name in [*_levels(), *names]}
    for segment in segments:
        # The sample lies inside the segment and picks the branch.
        year = Symbol(YEAR, (segment.start + segment.stop) / 2 / DAYS_PER_YEAR)
        moment: list[Number] = [year]
        level = [column[0] for column in course.levels(moment, p)]
        found = [*level, *segment.forcing(_Days(year)), *course.shares(year, p)]
        for pieces, piece in zip(rules.values(), found, strict=True):
            pieces.append(piece)
    return rules


@dataclass(frozen=True)
class _Days(Operation):
    """A year of the run in days, which gives back the year where a course asks for it."""

    def __init__(self, year: Symbol) -> None:
        super().__init__("*", (year, Symbol(DAYS_IN_YEAR, DAYS_PER_YEAR)))

    def __truediv__(self, other: Number) -> Number:
        return self.operands[0] if other == DAYS_PER_YEAR else super().__truediv__(other)


def _observed(p: ParameterSet, forcing: Forcing) -> dict[str, list[Number]]:
    """Trace what is observed; a percentage is of its value at time 0."""
    states = [Symbol(name) for name in STATES]
    found = observables(p)(states, forcing)
    rules: dict[str, list[Number]] = {}
    for name, value in zip([*SERIES][len(Levels._fields) :], found, strict=True):
        if name in percentages():
            raw = _raw(name)
            rules[raw] = [value]
            rules[name] = [100 * Symbol(raw) / Symbol(f"{raw}{START}")]
        elif value != Symbol(name):  # else a state is observed as it is
            rules[name] = [value]
    return rules


def _levels() -> list[str]:
    return [*SERIES][: len(Levels._fields)]


def _raw(percentage: str) -> str:
    """Name what a percentage is of."""
    return percentage.removesuffix(PERCENT)


def percentages() -> list[str]:
    """List the outcomes that are a percentage of their start."""
    return [name for name, (_, unit) in SERIES.items() if unit == PERCENT_UNIT]


def _dimensions(
    rules: Mapping[str, list[Number]], starts: Mapping[str, Symbol], rates: Mapping[str, Number]
) -> Dimensions:
    """Find the units of all names: those of the drives follow from where they act."""
    known: dict[str, Unit] = {name: read_unit(one.unit) for name, one in PARAMETERS.items()}
    known |= {name: read_unit(SERIES[name][1]) for name in _levels()}
    known |= dict.fromkeys([*STATES, *starts, SEGMENT], DIMENSIONLESS)
    known |= {rule.name: DIMENSIONLESS for rule in starts.values()}
    known |= {name: DIMENSIONLESS for name in SERIES if name not in known}
    known |= {TIME: {"d": 1.0}, YEAR: {"y": 1.0}, FIRST_YEAR: {"y": 1.0}, DAYS_IN_YEAR: {"d": 1.0, "y": -1.0}}
    known["e2_after"] = read_unit("pg/mL")
    dimensions = Dimensions(known)
    for rate in rates.values():
        dimensions.learn(rate, PER_DAY)
    for name in Forcing._fields:
        dimensions.set(f"{DRIVE}{name}", DIMENSIONLESS)  # a factor, unless a rate adds it
    for name in rules:
        if not name.startswith(PREFIX):
            dimensions.set(name, DIMENSIONLESS)
    while True:  # a part has the unit that those who need it expect, and what is in it follows
        before = len(dimensions.known)
        for rate in rates.values():
            dimensions.learn(rate, PER_DAY)
        for name, pieces in reversed([*rules.items()]):
            for piece in pieces:
                dimensions.learn(Symbol(name), dimensions.find(piece))
                dimensions.learn(piece, dimensions.known.get(name))
        if len(dimensions.known) == before:
            unknown = [name for name in rules if name not in dimensions.known]
            if not unknown:
                return dimensions
            dimensions.set(unknown[-1], DIMENSIONLESS)


def evaluate_initial(system: System) -> dict[str, float]:
    """Compute the states at time 0."""
    return {name: float(evaluate(value, system.constants)) for name, value in system.initial.items()}
