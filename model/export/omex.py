"""A COMBINE archive: models, what to simulate with them and who made them, in one file."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from . import sbml, sedml
from .annotation import begin_rdf, tell_makers
from .system import System

MANIFEST = "http://identifiers.org/combine.specifications/omex-manifest"
FORMATS = {
    ".": "http://identifiers.org/combine.specifications/omex",
    "./manifest.xml": MANIFEST,
    "./metadata.rdf": "http://identifiers.org/combine.specifications/omex-metadata",
    "./figures.sedml": "http://identifiers.org/combine.specifications/sed-ml.level-1.version-3",
}
MASTER = "./figures.sedml"
SBML_FORMAT = "http://identifiers.org/combine.specifications/sbml.level-3.version-2"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold: the same model, the same bytes
TITLE = "Living Bone: bone under estrogen and progesterone"


def write(systems: Mapping[str, System]) -> bytes:
    """Write courses as an archive.

    Parameters
    ----------
    systems : mapping of str to System
        By name, which becomes the name of a file.

    Returns
    -------
    bytes
    """
    files = {
        "manifest.xml": _manifest(systems),
        "metadata.rdf": _metadata(),
        "figures.sedml": sedml.write(systems),
    } | {f"{name}.xml": sbml.write(system) for name, system in systems.items()}
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = ZipInfo(name, LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, text)
    return written.getvalue()


def _manifest(systems: Mapping[str, System]) -> str:
    root = ElementTree.Element("omexManifest", xmlns=MANIFEST)
    formats = FORMATS | {f"./{name}.xml": SBML_FORMAT for name in systems}
    for location, kind in formats.items():
        content = ElementTree.SubElement(root, "content", location=location, format=kind)
        if location == MASTER:
            content.set("master", "true")
    return _text(root)


def _metadata() -> str:
    root = begin_rdf()
    about = ElementTree.SubElement(root, "rdf:Description", {"rdf:about": "."})
    ElementTree.SubElement(about, "dcterms:title").text = TITLE
    tell_makers(about)
    return _text(root)


def _text(root: Element) -> str:
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"
