"""Parts that several equations share, each written once and under a name.

Receptor binding averaged over a cycle is a sum over its days; written out wherever it acts, a file
would hold it dozens of times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from ..solver.expressions import Operation, Symbol
from ..solver.graph import CONSTANT, VARIABLE, Graph
from ..units import Number

PREFIX = "part_"
LEAST_OPERATIONS = 8  # what is smaller reads better where it stands


class Shared(NamedTuple):
    """Equations with their shared parts taken out.

    Attributes
    ----------
    parts : dict of str to float or Expression
        Those that others need come first.
    rules : dict of str to list of (float or Expression)
        One entry where all pieces are the same.
    rates : dict of str to (float or Expression)
    """

    parts: dict[str, Number]
    rules: dict[str, list[Number]]
    rates: dict[str, Number]


class _Graph(Graph):
    """A graph in which what is divided by itself is 1: nothing that is averaged here is 0."""

    def divide(self, a: int, b: int) -> int:
        """Add the node of a quotient."""
        return self.one if a == b else super().divide(a, b)


def share(
    rules: Mapping[str, list[Number]],
    rates: Mapping[str, Number],
    numbers: Mapping[float, str],
    constants: Collection[str],
) -> Shared:
    """Take out what equations share.

    Parameters
    ----------
    rules : mapping of str to list of (float or Expression)
        Pieces by the name of what they define. What others need of a rule they call by that name.
    rates : mapping of str to (float or Expression)
        Derivatives by the name of the state.
    numbers : mapping of float to str
        Those that have a name.
    constants : collection of str
        Names of what never changes in a run.

    Returns
    -------
    Shared
    """
    graph = _Graph()
    seen: dict[int, tuple[int, Number]] = {}
    named = {name: [graph.insert(piece, seen) for piece in pieces] for name, pieces in rules.items()}
    moving = {name: graph.insert(rate, seen) for name, rate in rates.items()}
    titles = {
        nodes[0]: name
        for name, nodes in named.items()
        if len(set(nodes)) == 1 and graph.nodes[nodes[0]][0] not in (CONSTANT, VARIABLE)
    }
    uses = _count_uses(
        graph, [*(set(nodes) for nodes in named.values()), *({node} for node in moving.values())]
    )
    written: dict[int, Number] = {}  # as others write it
    titled: dict[int, Number] = {}  # as the rule of that name defines it
    sizes: dict[int, int] = {}
    outer = _find_outer(graph, uses, constants)
    apart = {node for nodes in named.values() if len(set(nodes)) > 1 for node in nodes}
    parts: dict[str, Number] = {}
    for node, (operator, *operands) in enumerate(graph.nodes):  # operands come before what needs them
        if node not in uses:
            continue
        if operator == CONSTANT:
            name = numbers.get(operands[0])
            written[node] = Symbol(name, operands[0]) if name else operands[0]
        elif operator == VARIABLE:
            written[node] = Symbol(operands[0])
        else:
            written[node] = Operation(operator, tuple(written[operand] for operand in operands))
            sizes[node] = 1 + sum(sizes.get(operand, 0) for operand in operands)
            if node in titles:
                titled[node], written[node], sizes[node] = written[node], Symbol(titles[node]), 0
            elif operator == "**":
                continue  # under an exponent with a name it has a unit without one
            elif node in apart or (sizes[node] >= LEAST_OPERATIONS and (uses[node] > 1 or node in outer)):
                part = f"{PREFIX}{len(parts) + 1}"
                parts[part], written[node], sizes[node] = written[node], Symbol(part), 0
    return Shared(
        parts,
        {
            name: [titled[nodes[0]] if titles.get(nodes[0]) == name else written[nodes[0]]]
            if len(set(nodes)) == 1
            else [written[node] for node in nodes]
            for name, nodes in named.items()
        },
        {name: written[node] for name, node in moving.items()},
    )


def _find_outer(graph: Graph, used: Collection[int], constants: Collection[str]) -> set[int]:
    """Find what never changes inside of what does: all that is averaged over a cycle."""
    still: set[int] = set()
    for node, (operator, *operands) in enumerate(graph.nodes):
        if operator == VARIABLE:
            if operands[0] in constants:
                still.add(node)
        elif operator == CONSTANT or still.issuperset(operands):
            still.add(node)
    changing = [
        graph.nodes[node][1:] for node in used if node not in still and graph.nodes[node][0] != VARIABLE
    ]
    return {operand for operands in changing for operand in operands if operand in still}


def _count_uses(graph: Graph, roots: list[set[int]]) -> Counter[int]:
    """Count how often each node that the roots need is an operand or a root."""
    uses = Counter(node for nodes in roots for node in nodes)
    needed = {*uses}
    for node in range(len(graph.nodes) - 1, -1, -1):
        operator, *operands = graph.nodes[node]
        if node in needed and operator not in (CONSTANT, VARIABLE):
            uses.update(operands)
            needed.update(operands)
    return uses
