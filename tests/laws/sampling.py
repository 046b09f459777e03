"""What tests of the model share: random but plausible parameter sets, and steady forcing."""

from hypothesis import strategies as st

from model.physiology.parameters import PARAMETERS, override
from model.simulation import run
from model.solver.integrate import MAX_STEP, Segment


@st.composite
def parameter_sets(draw, **fixed):
    """Any parameter set inside its bounds; `fixed` values are kept."""
    values = {name: draw(st.floats(*one.bounds)) for name, one in PARAMETERS.items() if name not in fixed}
    return override(**(values | fixed))


def follow(p, pieces, times, refine=1, max_step=MAX_STEP):
    """States under a sequence of constant forcing.

    Parameters
    ----------
    p : ParameterSet
    pieces : list of (stop_day, Forcing)
        From day 0.
    times : list of float
        Days.
    refine : int
        Divides every step.
    max_step : float
        Days.
    """
    segments, start = [], 0
    for stop, forcing in pieces:
        segments.append(Segment(start, stop, lambda day, forcing=forcing: forcing, varying=()))
        start = stop
    return run.solve_states(p, segments, times, max_step=max_step, refine=refine)


def density(state, site="spine"):
    """Bone density: matrix times its mineralization."""
    return state[6] * state[8] if site == "spine" else state[7] * state[9]
