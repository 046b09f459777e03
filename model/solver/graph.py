"""Expressions with every part kept once: simplified, differentiated, written as Python.

An expression is a number of a node; equal parts share a node, so what the equations (or a method of
stepping) need twice is computed once.
"""

from .expressions import Operation, Symbol

CONSTANT, NAME = "constant", "name"


class Graph:
    """Nodes of expressions: ``(CONSTANT, value)``, ``(NAME, name)`` or ``(operator, node, node)``.

    Operators are those of `symbolic.OPERATIONS`; "neg" and "abs" have one operand.
    """

    def __init__(self):
        self.nodes = []
        self._places = {}
        self.zero, self.one = self.constant(0.0), self.constant(1.0)

    def _add(self, *node):
        if node not in self._places:
            self._places[node] = len(self.nodes)
            self.nodes.append(node)
        return self._places[node]

    def constant(self, value):
        """The node of a number."""
        return self._add(CONSTANT, float(value))

    def name(self, name):
        """The node of a value that is known by name when the code runs."""
        return self._add(NAME, name)

    def take(self, expression, known):
        """The node of a traced expression.

        Parameters
        ----------
        expression : float or symbolic.Expression
        known : dict
            By identity of the expression: what was taken before; kept for the next call.
        """
        found = known.get(id(expression))
        if found is None:
            if isinstance(expression, Symbol):
                node = self.name(expression.name)
            elif isinstance(expression, Operation):
                parts = [self.take(one, known) for one in expression.operands]
                node = self.apply(expression.operator, *parts)
            else:
                node = self.constant(expression)
            known[id(expression)] = found = (node, expression)  # held, so that its id stays its own
        return found[0]

    def apply(self, operator, *parts):
        """The node of an operation on nodes."""
        return {
            "+": self.add,
            "-": self.subtract,
            "*": self.multiply,
            "/": self.divide,
            "**": self.power,
            "neg": self.negative,
            "abs": lambda one: self._add("abs", one),
        }[operator](*parts)

    def add(self, a, b):
        if self.zero in (a, b):
            return b if a == self.zero else a
        if self.nodes[b][0] == "neg":
            return self.subtract(a, self.nodes[b][1])
        return self._add("+", a, b)

    def subtract(self, a, b):
        if b == self.zero:
            return a
        if a == b:
            return self.zero
        if a == self.zero:
            return self.negative(b)
        if self.nodes[b][0] == "neg":
            return self.add(a, self.nodes[b][1])
        return self._add("-", a, b)

    def multiply(self, a, b):
        if self.zero in (a, b):
            return self.zero
        if self.one in (a, b):
            return b if a == self.one else a
        for one, other in ((a, b), (b, a)):
            if self.nodes[one][0] == "neg":
                return self.negative(self.multiply(self.nodes[one][1], other))
        return self._add("*", a, b)

    def divide(self, a, b):
        if a == self.zero or b == self.one:
            return a
        if self.nodes[a][0] == "neg":
            return self.negative(self.divide(self.nodes[a][1], b))
        return self._add("/", a, b)

    def power(self, a, b):
        if b == self.one:
            return a
        if self.nodes[b] == (CONSTANT, 2.0):
            return self.multiply(a, a)
        return self._add("**", a, b)

    def negative(self, a):
        if a == self.zero:
            return a
        if self.nodes[a][0] == "neg":
            return self.nodes[a][1]
        return self._add("neg", a)

    def total(self, parts):
        """The node of a sum."""
        found = self.zero
        for part in parts:
            found = self.add(found, part)
        return found

    def replaced(self, node, by, done):
        """The node with names replaced.

        Parameters
        ----------
        node : int
        by : dict of int to int
            From the nodes of names to other nodes.
        done : dict
            What was replaced before by the same; kept for the next call.
        """
        if node in by:
            return by[node]
        if node not in done:
            operator, *parts = self.nodes[node]
            if operator in (CONSTANT, NAME):
                done[node] = node
            else:
                done[node] = self.apply(operator, *(self.replaced(one, by, done) for one in parts))
        return done[node]

    def derivative(self, node, seeds, done):
        """The node of a derivative.

        Parameters
        ----------
        node : int
        seeds : dict of int to int
            Nodes of names with the nodes of their derivatives; those of other names are 0.
        done : dict
            What was differentiated before with the same seeds; kept for the next call.
        """
        if node in seeds:
            return seeds[node]
        if node not in done:
            operator, *parts = self.nodes[node]
            if operator in (CONSTANT, NAME):
                done[node] = self.zero
            else:
                moved = [self.derivative(one, seeds, done) for one in parts]
                done[node] = self._chain(node, operator, parts, moved)
        return done[node]

    def _chain(self, node, operator, parts, moved):
        """The rules of differentiation."""
        if all(one == self.zero for one in moved):
            return self.zero
        if operator in ("+", "-", "neg"):
            return self.apply(operator, *moved)
        a, da = parts[0], moved[0]
        if operator == "abs":  # its sign; 0 where the value is 0
            return self.multiply(da, self.divide(a, self.add(node, self.constant(1e-300))))
        b, db = parts[1], moved[1]
        if operator == "*":
            return self.add(self.multiply(da, b), self.multiply(a, db))
        if operator == "/":
            return self.divide(self.subtract(da, self.multiply(node, db)), b)
        if db != self.zero:
            raise ValueError("An exponent that moves cannot be differentiated.")
        return self.multiply(self.multiply(b, self.divide(node, a)), da)
