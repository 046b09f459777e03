"""Simulations and figures of exported courses as SED-ML Level 1 Version 3."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ..simulation.run import SERIES
from ..units import DAYS_PER_YEAR
from .mathml import MATHML
from .sbml import SBML
from .system import YEAR, System, percentages

SEDML = "http://sed-ml.org/sed-ml/level1/version3"
LANGUAGE = "urn:sedml:language:sbml.level-3.version-2"
STEPS_PER_YEAR = 12
CVODE = "KISAO:0000019"
TOLERANCES = {"KISAO:0000209": "1e-09", "KISAO:0000211": "1e-12"}  # relative, absolute


def write(systems: Mapping[str, System]) -> str:
    """Write what to simulate and what to draw: of each course all that is a percentage of its start.

    Parameters
    ----------
    systems : mapping of str to System
        By name; the SBML file of a course is this name and ".xml", in the same folder.

    Returns
    -------
    str
    """
    root = ElementTree.Element("sedML", {"xmlns": SEDML, "xmlns:sbml": SBML, "level": "1", "version": "3"})
    simulations, models, tasks, generators, outputs = (
        ElementTree.SubElement(root, f"listOf{kind}")
        for kind in ("Simulations", "Models", "Tasks", "DataGenerators", "Outputs")
    )
    for name, system in systems.items():
        model, simulation, task = (f"{kind}_{name}" for kind in ("model", "simulation", "task"))
        _simulate(simulations, simulation, system)
        ElementTree.SubElement(
            models, "model", id=model, name=system.title, language=LANGUAGE, source=f"{name}.xml"
        )
        ElementTree.SubElement(tasks, "task", id=task, modelReference=model, simulationReference=simulation)
        for variable in (YEAR, *percentages()):
            _read(generators, variable, name, system.labels[variable])
        _draw(outputs, name, system.title)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _simulate(listing: Element, name: str, system: System) -> None:
    steps = round(system.days / DAYS_PER_YEAR * STEPS_PER_YEAR)
    course = ElementTree.SubElement(
        listing,
        "uniformTimeCourse",
        id=name,
        initialTime="0",
        outputStartTime="0",
        outputEndTime=repr(system.days),
        numberOfPoints=str(max(steps, 1)),
    )
    algorithm = ElementTree.SubElement(course, "algorithm", kisaoID=CVODE)
    parameters = ElementTree.SubElement(algorithm, "listOfAlgorithmParameters")
    for term, value in TOLERANCES.items():
        ElementTree.SubElement(parameters, "algorithmParameter", kisaoID=term, value=value)


def _read(listing: Element, variable: str, course: str, label: str) -> None:
    """Take a variable of a course as it is."""
    generator = ElementTree.SubElement(listing, "dataGenerator", id=f"{course}_{variable}", name=label)
    variables = ElementTree.SubElement(generator, "listOfVariables")
    symbol = f"{course}_{variable}_value"
    ElementTree.SubElement(
        variables,
        "variable",
        id=symbol,
        taskReference=f"task_{course}",
        target=f"/sbml:sbml/sbml:model/sbml:listOfParameters/sbml:parameter[@id='{variable}']",
    )
    math = ElementTree.SubElement(generator, "math", xmlns=MATHML)
    ElementTree.SubElement(math, "ci").text = symbol


def _draw(listing: Element, course: str, title: str) -> None:
    """Draw the percentages over the years, and list the same values."""
    plot = ElementTree.SubElement(listing, "plot2D", id=f"figure_{course}", name=title)
    curves = ElementTree.SubElement(plot, "listOfCurves")
    report = ElementTree.SubElement(listing, "report", id=f"report_{course}", name=title)
    sets = ElementTree.SubElement(report, "listOfDataSets")
    for variable in (YEAR, *percentages()):
        reference = f"{course}_{variable}"
        ElementTree.SubElement(
            sets, "dataSet", id=f"column_{reference}", label=variable, dataReference=reference
        )
        if variable != YEAR:
            ElementTree.SubElement(
                curves,
                "curve",
                id=f"curve_{reference}",
                name=SERIES[variable][0],
                logX="false",
                logY="false",
                xDataReference=f"{course}_{YEAR}",
                yDataReference=reference,
            )
