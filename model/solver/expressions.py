"""Symbolic expressions traced from the equations.

The equations use arithmetic only, so a symbol may stand in for a number. The result is the
expression itself, which can be written in another language and never drifts from the code. A symbol
carries a sample value; where code compares numbers, the samples decide which branch it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..units import Number

# Every operation that an expression may hold.
OPERATIONS: dict[str, Callable[..., Number]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "**": lambda a, b: a**b,
    "abs": abs,
    "neg": lambda a: -a,
}


class Expression:
    """A number that is not known yet. Plain numbers stay numbers: only what holds a symbol is traced."""

    __slots__ = ()

    def __add__(self, other: Number) -> Number:
        return _operation("+", self, other)

    def __radd__(self, other: Number) -> Number:
        return _operation("+", other, self)

    def __sub__(self, other: Number) -> Number:
        return _operation("-", self, other)

    def __rsub__(self, other: Number) -> Number:
        return _operation("-", other, self)

    def __mul__(self, other: Number) -> Number:
        return _operation("*", self, other)

    def __rmul__(self, other: Number) -> Number:
        return _operation("*", other, self)

    def __truediv__(self, other: Number) -> Number:
        return _operation("/", self, other)

    def __rtruediv__(self, other: Number) -> Number:
        return _operation("/", other, self)

    def __pow__(self, other: Number) -> Number:
        return _operation("**", self, other)

    def __rpow__(self, other: Number) -> Number:
        return _operation("**", other, self)

    def __neg__(self) -> Operation:
        return Operation("neg", (self,))

    def __abs__(self) -> Operation:
        return Operation("abs", (self,))

    def __lt__(self, other: Number) -> bool:
        return bool(evaluate(self) < evaluate(other))

    def __le__(self, other: Number) -> bool:
        return bool(evaluate(self) <= evaluate(other))

    def __gt__(self, other: Number) -> bool:
        return bool(evaluate(self) > evaluate(other))

    def __ge__(self, other: Number) -> bool:
        return bool(evaluate(self) >= evaluate(other))


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
        A key of `OPERATIONS`.
    operands : tuple of float or Expression
    """

    operator: str
    operands: tuple[Number, ...]


# What leaves the other operand as it is: x + 0, 0 + x, x - 0, x * 1, 1 * x, x / 1, x ** 1.
_NEUTRAL_RIGHT = {"+": 0, "-": 0, "*": 1, "/": 1, "**": 1}
_NEUTRAL_LEFT = {"+": 0, "*": 1}


def _operation(operator: str, left: Number, right: Number) -> Number:
    """Make an operation, unless it leaves one operand as it is or is a product with zero."""
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


def evaluate(expression: Number, values: Mapping[str, float] | None = None) -> Number:
    """Compute the value of an expression.

    Parameters
    ----------
    expression : float or Expression
    values : mapping of str to float, optional
        By symbol name; samples where a name is missing.

    Returns
    -------
    float
    """
    if isinstance(expression, Symbol):
        return (values or {}).get(expression.name, expression.sample)
    if isinstance(expression, Operation):
        operands = [evaluate(operand, values) for operand in expression.operands]
        return OPERATIONS[expression.operator](*operands)
    return expression


def free_symbols(expression: Number) -> set[str]:
    """List the names of all symbols in an expression."""
    if isinstance(expression, Symbol):
        return {expression.name}
    if isinstance(expression, Operation):
        return set().union(*(free_symbols(operand) for operand in expression.operands))
    return set()
