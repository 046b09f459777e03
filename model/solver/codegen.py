"""Write nodes of an expression graph as lines of Python, each shared part computed once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from .graph import CONSTANT, VARIABLE, Graph


class Writer:
    """Writes nodes as lines of Python: inline where a value is used once, else under a reused name.

    Parameters
    ----------
    graph : Graph
    roots : sequence of int
        Nodes whose names will be asked for.
    loop_variables : sequence of str
        Variables that change from step to step; all others are constant. The name of a variable is
        the Python that reads it, such as ``p.a_CE``.
    constants : mapping of int to str, optional
        Names of nodes that another writer has computed before the loop.
    """

    def __init__(
        self,
        graph: Graph,
        roots: Sequence[int],
        loop_variables: Sequence[str],
        constants: Mapping[int, str] | None = None,
    ) -> None:
        self.graph, self.roots = graph, roots
        self.constants = dict(constants or {})
        self._loop_variables = loop_variables
        self._varying: dict[int, bool] = {}
        self._order = self._below(roots)
        self._uses = dict.fromkeys(self._order, 0)
        for node in self._order:
            for operand in self._operands(node):
                self._uses[operand] = self._uses.get(operand, 0) + 1
        for node in roots:
            self._uses[node] += 2  # a root needs a name of its own
        self._texts: dict[int, str] = {}
        self._free: list[str] = []
        self._count = 0

    def _operands(self, node: int) -> list[int]:
        operator, *operands = self.graph.nodes[node]
        return [] if operator in (CONSTANT, VARIABLE) else operands

    def _below(self, roots: Iterable[int]) -> list[int]:
        """All nodes below the roots, operands first."""
        found: dict[int, None] = {}
        stack = [(node, False) for node in reversed([*roots])]
        while stack:
            node, ready = stack.pop()
            if node in found:
                continue
            if ready:
                found[node] = None
            else:
                stack.append((node, True))
                stack += [(operand, False) for operand in reversed(self._operands(node))]
        return list(found)

    def _varies(self, node: int) -> bool:
        if node not in self._varying:
            operator, *operands = self.graph.nodes[node]
            if operator == VARIABLE:
                self._varying[node] = operands[0] in self._loop_variables
            else:
                self._varying[node] = any(self._varies(operand) for operand in self._operands(node))
        return self._varying[node]

    def write_constants(self) -> list[str]:
        """Write the lines before the loop: all that steps use and that is the same in every step."""
        needed = {
            operand
            for node in self._order
            if self._varies(node)
            for operand in self._operands(node)
            if not self._varies(operand)
        } | {node for node in self.roots if not self._varies(node)}
        lines = []
        for node in self._below(sorted(needed)):
            operator, *operands = self.graph.nodes[node]
            if operator == CONSTANT:
                self.constants[node] = f"({operands[0]!r})"
                continue
            if operator == VARIABLE:
                text = operands[0]
            else:
                text = _text(operator, operands, self.constants.__getitem__)
            self.constants[node] = f"c{len(self.constants)}"
            lines.append(f"    {self.constants[node]} = {text}")
        return lines

    def write_step(self, roots: Sequence[int]) -> list[str]:
        """Write the lines within the loop that compute the roots."""
        lines = []
        for node in self._below(roots):
            if node in self.constants or node in self._texts:
                continue
            operator, *operands = self.graph.nodes[node]
            if operator == CONSTANT:
                self._texts[node] = f"({operands[0]!r})"
                continue
            if operator == VARIABLE:
                self._texts[node] = operands[0]
                continue
            text = _text(operator, operands, self._name)
            if self._uses[node] == 1:
                self._texts[node] = text
                continue
            for operand in operands:
                self._release(operand)
            name = self._free.pop() if self._free else self._new_name()
            self._texts[node] = name
            lines.append(f"        {name} = {text}")
        return lines

    def _new_name(self) -> str:
        self._count += 1
        return f"v{self._count}"

    def _name(self, node: int) -> str:
        return self.constants.get(node) or self._texts[node]

    def _release(self, node: int) -> None:
        """Count a use as done; a name with none left may be used again."""
        if node in self.constants or node not in self._uses:
            return
        self._uses[node] -= 1
        if self._uses[node]:
            return
        name = self._texts[node]
        if name.startswith("v"):
            self._free.append(name)
            return
        for operand in self._operands(node):  # it was written inline
            self._release(operand)

    def names(self, nodes: Iterable[int]) -> list[str]:
        """List the names under which the roots can be read."""
        return [self._name(node) for node in nodes]


def _text(operator: str, operands: Sequence[Any], name: Callable[[Any], str]) -> str:
    if operator == "neg":
        return f"(-{name(operands[0])})"
    if operator == "abs":
        return f"abs({name(operands[0])})"
    return f"({name(operands[0])} {operator} {name(operands[1])})"
