"""The averaged-mode equations of a course as a model that other engines can run.

The equations and the time functions of a course are traced with symbols, so what is written is what
the code computes. States are parameters with rate rules, the forcing (what acts on bone) is a set of
assignment rules in time, and each break of a course is an event that moves on to the next segment.
"""

from __future__ import annotations

from typing import NamedTuple

from .. import __version__
from ..physiology.equations import STATES, Forcing, baseline, production_loss
from ..physiology.parameters import PARAMETERS, ParameterSet
from ..simulation.course import Course
from ..solver.expressions import Expression, Symbol, free_symbols
from ..solver.integrate import Segment
from ..solver.tracing import symbolic, trace_derivatives
from ..units import Number

TIME = "time"  # days since the start of the run
SEGMENT = "segment"
FORCING = "drive_"  # before each field of the forcing; no state has such a name, and files keep it


class System(NamedTuple):
    """A course as equations.

    Attributes
    ----------
    title : str
    parameters : dict of str to float
        Those that the derivatives name.
    initial : dict of str to float
        States at time 0.
    forcing : dict of str to list of (float or Expression)
        One entry per segment, or one for all of them, in the symbol `TIME`.
    breaks : list of float
        Days since the start at which the next segment begins.
    derivatives : dict of str to Expression
        Per day, in the symbols of states, forcing and parameters.
    """

    title: str
    parameters: dict[str, float]
    initial: dict[str, float]
    forcing: dict[str, list[Number]]
    breaks: list[float]
    derivatives: dict[str, Number]


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
    """
    segments = course.segments(start_y, stop_y, p)
    first_day = segments[0].start
    acting = [segment.forcing(_clock(segment, first_day)) for segment in segments]
    constants = symbolic(ParameterSet, PARAMETERS, "")
    symbols = symbolic(Forcing, Forcing._fields, FORCING)
    derivatives = dict(
        zip(STATES, trace_derivatives(production_loss, STATES, constants, symbols), strict=True)
    )
    named = set().union(*map(free_symbols, derivatives.values()))
    return System(
        title,
        {name: getattr(p, name) for name in PARAMETERS if name in named},
        dict(zip(STATES, baseline(p), strict=True)),
        {
            f"{FORCING}{name}": _pieces([getattr(forcing, name) for forcing in acting])
            for name in Forcing._fields
            if f"{FORCING}{name}" in named
        },
        [segment.start - first_day for segment in segments[1:]],
        derivatives,
    )


def comments(system: System) -> list[str]:
    """List the sentences that a reader of an exported file should know."""
    return [
        f"{system.title}, version {__version__}: averaged mode. Time in days from the start of the run.",
        "All states are relative to a healthy premenopausal woman (1 = her level), except "
        "mineralization (a share) and bisphosphonate (potency units).",
        "Bone density relative to the start is matrix times mineralization over that at the start.",
        "The drives hold hormone levels and receptor binding of this course, averaged over cycles.",
        "A teaching model of an average. It cannot tell what will happen to one person.",
    ]


def _clock(segment: Segment, first_day: float) -> Number:
    """The day of the run as a symbol; its sample lies inside the segment and picks the branch."""
    middle = (segment.start + segment.stop) / 2
    return Symbol(TIME, middle - first_day) + first_day


def _pieces(values: list[Number]) -> list[Number]:
    """One entry where all segments have the same."""
    values = [value if isinstance(value, Expression) else float(value) for value in values]
    return values[:1] if all(value == values[0] for value in values) else values
