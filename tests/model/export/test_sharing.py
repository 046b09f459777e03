"""Parts that equations share are written once."""

from model.export.sharing import share
from model.solver.expressions import Symbol, evaluate, free_symbols

A, B, X = Symbol("a", 2.0), Symbol("b", 3.0), Symbol("x", 5.0)
CONSTANTS = ("a", "b")


def mean():
    return sum(1 / (A + count * B) for count in range(1, 9))


def test_what_two_need_gets_a_name():
    shared = share({"one": [X * mean()], "two": [X + mean()]}, {"x": mean() - X}, {}, CONSTANTS)
    (part,) = shared.parts
    assert free_symbols(shared.rules["one"][0]) == {part, "x"}
    values = {"a": 2.0, "b": 3.0, "x": 5.0}
    known = values | {part: evaluate(shared.parts[part], values)}
    assert evaluate(shared.rates["x"], known) == evaluate(mean() - X)


def test_what_never_changes_is_kept_apart_from_what_does():
    shared = share({"one": [X * mean()]}, {}, {}, CONSTANTS)
    assert [*map(free_symbols, shared.parts.values())] == [{"a", "b"}]


def test_a_rule_is_called_by_its_name():
    shared = share({"one": [A + X], "two": [2 * (A + X)]}, {"x": B * (A + X)}, {}, CONSTANTS)
    assert free_symbols(shared.rules["two"][0]) == {"one"}
    assert free_symbols(shared.rates["x"]) == {"one", "b"}
    assert free_symbols(shared.rules["one"][0]) == {"a", "x"}


def test_pieces_that_are_alike_are_one():
    shared = share({"one": [A + X, A + X], "two": [A + X, B + X]}, {}, {}, CONSTANTS)
    assert [len(pieces) for pieces in shared.rules.values()] == [1, 2]


def test_a_number_with_a_name_keeps_it():
    shared = share({"one": [X * 0.07], "two": [X / X]}, {}, {0.07: "least"}, CONSTANTS)
    assert free_symbols(shared.rules["one"][0]) == {"x", "least"}
    assert shared.rules["two"] == [1.0]
