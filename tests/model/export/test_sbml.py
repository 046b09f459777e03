"""What an exported file says of itself, as libSBML and a strict reader see it."""

from xml.etree import ElementTree

import pytest

from model.export import annotation, sbml
from model.export.mathml import MATHML
from model.physiology.equations import STATES
from model.physiology.parameters import PARAMETERS
from model.simulation.run import SERIES

SPACES = {"s": sbml.SBML, "m": MATHML, "rdf": annotation.RDF}


@pytest.fixture
def root(natural):
    return ElementTree.fromstring(natural.text)


def listed(root, path):
    return {one.get("id"): one for one in root.findall(f".//s:{path}", SPACES)}


@pytest.mark.slow
def test_libsbml_finds_no_error_and_no_warning(exported):
    """Units included: each number has one, and what is added has the same."""
    libsbml = pytest.importorskip("libsbml")
    document = libsbml.readSBMLFromString(exported.text)
    document.checkConsistency()
    found = [document.getError(count) for count in range(document.getNumErrors())]
    assert not [(one.getErrorId(), one.getMessage()) for one in found]
    history = document.getModel().getModelHistory()
    assert [history.getCreator(0).getName(), history.getNumCreators()] == [annotation.CREATOR, 1]
    terms = document.getModel().getNumCVTerms()
    assert terms == len(annotation.SUBJECT)


def test_every_name_is_declared_with_unit_and_label(root):
    declared = listed(root, "parameter")
    assert names_in(root) <= declared.keys()
    units = {"dimensionless", *listed(root, "unitDefinition")}
    for name, parameter in declared.items():
        assert parameter.get("units") in units, name
        assert parameter.get("name"), name


def test_states_move_by_rate_and_all_that_is_observed_has_a_rule(root):
    rates = [rule.get("variable") for rule in root.findall(".//s:rateRule", SPACES)]
    assert rates == [*STATES]
    rules = {rule.get("variable") for rule in root.findall(".//s:assignmentRule", SPACES)}
    assert rules | {*rates} >= {*SERIES}


def names_in(root):
    return {one.text for one in root.findall(".//m:ci", SPACES)}


def test_hormones_act_through_their_parameters(root):
    """None of them is baked into a number."""
    wanted = {"E50", "n_E", "E_PR", "K_A", "K_B", "a_PE", "s_age", "transition_width", "ovulation_middle"}
    assert wanted | {"e2_after"} <= names_in(root)


def test_treatments_act_through_their_parameters(treated, surgical):
    """Each through one of its own at least, and its level."""
    given = {*treated.traced.constants} - {*surgical.traced.constants}
    assert {"added_estrogen", "level_1", "level_2"} < given
    assert given <= names_in(ElementTree.fromstring(treated.text))


def test_labels_do_not_repeat_values(root):
    for name, parameter in listed(root, "parameter").items():
        if name in PARAMETERS:
            assert " a year)" not in parameter.get("name")


def test_numbers_that_are_named_in_the_code_are_named(root):
    assert root.findall(".//m:exp", SPACES)
    numbers = {one.text for one in root.findall(".//m:cn", SPACES)}
    assert not {number for number in numbers if number.startswith(("2.718", "365.25"))}
    declared = listed(root, "parameter")
    assert declared["progesterone_base"].get("units") == "ng_per_ml"
    assert declared["onset_width"].get("units") == "year"


def test_terms_of_ontologies_stand_where_they_belong(root):
    terms = [one.get(f"{{{annotation.RDF}}}resource") for one in root.findall(".//rdf:li", SPACES)]
    wanted = {term for _, term in annotation.SUBJECT} | {*annotation.LEVELS.values()}
    assert {term for term in terms if term} == wanted
    for name in annotation.LEVELS:
        assert listed(root, "parameter")[name].get("metaid") == name


def test_parts_say_what_they_are_by_the_systems_biology_ontology(exported):
    libsbml = pytest.importorskip("libsbml")
    model = libsbml.readSBMLFromString(exported.text).getModel()
    assert libsbml.SBO.isContinuousFramework(model.getSBOTerm())
    for one in model.getListOfParameters():
        assert libsbml.SBO.isQuantitativeSystemsDescriptionParameter(one.getSBOTerm()), one.getId()
    for one in model.getListOfRules():
        assert libsbml.SBO.isMathematicalExpression(one.getSBOTerm()), one.getVariable()
