"""A traced system says of every number what the law says of it, whatever stands for the symbols."""

from dataclasses import dataclass
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.solver.expressions import Expression, Symbol, evaluate, free_symbols
from model.solver.tracing import symbolic, trace_derivatives

few = settings(max_examples=40, deadline=None)


@dataclass(frozen=True)
class Rates:
    eaten: float
    born: float


class Season(NamedTuple):
    warmth: float = 1.0


def hunt(p, hunger=1.0):
    """Prey and predator, and a state that nothing changes."""

    def production_and_loss(state, season):
        prey, predator, _ = state
        eaten = hunger * p.eaten * prey * predator
        return (p.born * season.warmth * prey, eaten, 0.0), (hunger * p.eaten * predator, 0.5, 0.0)

    return production_and_loss


NAMES = ("prey", "predator", "stone")
P, SEASON = symbolic(Rates, ("eaten", "born"), "p_"), symbolic(Season, Season._fields, "now_")
positive = st.floats(0.01, 100)


@few
@given(st.lists(positive, min_size=7, max_size=7))
def test_a_traced_derivative_is_production_minus_what_is_lost(numbers):
    prey, predator, stone, eaten, born, warmth, hunger = numbers
    traced = trace_derivatives(hunt, NAMES, P, SEASON, {"hunger": Symbol("hunger")})
    values = dict(zip(NAMES, (prey, predator, stone), strict=True))
    values |= {"p_eaten": eaten, "p_born": born, "now_warmth": warmth, "hunger": hunger}
    caught = hunger * eaten * prey * predator
    assert evaluate(traced[0], values) == pytest.approx(born * warmth * prey - caught, abs=1e-9 * caught)
    assert evaluate(traced[1], values) == pytest.approx(caught - 0.5 * predator, abs=1e-9 * caught)


def test_a_law_without_arguments_of_its_own_takes_its_defaults():
    assert free_symbols(trace_derivatives(hunt, NAMES, P, SEASON)[1]) == {"prey", "predator", "p_eaten"}


def test_what_never_changes_is_no_expression():
    assert trace_derivatives(hunt, NAMES, P, SEASON)[2] == 0
    fixed = trace_derivatives(hunt, NAMES, Rates(0.0, 2.0), Season(3.0))
    assert free_symbols(fixed[0]) == {"prey"}  # what is known as a number is not asked for again
    assert evaluate(fixed[0], {"prey": 5.0}) == 30.0


def test_a_symbol_is_named_after_its_field_and_stands_in_it():
    assert (P.eaten.name, P.born.name) == ("p_eaten", "p_born")
    assert isinstance(SEASON, Season)
    assert isinstance(SEASON.warmth, Expression)
    # A state and a field of the forcing may share a word; the prefix keeps them apart.
    assert symbolic(Season, ["warmth"], "").warmth != SEASON.warmth


def test_what_does_not_fit_the_system_is_refused():
    with pytest.raises(TypeError):
        symbolic(Rates, ("eaten", "drunk"), "")
    with pytest.raises(ValueError, match="zip"):
        trace_derivatives(lambda _p: lambda state, _season: (state[:2], state[:2]), NAMES, P, SEASON)
