"""Arithmetic that remembers what was asked of it: the equations, traced instead of computed.

The equations use arithmetic only, so a symbol may stand in for a number. What comes out is the
expression itself, which can be written down in another language and can never drift from the code.
A symbol carries a sample value; where the code compares numbers, samples decide which way it goes.
"""

from dataclasses import dataclass, field

OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "**": lambda a, b: a**b,
    "abs": abs,
    "neg": lambda a: -a,
}  # what an expression may hold


class Expression:
    """A number that is not known yet. Numbers stay numbers: only what holds a symbol is traced."""

    __slots__ = ()

    def __add__(self, other):
        return _join("+", self, other)

    def __radd__(self, other):
        return _join("+", other, self)

    def __sub__(self, other):
        return _join("-", self, other)

    def __rsub__(self, other):
        return _join("-", other, self)

    def __mul__(self, other):
        return _join("*", self, other)

    def __rmul__(self, other):
        return _join("*", other, self)

    def __truediv__(self, other):
        return _join("/", self, other)

    def __rtruediv__(self, other):
        return _join("/", other, self)

    def __pow__(self, other):
        return _join("**", self, other)

    def __rpow__(self, other):
        return _join("**", other, self)

    def __neg__(self):
        return Operation("neg", (self,))

    def __abs__(self):
        return Operation("abs", (self,))

    def __lt__(self, other):
        return evaluate(self) < evaluate(other)

    def __le__(self, other):
        return evaluate(self) <= evaluate(other)

    def __gt__(self, other):
        return evaluate(self) > evaluate(other)

    def __ge__(self, other):
        return evaluate(self) >= evaluate(other)


@dataclass(frozen=True)
class Symbol(Expression):
    """A name in place of a number.

    Parameters
    ----------
    name : str
    sample : float
        A value it may have; decides comparisons.
    """

    name: str
    sample: float = field(default=1.0, compare=False)


@dataclass(frozen=True)
class Operation(Expression):
    """An operation on numbers and expressions.

    Parameters
    ----------
    operator : str
        One of `OPERATIONS`.
    operands : tuple of float or Expression
    """

    operator: str
    operands: tuple


# What leaves the other operand as it is: x + 0, 0 + x, x - 0, x * 1, 1 * x, x / 1, x ** 1.
_NEUTRAL_RIGHT = {"+": 0, "-": 0, "*": 1, "/": 1, "**": 1}
_NEUTRAL_LEFT = {"+": 0, "*": 1}


def _join(operator, left, right):
    """An operation, unless it leaves one operand as it is or is a product with nothing."""
    if not isinstance(right, Expression):
        if right == _NEUTRAL_RIGHT[operator]:
            return left
        if operator == "*" and right == 0:
            return 0.0
    elif not isinstance(left, Expression):
        if operator in _NEUTRAL_LEFT and left == _NEUTRAL_LEFT[operator]:
            return right
        if operator in "*/" and left == 0:
            return 0.0
    return Operation(operator, (left, right))


def evaluate(expression, values=None):
    """Compute an expression.

    Parameters
    ----------
    expression : float or Expression
    values : dict of str to float, optional
        By symbol name; samples where a name is missing.

    Returns
    -------
    float
    """
    if isinstance(expression, Symbol):
        return (values or {}).get(expression.name, expression.sample)
    if isinstance(expression, Operation):
        operands = [evaluate(one, values) for one in expression.operands]
        return OPERATIONS[expression.operator](*operands)
    return expression


def symbols(expression):
    """Names of all symbols in an expression, a set of str."""
    if isinstance(expression, Symbol):
        return {expression.name}
    if isinstance(expression, Operation):
        return set().union(*(symbols(one) for one in expression.operands))
    return set()
