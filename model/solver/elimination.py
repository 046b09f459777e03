"""Gaussian elimination written out as nodes of an expression graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .graph import Graph


def eliminate(
    graph: Graph, matrix: Mapping[tuple[int, int], int], size: int
) -> Callable[[Sequence[int]], list[int]]:
    """Factorize a sparse matrix of nodes.

    Rows are not exchanged at run time: the diagonal holds one over the step and the loss rates. The
    order of elimination is chosen here, so that few new entries arise (Markowitz).

    Parameters
    ----------
    graph : Graph
    matrix : mapping of (int, int) to int
        Nodes by row and column; missing entries are 0.
    size : int
        Number of rows.

    Returns
    -------
    callable
        ``solve(right) -> nodes`` of the solution, for nodes of a right-hand side.
    """
    matrix = dict(matrix)
    remaining, order, factors, inverse = set(range(size)), [], [], {}

    def fill_in(k: int) -> int:
        rows = sum((i, k) in matrix for i in remaining if i != k)
        return rows * sum((k, j) in matrix for j in remaining if j != k)

    while remaining:
        k = min(sorted(remaining), key=fill_in)
        remaining.remove(k)
        order.append(k)
        inverse[k] = graph.divide(graph.one, matrix[k, k])
        for i in sorted(remaining):
            if (i, k) not in matrix:
                continue
            factor = graph.multiply(matrix[i, k], inverse[k])
            factors.append((i, k, factor))
            for j in sorted(remaining):
                if (k, j) in matrix:
                    gone = graph.multiply(factor, matrix[k, j])
                    matrix[i, j] = graph.subtract(matrix.get((i, j), graph.zero), gone)

    def solve(right: Sequence[int]) -> list[int]:
        right = list(right)
        for i, k, factor in factors:
            right[i] = graph.subtract(right[i], graph.multiply(factor, right[k]))
        found: dict[int, int] = {}
        for place in reversed(range(size)):
            k = order[place]
            rest = right[k]
            for j in order[place + 1 :]:
                if (k, j) in matrix:
                    rest = graph.subtract(rest, graph.multiply(matrix[k, j], found[j]))
            found[k] = graph.multiply(rest, inverse[k])
        return [found[k] for k in range(size)]

    return solve
