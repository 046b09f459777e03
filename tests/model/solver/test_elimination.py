"""Written-out elimination solves what NumPy solves, and writes little."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.solver.elimination import eliminate
from model.solver.graph import Graph
from tests.model.solver.formulas import value


@st.composite
def sparse_matrices(draw):
    """Matrices as the method meets them: many zeros, and a diagonal that outweighs its row."""
    size = draw(st.integers(1, 7))
    entry = st.one_of(st.just(0.0), st.floats(-1, 1))
    matrix = np.array(draw(st.lists(entry, min_size=size * size, max_size=size * size)))
    matrix = matrix.reshape(size, size)
    np.fill_diagonal(matrix, np.abs(matrix).sum(axis=1) + draw(st.floats(0.1, 5)))
    return matrix


def insert(graph, matrix):
    """Give the nodes of all entries that are not 0, by row and column."""
    return {tuple(place): graph.constant(matrix[tuple(place)]) for place in np.argwhere(matrix).tolist()}


def solution(graph, solve, right):
    return [value(graph, node, {}) for node in solve([graph.constant(number) for number in right])]


@settings(max_examples=50, deadline=None)
@given(sparse_matrices(), st.data())
def test_one_factorization_solves_for_every_right_hand_side(matrix, data):
    size, graph = len(matrix), Graph()
    entries = insert(graph, matrix)
    before = dict(entries)
    solve = eliminate(graph, entries, size)
    for _ in range(2):
        right = data.draw(st.lists(st.floats(-10, 10), min_size=size, max_size=size))
        assert solution(graph, solve, right) == pytest.approx(np.linalg.solve(matrix, right), abs=1e-9)
    assert entries == before


def test_a_right_hand_side_is_left_as_it_was():
    graph = Graph()
    solve = eliminate(graph, insert(graph, np.array([[2.0, 1.0], [1.0, 3.0]])), 2)
    right = [graph.constant(3.0), graph.constant(4.0)]
    once = solve(right)
    assert solve(right) == once
    assert [value(graph, node, {}) for node in once] == pytest.approx([1, 1])


def subtractions(matrix):
    """Count the differences that elimination and one solution write."""
    graph, size = Graph(), len(matrix)
    solve = eliminate(graph, insert(graph, matrix), size)
    solve([graph.variable(f"right_{i}") for i in range(size)])
    return sum(node[0] == "-" for node in graph.nodes)


@pytest.mark.parametrize("hub", [0, 3, 8])
def test_the_order_of_elimination_makes_no_new_entries_where_none_are_needed(hub):
    """A state that acts on all others and they on it: taken first, it would tie all of them together."""
    size = 9
    matrix = np.diag(np.arange(20.0, 20 + size))
    matrix[hub, :] += np.arange(1.0, size + 1)
    matrix[:, hub] += np.arange(2.0, size + 2)
    # Each of the others: once out of the hub's row, once on the way down, once on the way up.
    assert subtractions(matrix) == 3 * (size - 1)


def test_what_does_not_depend_on_each_other_is_divided_and_no_more():
    assert subtractions(np.diag([2.0, 3.0, 4.0])) == 0
    assert subtractions(np.array([[2.0, 0.0], [5.0, 3.0]])) == 1
