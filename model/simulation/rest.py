"""Leave out the states that nothing moves, for as long as nothing does: what is not there costs no time.

Only a drug or an unusual load moves some states, and most of a woman's years have neither. Without
them the equations are shorter, and every step is quicker by a quarter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from itertools import takewhile
from typing import Any

from ..physiology.equations import STATES, Forcing
from ..solver.integrate import Segment
from ..solver.rosenbrock import State
from ..solver.tracing import Law
from ..units import Number

# State -> its value in a woman on whom no drug and no unusual load acts, in the order of `STATES`.
RESTING = {
    "bisphosphonate": 0.0,
    "buried_bisphosphonate": 0.0,
    "accustomed_load": 1.0,
    "dormant_precursors": 0.0,
}
# What moves them -> its value where it moves none of them.
NEUTRAL = {name: getattr(Forcing(), name) for name in ("bisphosphonate_uptake", "load", "rankl_block")}

# They stand side by side among the states.
_FIRST = min(map(STATES.index, RESTING))
_AFTER = _FIRST + len(RESTING)


def count_restful(state: State, segments: Sequence[Segment]) -> int:
    """Count the segments, from the first on, in which the states of `RESTING` stay where they are.

    Parameters
    ----------
    state : list of float or ndarray (women,)
        At the start of the first segment.
    segments : sequence of Segment
    """
    if not all(map(_is, state[_FIRST:_AFTER], RESTING.values())):
        return 0
    return sum(1 for _ in takewhile(_is_neutral, segments))


def _is_neutral(segment: Segment) -> bool:
    if segment.varying is None or not NEUTRAL.keys().isdisjoint(segment.varying):
        return False
    now = segment.forcing(segment.start)
    return all(_is(getattr(now, name), value) for name, value in NEUTRAL.items())


def _is(found: Number, value: float) -> bool:
    return isinstance(found, float) and found == value


def take_moving(state: State) -> State:
    """Take the states that move."""
    return (*state[:_FIRST], *state[_AFTER:])


def put_back(moving: State) -> State:
    """Put the states of `RESTING` among those that move, in the order of `equations.STATES`."""
    return (*moving[:_FIRST], *RESTING.values(), *moving[_FIRST:])


@lru_cache(maxsize=16)  # the solver compiles each law once, and knows it by its identity
def without_resting(law: Law) -> Law:
    """Make the law of the states that move out of one of all states.

    Parameters
    ----------
    law : callable
        See `tracing.Law`; of the states in `equations.STATES`.
    """

    @wraps(law)
    def shorter(
        *args: Any, **further: Any
    ) -> Callable[[State, Forcing], tuple[Sequence[Number], Sequence[Number]]]:
        whole = law(*args, **further)

        def production_and_loss(state: State, forcing: Forcing) -> tuple[Sequence[Number], Sequence[Number]]:
            production, loss = whole(put_back(state), forcing._replace(**NEUTRAL))
            return take_moving(production), take_moving(loss)

        return production_and_loss

    return shorter
