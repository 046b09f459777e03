"""A traced course as SBML Level 3 Version 2, the format that simulators share."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from .. import __version__
from ..units import DAYS_PER_YEAR
from .annotation import EXPRESSION, annotate_model, annotate_parameter
from .dimensions import DIMENSIONLESS, Unit, name_unit
from .mathml import MATHML, MathWriter
from .system import PER_DAY, SEGMENT, System, evaluate_initial

__all__ = ["MATHML", "SBML", "write"]

SBML = "http://www.sbml.org/sbml/level3/version2/core"
XHTML = "http://www.w3.org/1999/xhtml"
META = "living_bone"

SECONDS_PER_DAY = 86400
# A base of `dimensions` -> its kinds of unit: kind, exponent, scale (a power of ten) and multiplier.
KINDS = {
    "d": [("second", 1, 0, float(SECONDS_PER_DAY))],
    "y": [("second", 1, 0, SECONDS_PER_DAY * DAYS_PER_YEAR)],
    "pg/mL": [("gram", 1, -12, 1.0), ("litre", -1, -3, 1.0)],
    "ng/mL": [("gram", 1, -9, 1.0), ("litre", -1, -3, 1.0)],
}
# Nothing in the model is an amount or takes up space: all but the levels are ratios.
WITHOUT_UNIT = ("substance", "volume", "area", "length", "extent")

NOTES = (
    "Averaged mode. Time in days from the start of the run; year is the clock of the course.",
    "All states are relative to a healthy premenopausal woman (1 = her level), except mineralization "
    "(a share) and drugs on bone (potency units).",
    "Rules that begin with drive_ are what acts on bone, averaged over cycles; rules that begin with "
    "part_ are parts of them, such as receptor binding averaged over the moments of a cycle.",
    "Rules that end in _pct are percent of the value at the start of the run.",
    "Everything is traced from the code. These stay numbers: hormone levels at moments of a cycle, years "
    "at which something begins or ends, and shares of days or of cycles.",
    "Equations under the MIT license, values of parameters under CC BY 4.0.",
    "A teaching model of an average. It cannot tell what will happen to one person.",
)


def write(system: System) -> str:
    """Write a system as SBML text.

    Parameters
    ----------
    system : System

    Returns
    -------
    str
    """
    root = ElementTree.Element("sbml", {"xmlns": SBML, "xmlns:sbml": SBML, "level": "3", "version": "2"})
    units = {f"{one}Units": "dimensionless" for one in WITHOUT_UNIT}
    model = ElementTree.SubElement(
        root, "model", {"metaid": META, "id": META, "name": system.title, "timeUnits": "day"} | units
    )
    notes = ElementTree.SubElement(ElementTree.SubElement(model, "notes"), "body", xmlns=XHTML)
    for line in (f"{system.title}, version {__version__}.", *NOTES):
        ElementTree.SubElement(notes, "p").text = line
    annotate_model(model, META)
    definitions = ElementTree.SubElement(model, "listOfUnitDefinitions")
    writer = MathWriter(system.dimensions)
    used = _parameters(model, system)
    _initial(model, system, writer)
    _rules(model, system, writer)
    if system.breaks:
        _events(model, system.breaks, writer)
    _units(definitions, used | writer.used)
    ElementTree.indent(root)
    for math in root.iter("math"):
        _close_up(math)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _close_up(math: Element) -> None:
    """Take the blanks out of a formula, of which a file would hold more than of anything else."""
    for one in math.iter():
        if one.text and not one.text.strip():
            one.text = None
        if one is not math and one.tail and not one.tail.strip():
            one.tail = None


def _units(listing: Element, used: Mapping[str, Unit]) -> None:
    for name, unit in sorted(used.items()):
        if not unit:
            continue  # SBML knows what is dimensionless
        definition = ElementTree.SubElement(listing, "unitDefinition", id=name)
        kinds = ElementTree.SubElement(definition, "listOfUnits")
        for base, power in unit.items():
            for kind, exponent, scale, multiplier in KINDS[base]:
                ElementTree.SubElement(
                    kinds,
                    "unit",
                    kind=kind,
                    exponent=f"{power * exponent:g}",
                    scale=str(scale),
                    multiplier=repr(multiplier),
                )


def _parameters(model: Element, system: System) -> dict[str, Unit]:
    listing = ElementTree.SubElement(model, "listOfParameters")
    used: dict[str, Unit] = {"day": {"d": 1.0}}

    def add(name: str, value: float | None, constant: bool) -> None:
        unit = system.dimensions.known[name]
        used[name_unit(unit)] = unit
        element = ElementTree.SubElement(listing, "parameter", id=name)
        if value is not None:
            element.set("value", repr(value))
        element.set("units", name_unit(unit))
        element.set("constant", "true" if constant else "false")
        element.set("name", system.labels.get(name, name.replace("_", " ")))
        annotate_parameter(element, name)

    for name, number in system.constants.items():
        add(name, number, constant=True)
    for name in [*system.fixed, *system.starts]:
        add(name, None, constant=True)
    add(SEGMENT, 0.0, constant=False)
    for name in system.rules:
        add(name, None, constant=False)
    for name, number in evaluate_initial(system).items():
        add(name, number, constant=False)
    return used


def _initial(model: Element, system: System, writer: MathWriter) -> None:
    """What follows from parameters once, states at the start and what percentages are of."""
    listing = ElementTree.SubElement(model, "listOfInitialAssignments")
    functions = {name: value for name, value in system.initial.items() if not isinstance(value, float)}
    for name, value in (system.fixed | functions | system.starts).items():
        assignment = ElementTree.SubElement(listing, "initialAssignment", symbol=name)
        writer.write(assignment, [value], system.dimensions.known[name])


def _rules(model: Element, system: System, writer: MathWriter) -> None:
    listing = ElementTree.SubElement(model, "listOfRules")
    for name, pieces in system.rules.items():
        rule = ElementTree.SubElement(listing, "assignmentRule", variable=name, sboTerm=EXPRESSION)
        writer.write(rule, pieces, system.dimensions.known[name])
    for name, rate in system.rates.items():
        rule = ElementTree.SubElement(listing, "rateRule", variable=name, sboTerm=EXPRESSION)
        writer.write(rule, [rate], PER_DAY)


def _events(model: Element, breaks: list[float], writer: MathWriter) -> None:
    listing = ElementTree.SubElement(model, "listOfEvents")
    for count, day in enumerate(breaks, start=1):
        event = ElementTree.SubElement(listing, "event", id=f"break_{count}", useValuesFromTriggerTime="true")
        trigger = ElementTree.SubElement(event, "trigger", initialValue="false", persistent="true")
        writer.write_trigger(trigger, day)
        assignments = ElementTree.SubElement(event, "listOfEventAssignments")
        moved = ElementTree.SubElement(assignments, "eventAssignment", variable=SEGMENT)
        writer.write(moved, [count], DIMENSIONLESS)
