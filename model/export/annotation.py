"""Who made an exported file, under which license, and which terms of ontologies its parts are about."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ..physiology.parameters import calibration

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DCTERMS = "http://purl.org/dc/terms/"
VCARD = "http://www.w3.org/2006/vcard/ns#"
BIOLOGY = "http://biomodels.net/biology-qualifiers/"
NAMESPACES = {"rdf": RDF, "dcterms": DCTERMS, "vCard4": VCARD, "bqbiol": BIOLOGY}

CREATOR = "Living Bone contributors"
# The equations are code, the values of parameters are data.
LICENSES = ("https://spdx.org/licenses/MIT", "https://spdx.org/licenses/CC-BY-4.0")

TERM = "https://identifiers.org/"
# What the whole is about: the qualifier, and the term.
SUBJECT = (
    ("hasTaxon", f"{TERM}taxonomy:9606"),  # Homo sapiens
    ("isVersionOf", f"{TERM}GO:0046849"),  # bone remodeling
)
# Names of rules -> what they are a level of.
LEVELS = {
    "estradiol_pg_per_ml": f"{TERM}CHEBI:16469",  # 17beta-estradiol
    "progesterone_ng_per_ml": f"{TERM}CHEBI:17026",  # progesterone
}

# What the parts are, by the Systems Biology Ontology.
FRAMEWORK = "SBO:0000293"  # non-spatial continuous framework
PARAMETER = "SBO:0000002"  # quantitative systems description parameter
CONCENTRATION = "SBO:0000196"  # concentration of an entity pool
EXPRESSION = "SBO:0000064"  # mathematical expression


def annotate_model(model: Element, metaid: str) -> None:
    """Say who made a model, when its values were fitted, its licenses, its kind and its subject."""
    model.set("sboTerm", FRAMEWORK)
    about = _describe(model, metaid)
    tell_makers(about)
    for qualifier, term in SUBJECT:
        _resources(about, qualifier, term)


def annotate_parameter(parameter: Element, name: str) -> None:
    """Say what kind of quantity a parameter is, and what a hormone level is a level of."""
    parameter.set("sboTerm", CONCENTRATION if name in LEVELS else PARAMETER)
    if name in LEVELS:
        parameter.set("metaid", name)
        _resources(_describe(parameter, name), "isPropertyOf", LEVELS[name])


def tell_makers(about: Element) -> None:
    """Say who made what a description is about, when, and under which licenses."""
    bag = ElementTree.SubElement(ElementTree.SubElement(about, "dcterms:creator"), "rdf:Bag")
    person = ElementTree.SubElement(bag, "rdf:li", {"rdf:parseType": "Resource"})
    full_name = ElementTree.SubElement(person, "vCard4:fn")
    ElementTree.SubElement(full_name, "vCard4:text").text = CREATOR
    ElementTree.SubElement(person, "vCard4:organization-name").text = CREATOR
    date = calibration().get("date")
    if date:
        for word in ("created", "modified"):
            moment = ElementTree.SubElement(about, f"dcterms:{word}", {"rdf:parseType": "Resource"})
            ElementTree.SubElement(moment, "dcterms:W3CDTF").text = f"{date}T00:00:00Z"
    for one in LICENSES:
        ElementTree.SubElement(about, "dcterms:license", {"rdf:resource": one})


def begin_rdf() -> Element:
    """Begin a block of RDF."""
    return ElementTree.Element("rdf:RDF", {f"xmlns:{prefix}": space for prefix, space in NAMESPACES.items()})


def _describe(parent: Element, metaid: str) -> Element:
    rdf = begin_rdf()
    ElementTree.SubElement(parent, "annotation").append(rdf)
    return ElementTree.SubElement(rdf, "rdf:Description", {"rdf:about": f"#{metaid}"})


def _resources(about: Element, qualifier: str, term: str) -> None:
    bag = ElementTree.SubElement(ElementTree.SubElement(about, f"bqbiol:{qualifier}"), "rdf:Bag")
    ElementTree.SubElement(bag, "rdf:li", {"rdf:resource": term})
