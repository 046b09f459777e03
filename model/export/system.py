"""The averaged-mode equations as a model that other engines run: SBML and Antimony.

The equations and the time functions of a course are traced with symbols, so what is written is what
the code computes. States are parameters with rate rules, drives (what acts on bone) are assignment
rules in time, and each break of a course is an event that moves on to the next segment.
"""

from collections import namedtuple
from dataclasses import fields

from .. import __version__
from ..physiology.equations import STATES, Drive, baseline, rates
from ..physiology.parameters import PARAMETERS, ParameterSet
from ..solver.expressions import Expression, Symbol, symbols

TIME = "time"  # days since the start of the run
SEGMENT = "segment"

System = namedtuple("System", "title parameters initial drives breaks derivatives")
System.__doc__ = """A course as equations.

title : str
parameters : dict of str to float
    Those that the derivatives name.
initial : dict of str to float
    States at time 0.
drives : dict of str to list of (float or Expression)
    One entry per segment, or one for all of them, in the symbol `TIME`.
breaks : list of float
    Days since the start at which the next segment begins.
derivatives : dict of str to Expression
    Per day, in the symbols of states, drives and parameters.
"""


def system(course, start_y, stop_y, p, title="Living Bone"):
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
    acting = [segment.drive(_clock(segment, first_day)) for segment in segments]
    derivatives = _derivatives(p)
    named = set().union(*(symbols(one) for one in derivatives.values()))
    return System(
        title,
        {name: getattr(p, name) for name in PARAMETERS if name in named},
        dict(zip(STATES, baseline(p))),
        {
            _drive_name(name): _pieces([getattr(one, name) for one in acting])
            for name in Drive._fields
            if _drive_name(name) in named
        },
        [segment.start - first_day for segment in segments[1:]],
        derivatives,
    )


def comments(system):
    """What a reader of an exported file should know, a list of lines."""
    return [
        f"{system.title}, version {__version__}: averaged mode. Time in days from the start of the run.",
        "All states are relative to a healthy premenopausal woman (1 = her level), except "
        "mineralization (a share) and bisphosphonate (potency units).",
        "Bone density relative to the start is matrix times mineralization over that at the start.",
        "The drives hold hormone levels and receptor binding of this course, averaged over cycles.",
        "A teaching model of an average. It cannot tell what will happen to one person.",
    ]


def _clock(segment, first_day):
    """The day of the run as a symbol; its sample lies inside the segment and picks the branch."""
    middle = (segment.start + segment.stop) / 2
    return Symbol(TIME, middle - first_day) + first_day


def _derivatives(p):
    """Production minus loss of each state, in symbols of states, drives and parameters."""
    constants = ParameterSet(
        **{field.name: Symbol(field.name, getattr(p, field.name)) for field in fields(p)}
    )
    state = [Symbol(name, value) for name, value in zip(STATES, baseline(p))]
    drive = Drive(*(Symbol(_drive_name(name), one) for name, one in zip(Drive._fields, Drive())))
    production, loss = rates(constants)(state, drive)
    return {name: gain - rate * x for name, gain, rate, x in zip(STATES, production, loss, state)}


def _drive_name(name):
    """A drive by a name that no state has."""
    return f"drive_{name}"


def _pieces(values):
    """One entry where all segments have the same."""
    values = [one if isinstance(one, Expression) else float(one) for one in values]
    return values[:1] if all(one == values[0] for one in values) else values
