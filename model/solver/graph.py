"""An expression graph that keeps every subexpression once: simplify, substitute, differentiate.

An expression is the number of a node; equal subexpressions share a node, so what the equations (or
a step of the method) need twice is computed once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..units import Number
from .expressions import Operation, Symbol

CONSTANT, VARIABLE = "constant", "variable"


class Graph:
    """Nodes: ``(CONSTANT, value)``, ``(VARIABLE, name)`` or ``(operator, node, node)``.

    Operators are those of `expressions.OPERATIONS`; "neg" and "abs" have one operand.
    """

    def __init__(self) -> None:
        self.nodes: list[tuple[Any, ...]] = []
        self._index: dict[tuple[Any, ...], int] = {}
        self.zero, self.one = self.constant(0.0), self.constant(1.0)

    def _add(self, *node: Any) -> int:
        if node not in self._index:
            self._index[node] = len(self.nodes)
            self.nodes.append(node)
        return self._index[node]

    def constant(self, value: Number) -> int:
        """Add the node of a number."""
        return self._add(CONSTANT, float(value))

    def variable(self, name: str) -> int:
        """Add the node of a value that the generated code knows by name."""
        return self._add(VARIABLE, name)

    def insert(self, expression: Number, seen: dict[int, tuple[int, Number]]) -> int:
        """Add a traced expression.

        Parameters
        ----------
        expression : float or Expression
        seen : dict
            Expressions inserted before, by identity; filled here and kept for the next call.

        Returns
        -------
        int
            Its node.
        """
        found = seen.get(id(expression))
        if found is None:
            if isinstance(expression, Symbol):
                node = self.variable(expression.name)
            elif isinstance(expression, Operation):
                operands = [self.insert(operand, seen) for operand in expression.operands]
                node = self.apply(expression.operator, *operands)
            else:
                node = self.constant(expression)
            # Keeping the expression alive keeps its id from being given to another one.
            seen[id(expression)] = found = (node, expression)
        return found[0]

    def apply(self, operator: str, *operands: int) -> int:
        """Add an operation on nodes."""
        if operator == "abs":
            return self._add("abs", *operands)
        if operator == "neg":
            return self.negate(*operands)
        add = {"+": self.add, "-": self.subtract, "*": self.multiply, "/": self.divide, "**": self.power}
        return add[operator](*operands)

    def add(self, a: int, b: int) -> int:
        """Add the node of a sum of two nodes."""
        if self.zero in (a, b):
            return b if a == self.zero else a
        if self.nodes[b][0] == "neg":
            return self.subtract(a, self.nodes[b][1])
        return self._add("+", a, b)

    def subtract(self, a: int, b: int) -> int:
        """Add the node of a difference."""
        if b == self.zero:
            return a
        if a == b:
            return self.zero
        if a == self.zero:
            return self.negate(b)
        if self.nodes[b][0] == "neg":
            return self.add(a, self.nodes[b][1])
        return self._add("-", a, b)

    def multiply(self, a: int, b: int) -> int:
        """Add the node of a product."""
        if self.zero in (a, b):
            return self.zero
        if self.one in (a, b):
            return b if a == self.one else a
        for factor, other in ((a, b), (b, a)):
            if self.nodes[factor][0] == "neg":
                return self.negate(self.multiply(self.nodes[factor][1], other))
        return self._add("*", a, b)

    def divide(self, a: int, b: int) -> int:
        """Add the node of a quotient."""
        if a == self.zero or b == self.one:
            return a
        if self.nodes[a][0] == "neg":
            return self.negate(self.divide(self.nodes[a][1], b))
        return self._add("/", a, b)

    def power(self, a: int, b: int) -> int:
        """Add the node of a power."""
        if b == self.one:
            return a
        if self.nodes[b] == (CONSTANT, 2.0):
            return self.multiply(a, a)
        return self._add("**", a, b)

    def negate(self, a: int) -> int:
        """Add the node of a negative."""
        if a == self.zero:
            return a
        if self.nodes[a][0] == "neg":
            return int(self.nodes[a][1])
        return self._add("neg", a)

    def sum(self, terms: Iterable[int]) -> int:
        """Add the node of a sum of any number of nodes."""
        total = self.zero
        for term in terms:
            total = self.add(total, term)
        return total

    def substitute(self, node: int, replacements: Mapping[int, int], done: dict[int, int]) -> int:
        """Replace variables in an expression.

        Parameters
        ----------
        node : int
        replacements : mapping of int to int
            From the nodes of variables to other nodes.
        done : dict
            Nodes handled before with the same replacements; filled here and kept for the next call.
        """
        if node in replacements:
            return replacements[node]
        if node not in done:
            operator, *operands = self.nodes[node]
            if operator in (CONSTANT, VARIABLE):
                done[node] = node
            else:
                done[node] = self.apply(
                    operator, *(self.substitute(operand, replacements, done) for operand in operands)
                )
        return done[node]

    def derivative(self, node: int, seeds: Mapping[int, int], done: dict[int, int]) -> int:
        """Differentiate an expression.

        Parameters
        ----------
        node : int
        seeds : mapping of int to int
            From the nodes of variables to those of their derivatives; all others have 0.
        done : dict
            Nodes handled before with the same seeds; filled here and kept for the next call.
        """
        if node in seeds:
            return seeds[node]
        if node not in done:
            operator, *operands = self.nodes[node]
            if operator in (CONSTANT, VARIABLE):
                done[node] = self.zero
            else:
                derivatives = [self.derivative(operand, seeds, done) for operand in operands]
                done[node] = self._chain_rule(node, operator, operands, derivatives)
        return done[node]

    def _chain_rule(self, node: int, operator: str, operands: list[int], derivatives: list[int]) -> int:
        if all(derivative == self.zero for derivative in derivatives):
            return self.zero
        if operator in ("+", "-", "neg"):
            return self.apply(operator, *derivatives)
        a, da = operands[0], derivatives[0]
        if operator == "abs":  # its sign; 0 where the value is 0
            return self.multiply(da, self.divide(a, self.add(node, self.constant(1e-300))))
        b, db = operands[1], derivatives[1]
        if operator == "*":
            return self.add(self.multiply(da, b), self.multiply(a, db))
        if operator == "/":
            return self.divide(self.subtract(da, self.multiply(node, db)), b)
        if db != self.zero:
            raise ValueError("A power with a varying exponent cannot be differentiated.")
        return self.multiply(self.multiply(b, self.divide(node, a)), da)
