"""Exact derivatives against an oracle that shares no code with them: complex steps."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.physiology.equations import STATES, Forcing, baseline, production_loss
from model.physiology.parameters import PARAMETERS, ParameterSet
from model.solver.expressions import Symbol
from model.solver.graph import Graph
from model.solver.tracing import symbolic, trace_derivatives
from tests.laws.sampling import parameter_sets
from tests.model.solver.formulas import value

STEP = 1e-30  # a complex step has no rounding error, however small


def slopes(p, state, forcing):
    production, loss = production_loss(p)(state, forcing)
    return [gain - rate * x for gain, rate, x in zip(production, loss, state, strict=True)]


@settings(max_examples=5, deadline=None)
@given(parameter_sets(), st.lists(st.floats(0.3, 1.8), min_size=len(STATES), max_size=len(STATES)))
def test_the_jacobian_is_that_of_complex_steps(p, factors):
    state = [value * factor + 0.01 for value, factor in zip(baseline(p), factors, strict=True)]
    forcing = Forcing(estrogen=0.4, dimers=0.7, load=1.1, age=0.9, cytokine_block=0.2, rankl_block=0.3)
    graph, seen = Graph(), {}
    constants = symbolic(ParameterSet, PARAMETERS, "")
    traced = trace_derivatives(production_loss, STATES, constants, forcing)
    nodes = [graph.insert(expression, seen) for expression in traced]
    values = vars(p) | dict(zip(STATES, state, strict=True))
    for j, name in enumerate(STATES):
        moved = [x + STEP * 1j if i == j else x for i, x in enumerate(state)]
        wanted = [complex(slope).imag / STEP for slope in slopes(p, moved, forcing)]
        done = {}
        for node, derivative in zip(nodes, wanted, strict=True):
            found = graph.derivative(node, {graph.variable(name): graph.one}, done)
            assert value(graph, found, values) == pytest.approx(derivative, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize(
    ("function", "at"),
    [
        (lambda x: -(x**2.0) / (1 + x), 1.7),
        (lambda x: abs(x - 3) * x, 1.2),
        (lambda x: abs(x - 3) * x, 4.1),
        (lambda x: (x * x - 2 / x) ** 0.4, 2.2),
        (lambda x: (1 - x) / (x - 1), 0.5),  # parts that cancel
    ],
)
def test_rules_of_differentiation(function, at):
    graph = Graph()
    node = graph.insert(function(Symbol("x")), {})
    found = value(graph, graph.derivative(node, {graph.variable("x"): graph.one}, {}), {"x": at})
    step = 1e-6
    wanted = (function(at + step) - function(at - step)) / (2 * step)
    assert found == pytest.approx(wanted, rel=1e-7, abs=1e-9)


def test_a_varying_exponent_is_refused():
    graph = Graph()
    node = graph.insert(2.0 ** Symbol("x"), {})
    with pytest.raises(ValueError, match="exponent"):
        graph.derivative(node, {graph.variable("x"): graph.one}, {})


def test_equal_parts_share_a_node_and_neutral_ones_vanish():
    graph, seen, x, y = Graph(), {}, Symbol("x"), Symbol("y")
    assert graph.insert(x * y + 1, seen) == graph.insert(x * y + 1, seen)
    one = graph.variable("x")
    assert graph.add(one, graph.zero) == graph.multiply(one, graph.one) == one
    assert graph.subtract(one, one) == graph.zero == graph.multiply(graph.zero, one)
    assert graph.negate(graph.negate(one)) == one
    assert graph.power(one, graph.constant(2.0)) == graph.multiply(one, one)
