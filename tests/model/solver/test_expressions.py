"""A traced formula is the formula: evaluated anywhere, it gives what plain numbers give."""

import pytest
from hypothesis import given

from model.solver.expressions import Expression, Operation, Symbol, evaluate, free_symbols
from tests.model.solver.formulas import VARIABLES, formulas, points

SYMBOLS = {name: Symbol(name) for name in VARIABLES}


@given(formulas, points)
def test_a_traced_formula_gives_the_numbers_of_the_formula(formula, at):
    traced = formula(SYMBOLS)
    assert evaluate(traced, at) == pytest.approx(formula(at), rel=1e-12, abs=1e-12)
    assert free_symbols(traced) <= {*VARIABLES}


@given(formulas)
def test_what_holds_no_symbol_stays_a_number(formula):
    assert not isinstance(formula(dict.fromkeys(VARIABLES, 2.0)), Expression)


def test_neutral_numbers_leave_no_operation():
    x = SYMBOLS["x"]
    for same in (x + 0, 0 + x, x - 0, x * 1, 1 * x, x / 1, x**1):
        assert same is x
    for nothing in (x * 0, 0 * x, 0 / x):
        assert nothing == 0
    for kept in (0 - x, 1 / x, 1 - x):
        assert isinstance(kept, Operation)


def test_samples_decide_which_branch_is_traced():
    small, large = Symbol("x", 0.5), Symbol("x", 2.0)
    assert max(small, 1.0) == 1.0
    assert max(large, 1.0) is large
    assert evaluate(large * 3) == 6.0
    assert evaluate(large * 3, {"x": 5.0}) == 15.0
