"""Expressions as content MathML, with a unit on every number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import e
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ..solver.expressions import Operation, Symbol
from ..units import Number
from .dimensions import DIMENSIONLESS, Dimensions, Unit, name_unit
from .system import SEGMENT, TIME

MATHML = "http://www.w3.org/1998/Math/MathML"
CLOCK = "http://www.sbml.org/sbml/symbols/time"

OPERATORS = {
    "+": "plus",
    "-": "minus",
    "*": "times",
    "/": "divide",
    "**": "power",
    "abs": "abs",
    "neg": "minus",
}


class MathWriter:
    """Writes expressions as MathML.

    Parameters
    ----------
    dimensions : Dimensions
        From which numbers get their units.

    Attributes
    ----------
    used : dict of str to Unit
        Units of the numbers written so far, by identifier.
    """

    def __init__(self, dimensions: Dimensions) -> None:
        self.dimensions = dimensions
        self.used: dict[str, Unit] = {}

    def write(self, parent: Element, pieces: Sequence[Number], unit: Unit) -> None:
        """Write an expression under a parent; of several pieces the segment chooses."""
        math = ElementTree.SubElement(parent, "math", xmlns=MATHML)
        math.append(self._pieces(pieces, unit))

    def write_trigger(self, parent: Element, day: float) -> None:
        """Write the condition that a day is reached."""
        math = ElementTree.SubElement(parent, "math", xmlns=MATHML)
        math.append(self._apply("geq", [Symbol(TIME), day], [{"d": 1.0}] * 2))

    def _pieces(self, pieces: Sequence[Number], unit: Unit) -> Element:
        if len(pieces) == 1:
            return self._content(pieces[0], unit)
        choice = ElementTree.Element("piecewise")
        for count, expression in enumerate(pieces[:-1]):
            piece = ElementTree.SubElement(choice, "piece")
            piece.append(self._content(expression, unit))
            # Engines look for the moment at which a comparison turns; at an equality some never move on.
            piece.append(self._apply("leq", [Symbol(SEGMENT), count + 0.5], [DIMENSIONLESS] * 2))
        ElementTree.SubElement(choice, "otherwise").append(self._content(pieces[-1], unit))
        return choice

    def _content(self, expression: Number, unit: Unit | None) -> Element:
        if isinstance(expression, Operation):
            operands: Sequence[Number] = expression.operands
            units: Sequence[Unit | None] = self.dimensions.operands(expression, unit)
            if expression.operator == "**" and operands[0] == e:
                return self._apply("exp", operands[1:], units[1:])
            if expression.operator == "+":
                operands, units = _flatten(operands, units)
            return self._apply(OPERATORS[expression.operator], operands, units)
        if isinstance(expression, Symbol):
            return _name(expression.name)
        if expression == e:
            return ElementTree.Element("exponentiale")
        return self._number(float(expression), DIMENSIONLESS if unit is None else unit)

    def _apply(self, operator: str, operands: Iterable[Number], units: Iterable[Unit | None]) -> Element:
        applied = ElementTree.Element("apply")
        ElementTree.SubElement(applied, operator)
        applied.extend(self._content(one, unit) for one, unit in zip(operands, units, strict=True))
        return applied

    def _number(self, value: float, unit: Unit) -> Element:
        """A number; MathML splits 1e-05 into mantissa and exponent."""
        name = name_unit(unit)
        self.used[name] = unit
        mantissa, exponential, exponent = repr(value).partition("e")
        number = ElementTree.Element("cn", {"sbml:units": name})
        number.text = mantissa
        if exponential:
            number.set("type", "e-notation")
            ElementTree.SubElement(number, "sep").tail = str(int(exponent))
        return number


def _name(name: str) -> Element:
    if name == TIME:
        element = ElementTree.Element("csymbol", encoding="text", definitionURL=CLOCK)
        element.text = TIME
    else:
        element = ElementTree.Element("ci")
        element.text = name
    return element


def _flatten(
    operands: Sequence[Number], units: Sequence[Unit | None]
) -> tuple[Sequence[Number], Sequence[Unit | None]]:
    """Write a sum of sums as one; the days of a cycle would be nested as deep as they are many."""
    terms: list[Number] = [operands[-1]]
    first = operands[0]
    while isinstance(first, Operation) and first.operator == "+":
        terms.append(first.operands[1])
        first = first.operands[0]
    terms.append(first)
    # All terms of a sum have its unit.
    return terms[::-1], [units[0]] * len(terms)
