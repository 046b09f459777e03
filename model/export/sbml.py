"""A traced course as SBML Level 3 Version 2, the format that simulators share."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ..physiology.parameters import PARAMETERS
from ..solver.expressions import Operation, Symbol
from ..units import Number
from .system import FORCING, SEGMENT, TIME, System, comments

SBML = "http://www.sbml.org/sbml/level3/version2/core"
MATHML = "http://www.w3.org/1998/Math/MathML"
XHTML = "http://www.w3.org/1999/xhtml"
CLOCK = "http://www.sbml.org/sbml/symbols/time"
SECONDS_PER_DAY = "86400"

OPERATORS = {
    "+": "plus",
    "-": "minus",
    "*": "times",
    "/": "divide",
    "**": "power",
    "abs": "abs",
    "neg": "minus",
}


def write(system: System) -> str:
    """Write a system as SBML text.

    Parameters
    ----------
    system : System

    Returns
    -------
    str
    """
    root = ElementTree.Element("sbml", xmlns=SBML, level="3", version="2")
    model = ElementTree.SubElement(root, "model", id="living_bone", name=system.title, timeUnits="day")
    notes = ElementTree.SubElement(ElementTree.SubElement(model, "notes"), "body", xmlns=XHTML)
    for line in comments(system):
        ElementTree.SubElement(notes, "p").text = line
    _units(model)
    _parameters(model, system)
    _rules(model, system)
    if system.breaks:
        _events(model, system.breaks)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _units(model: Element) -> None:
    day = ElementTree.SubElement(
        ElementTree.SubElement(model, "listOfUnitDefinitions"), "unitDefinition", id="day"
    )
    ElementTree.SubElement(
        ElementTree.SubElement(day, "listOfUnits"),
        "unit",
        kind="second",
        exponent="1",
        scale="0",
        multiplier=SECONDS_PER_DAY,
    )


def _parameters(model: Element, system: System) -> None:
    listing = ElementTree.SubElement(model, "listOfParameters")

    def add(name: str, value: float | None, label: str, constant: bool) -> None:
        element = ElementTree.SubElement(listing, "parameter", id=name)
        if value is not None:
            element.set("value", repr(float(value)))
        element.set("constant", "true" if constant else "false")
        element.set("name", label)

    for name, value in system.parameters.items():
        parameter = PARAMETERS[name]
        add(name, value, f"{parameter.meaning} ({parameter.unit})", True)
    add(SEGMENT, 0, "stretch of time between two breaks", False)
    for name in system.forcing:
        add(name, None, "what acts on bone: " + name.removeprefix(FORCING).replace("_", " "), False)
    for name, value in system.initial.items():
        add(name, value, name.replace("_", " "), False)


def _rules(model: Element, system: System) -> None:
    listing = ElementTree.SubElement(model, "listOfRules")
    for name, pieces in system.forcing.items():
        rule = ElementTree.SubElement(listing, "assignmentRule", variable=name)
        _math(rule).append(_pieces(pieces))
    for name, derivative in system.derivatives.items():
        rule = ElementTree.SubElement(listing, "rateRule", variable=name)
        _math(rule).append(content(derivative))


def _events(model: Element, breaks: Iterable[float]) -> None:
    listing = ElementTree.SubElement(model, "listOfEvents")
    for count, day in enumerate(breaks, start=1):
        event = ElementTree.SubElement(listing, "event", id=f"break_{count}", useValuesFromTriggerTime="true")
        trigger = ElementTree.SubElement(event, "trigger", initialValue="false", persistent="true")
        _math(trigger).append(_apply("geq", [Symbol(TIME), day]))
        assignments = ElementTree.SubElement(event, "listOfEventAssignments")
        moved = ElementTree.SubElement(assignments, "eventAssignment", variable=SEGMENT)
        _math(moved).append(content(count))


def _math(parent: Element) -> Element:
    return ElementTree.SubElement(parent, "math", xmlns=MATHML)


def _pieces(pieces: list[Number]) -> Element:
    if len(pieces) == 1:
        return content(pieces[0])
    choice = ElementTree.Element("piecewise")
    for count, expression in enumerate(pieces[:-1]):
        piece = ElementTree.SubElement(choice, "piece")
        piece.append(content(expression))
        piece.append(_apply("eq", [Symbol(SEGMENT), count]))
    ElementTree.SubElement(choice, "otherwise").append(content(pieces[-1]))
    return choice


def content(expression: Number) -> Element:
    """Convert an expression to content MathML."""
    if isinstance(expression, Operation):
        return _apply(OPERATORS[expression.operator], expression.operands)
    if isinstance(expression, Symbol):
        if expression.name == TIME:
            clock = ElementTree.Element("csymbol", encoding="text", definitionURL=CLOCK)
            clock.text = TIME
            return clock
        name = ElementTree.Element("ci")
        name.text = f" {expression.name} "
        return name
    return _number(expression)


def _apply(operator: str, operands: Iterable[Number]) -> Element:
    applied = ElementTree.Element("apply")
    ElementTree.SubElement(applied, operator)
    applied.extend(content(operand) for operand in operands)
    return applied


def _number(value: float) -> Element:
    """A number; MathML splits 1e-05 into mantissa and exponent."""
    mantissa, e, exponent = repr(float(value)).partition("e")
    number = ElementTree.Element("cn")
    number.text = mantissa
    if e:
        number.set("type", "e-notation")
        separator = ElementTree.SubElement(number, "sep")
        separator.tail = str(int(exponent))
    return number
