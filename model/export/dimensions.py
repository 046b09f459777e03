"""The unit of every number in traced equations, found by what it is added to or multiplied with.

Traced equations hold bare numbers, but SBML wants a unit on each: `year + 5.5` means 5.5 years. What is
known are the units of parameters, states and time; a number takes the unit that its place leaves it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from ..solver.expressions import Operation, Symbol
from ..units import Number

# A product of powers: base -> exponent. The base is a unit of the parameter table, or such a unit under
# an exponent with a name ("pg/mL^n_E", from a Hill curve).
Unit: TypeAlias = Mapping[str, float]

DIMENSIONLESS: Unit = {}
SAME = ("+", "-", "abs", "neg")  # operators that leave a unit as it is
SIGNS = {"*": 1.0, "/": -1.0}
# Units that the parameter table is made of -> their identifier in a file.
BASES = {"d": "day", "y": "year", "pg/mL": "pg_per_ml", "ng/mL": "ng_per_ml"}


def read_unit(text: str) -> Unit:
    """Read a unit as the parameter table writes it: "1", a base, or "1/" and a base.

    Raises
    ------
    ValueError
        For any other; it has to be added to `BASES` and to the definitions in `sbml`.
    """
    if text == "1":
        return DIMENSIONLESS
    if text in BASES:
        return {text: 1.0}
    over, base = text[:2], text[2:]
    if over == "1/" and base in BASES:
        return {base: -1.0}
    raise ValueError(f"The unit {text!r} has no definition in SBML yet; see model/export/dimensions.py.")


def name_unit(unit: Unit) -> str:
    """Give a unit its identifier in a file, such as per_day or pg_per_ml_2."""
    words = []
    for base, exponent in sorted(unit.items()):
        word = BASES[base] if exponent > 0 else f"per_{BASES[base]}"
        words.append(word if abs(exponent) == 1 else f"{word}_{abs(exponent):g}".replace(".", "_"))
    return "_".join(words) or "dimensionless"


def multiply(unit: Unit, other: Unit, power: float = 1.0) -> Unit:
    """Multiply a unit with a power of another."""
    bases = {base: unit.get(base, 0.0) + power * other.get(base, 0.0) for base in [*unit, *other]}
    return {base: exponent for base, exponent in bases.items() if exponent}


class Dimensions:
    """The units of symbols, of which some are known and others are learned from their use.

    Parameters
    ----------
    known : mapping of str to Unit
        By name of symbol.
    """

    def __init__(self, known: Mapping[str, Unit]) -> None:
        self.known = dict(known)
        self._seen: dict[tuple[int, bool], tuple[Unit | None, Number]] = {}

    def learn(self, expression: Number, unit: Unit | None) -> None:
        """Learn the units of unknown symbols in an expression of a unit (None: unknown, too)."""
        if isinstance(expression, Symbol):
            if unit is not None:
                self.set(expression.name, unit)
        elif isinstance(expression, Operation):
            operands = expression.operands
            for operand, wanted in zip(operands, self.operands(expression, unit), strict=True):
                self.learn(operand, wanted)

    def set(self, name: str, unit: Unit) -> None:
        """Take note of the unit of a symbol, if it was unknown."""
        if name not in self.known:
            self.known[name] = unit
            self._seen.clear()

    def find(self, expression: Number) -> Unit | None:
        """Find the unit of an expression by what is in it; None where a number leaves it open."""
        if isinstance(expression, Symbol):
            return self.known.get(expression.name)
        if not isinstance(expression, Operation):
            return None
        return self._remember(expression, certain=True)

    def guess(self, expression: Number) -> Unit | None:
        """Find the unit that an expression has if its bare factors have none."""
        found = self.find(expression)
        if found is not None or isinstance(expression, Symbol):
            return found
        if not isinstance(expression, Operation):
            return DIMENSIONLESS
        return self._remember(expression, certain=False)

    def _remember(self, operation: Operation, certain: bool) -> Unit | None:
        """Find or guess a unit, once; the operation is kept, since its identity is the key."""
        key = id(operation), certain
        if key not in self._seen:
            find, operands = (self.find if certain else self.guess), operation.operands
            if operation.operator in SAME and not certain:  # a number follows what it is added to
                bare = [one for one in operands if isinstance(one, (Symbol, Operation))]
                found = next((unit for unit in map(find, bare) if unit is not None), None)
            else:
                found = self._combine(operation, find)
            self._seen[key] = found, operation
        return self._seen[key][0]

    def _combine(self, operation: Operation, find: Callable[[Number], Unit | None]) -> Unit | None:
        """Find the unit of an operation from those of its operands."""
        operator, operands = operation.operator, operation.operands
        if operator in SAME:
            return next((unit for unit in map(find, operands) if unit is not None), None)
        first = find(operands[0])
        if operator == "**" and not isinstance(operands[0], (Symbol, Operation)):
            return None  # a number under a Hill exponent has the unit of what it is compared with
        if first is None:
            return None
        if operator == "**":
            return raise_unit(first, operands[1])
        second = find(operands[1])
        return None if second is None else multiply(first, second, SIGNS[operator])

    def operands(self, operation: Operation, unit: Unit | None) -> list[Unit | None]:
        """Find the units that the operands of an operation have where its result has a unit."""
        operator, operands = operation.operator, operation.operands
        if operator == "**":
            base = self.find(operands[0])
            if base is None and unit is not None:
                base = take_root(unit, operands[1])
            return [base, DIMENSIONLESS]
        if operator in SAME:
            own = self.find(operation)
            return [unit if own is None else own] * len(operands)
        left, right = map(self.find, operands)
        if left is None and right is None:
            # Of two that may have any unit, one of which is a bare number, the other is guessed.
            if isinstance(operands[1], (Symbol, Operation)):
                right = self.guess(operands[1])
            else:
                left = self.guess(operands[0])
                right = DIMENSIONLESS if left is None else None
        sign = SIGNS[operator]
        if unit is not None:
            if left is None and right is not None:
                left = multiply(unit, right, -sign)
            elif right is None and left is not None:
                right = multiply({}, multiply(unit, left, -1.0), sign)
        return [left, right]


def raise_unit(unit: Unit, exponent: Number) -> Unit | None:
    """Raise a unit to a power; under an exponent with a name it becomes a base of its own."""
    if not unit:
        return DIMENSIONLESS
    if isinstance(exponent, Symbol):
        return {f"{base}^{exponent.name}": power for base, power in unit.items()}
    if isinstance(exponent, Operation):
        return None
    return {base: power * exponent for base, power in unit.items() if power * exponent}


def take_root(unit: Unit, exponent: Number) -> Unit | None:
    """Undo `raise_unit`."""
    if not unit:
        return DIMENSIONLESS
    if isinstance(exponent, Symbol):
        return {base.removesuffix(f"^{exponent.name}"): power for base, power in unit.items()}
    return None if isinstance(exponent, Operation) else raise_unit(unit, 1 / exponent)
