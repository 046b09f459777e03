"""Written Python computes what the graph says, with every value under a name that is still free."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.solver.codegen import Writer
from model.solver.expressions import Symbol
from model.solver.graph import Graph
from tests.model.solver.formulas import VARIABLES, formulas, points

SYMBOLS = {name: Symbol(name) for name in VARIABLES}
CHANGING = ("x", "y")  # z is the same in every step


def compiled(traced):
    """Return a function that computes expressions at each of some points, and how many names it uses."""
    graph, seen = Graph(), {}
    roots = [graph.insert(one, seen) for one in traced]
    writer = Writer(graph, roots, CHANGING)
    before, within = writer.write_constants(), writer.write_step(roots)
    lines = [
        "def steps(points, z):",
        "    found = []",
        *before,
        "    for x, y in points:",
        *within,
        f"        found.append([{', '.join(writer.names(roots))}])",
        "    return found",
    ]
    space = {}
    exec("\n".join(lines), space)
    return space["steps"], len({line.split(" = ")[0] for line in within})


@settings(deadline=None)
@given(st.lists(formulas, min_size=1, max_size=4), st.lists(points, min_size=2, max_size=3))
def test_written_formulas_give_the_numbers_of_the_formulas(several, places):
    steps, _ = compiled([formula(SYMBOLS) for formula in several])
    z = places[0]["z"]
    found = steps([(at["x"], at["y"]) for at in places], z)
    for at, row in zip(places, found, strict=True):
        assert row == pytest.approx([formula(at | {"z": z}) for formula in several], rel=1e-12, abs=1e-12)


def test_a_shared_part_is_written_once_and_its_name_used_again():
    x, y = SYMBOLS["x"], SYMBOLS["y"]
    shared = x * y
    steps, names = compiled([shared + shared * shared, (y + 1) * (y + 1)])
    assert steps([(2.0, 3.0)], 0.0) == [[42.0, 16.0]]
    assert names <= 3


def test_what_does_not_change_is_computed_before_the_loop():
    x, z = SYMBOLS["x"], SYMBOLS["z"]
    graph, seen = Graph(), {}
    roots = [graph.insert(x * (z**2 + 1), seen)]
    writer = Writer(graph, roots, CHANGING)
    assert "z" in "".join(writer.write_constants())
    assert "z" not in "".join(writer.write_step(roots)) + writer.names(roots)[0]
