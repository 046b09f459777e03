"""Units of bare numbers, from what they are added to or multiplied with."""

import pytest

from model.export.dimensions import Dimensions, name_unit, read_unit
from model.export.sbml import KINDS
from model.physiology.parameters import TABLE
from model.solver.expressions import Symbol

TIME, LEVEL, HALF, POWER = Symbol("time"), Symbol("level"), Symbol("half"), Symbol("n")
RATE, UNKNOWN = Symbol("rate"), Symbol("unknown")


@pytest.fixture
def dimensions():
    level = {"pg/mL": 1.0}
    return Dimensions({"time": {"d": 1.0}, "rate": {"d": -1.0}, "n": {}, "level": level, "half": level})


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_every_unit_of_the_table_can_be_written(one):
    unit = read_unit(one.unit)
    assert set(unit) <= KINDS.keys()
    assert name_unit(unit).isidentifier()


def test_a_unit_without_definition_is_refused():
    with pytest.raises(ValueError, match="mg/kg"):
        read_unit("mg/kg")


def test_powers_and_quotients_have_names():
    assert name_unit({}) == "dimensionless"
    assert name_unit({"d": -1.0}) == "per_day"
    assert name_unit({"pg/mL": 2.0}) == "pg_per_ml_2"


def test_a_number_has_the_unit_of_what_it_is_added_to(dimensions):
    assert dimensions.operands(TIME + 5.5, None) == [{"d": 1.0}, {"d": 1.0}]


def test_a_factor_has_the_unit_that_is_left(dimensions):
    assert dimensions.operands(TIME / 88.0, {}) == [{"d": 1.0}, {"d": 1.0}]
    assert dimensions.operands(2.0 * RATE, {"d": -1.0}) == [{}, {"d": -1.0}]


def test_a_number_in_a_hill_curve_is_a_level(dimensions):
    curve = (54.0**POWER) / (54.0**POWER + HALF**POWER)
    top, _ = dimensions.operands(curve, {})
    assert top == {"pg/mL^n": 1.0}
    assert dimensions.operands(curve.operands[0], top) == [{"pg/mL": 1.0}, {}]


def test_an_unknown_name_is_learned_from_its_use(dimensions):
    dimensions.learn(UNKNOWN - RATE * LEVEL / HALF, {"d": -1.0})
    assert dimensions.known["unknown"] == {"d": -1.0}
