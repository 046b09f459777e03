"""Formulas as nobody wrote them: the same arithmetic on numbers and on symbols."""

from hypothesis import strategies as st

from model.solver.expressions import OPERATIONS
from model.solver.graph import CONSTANT, VARIABLE

VARIABLES = ("x", "y", "z")
numbers = st.sampled_from([0.0, 1.0, -1.0, 0.5, 2.0, 3.0])


def combine(inner):
    """Give operations on formulas, each a function of the values of `VARIABLES`."""
    pairs = st.tuples(inner, inner)
    return st.one_of(
        pairs.map(lambda two: lambda values: two[0](values) + two[1](values)),
        pairs.map(lambda two: lambda values: two[0](values) - two[1](values)),
        pairs.map(lambda two: lambda values: two[0](values) * two[1](values)),
        pairs.map(lambda two: lambda values: two[0](values) / (abs(two[1](values)) + 1)),
        inner.map(lambda one: lambda values: one(values) ** 2),
        inner.map(lambda one: lambda values: -one(values)),
        pairs.map(
            lambda two: lambda values: two[0](values) * two[0](values) + two[1](values)
        ),  # a part twice
    )


formulas = st.recursive(
    st.one_of(
        st.sampled_from(VARIABLES).map(lambda name: lambda values: values[name]),
        numbers.map(lambda number: lambda _values: number),
    ),
    combine,
    max_leaves=12,
)
points = st.fixed_dictionaries({name: st.floats(-3, 3) for name in VARIABLES})


def value(graph, node, values):
    """Compute a node of a graph from the values of variables."""
    operator, *operands = graph.nodes[node]
    if operator == CONSTANT:
        return operands[0]
    if operator == VARIABLE:
        return values[operands[0]]
    return OPERATIONS[operator](*(value(graph, operand, values) for operand in operands))
