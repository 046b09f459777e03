"""What is written out from the equations is what the equations say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.physiology.equations import STATES, Forcing, baseline, production_loss
from model.physiology.parameters import ParameterSet
from model.solver.rosenbrock import compile_steps
from tests.laws.sampling import parameter_sets

VARYING = ("estrogen", "dimers", "age")


@settings(max_examples=30, deadline=None)
@given(parameter_sets(), st.lists(st.floats(0.3, 1.8), min_size=len(STATES), max_size=len(STATES)))
@pytest.mark.parametrize("varying", [(), VARYING])
def test_written_slopes_are_those_of_the_equations(varying, p, factors):
    state = [value * factor for value, factor in zip(baseline(p), factors, strict=True)]
    forcing = Forcing(estrogen=0.4, dimers=0.7, load=1.1, age=0.9, cytokine_block=0.2, rankl_block=0.3)
    at_start = tuple(getattr(forcing, name) for name in varying)
    steps = compile_steps(production_loss, len(STATES), ParameterSet, (), Forcing, varying)
    row = (1.0, *(at_start * 4))
    written = list(steps(state, [row], at_start, p, {}, forcing))
    for _, reached, slope in written:
        production, loss = production_loss(p)(list(reached), forcing)
        for gain, rate, x, there in zip(production, loss, reached, slope, strict=True):
            assert there == pytest.approx(gain - rate * x, rel=1e-10, abs=1e-14)
