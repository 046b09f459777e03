"""Time steps of given equations as straight-line Python: the equations stay the only source.

The equations are traced once with symbols (`tracing`), differentiated exactly, and one step of the
method is written out with everything unrolled: no loops, no calls, each part computed once. The
result works on floats (one woman) and on arrays (women,) alike.

The method is the four-stage, fourth-order Rosenbrock method of Kaps and Rentrop (Numer Math 33 (1979)
55-68) with the coefficients GRK4T: linearly implicit, so that quick states do not limit the step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from ..units import Number
from .codegen import Writer
from .elimination import eliminate
from .expressions import Symbol
from .graph import Graph
from .tracing import Law, Observables, symbolic, trace_derivatives

State: TypeAlias = Sequence[Number]
# ``steps(state, rows, last, p, law_args, forcing)`` yields ``(step, state, slope)``.
Steps: TypeAlias = Callable[..., Iterator[tuple[float, State, State]]]

# In the form without products of the Jacobian with a vector (Hairer and Wanner, Solving Ordinary
# Differential Equations II, IV.7). Stage i starts from x + sum A[i][j] u[j].
GAMMA = 0.231
A = ((), (2.0,), (4.524708207373116, 4.163528860540729))
C: tuple[tuple[float, ...], ...] = (
    (),
    (-5.071675338776316,),
    (6.020152728650786, 0.1597506846727117),
    (-1.856343618686113, -8.505380858179826, -2.084075136023187),
)
B = (3.957503746640777, 4.624892388363313, 0.6174772638750108, 1.282612945269037)
D = (0.231, -0.03962966775244303, 0.5507789395789127, -0.05535098457052764)
# Where in a step the forcing is sampled: its start, stages 2 and 3 (4 shares 3), its end.
STAGE_NODES = (0.0, 0.462, 0.8802083333333333, 1.0)

# Symbols are named by the Python that reads their value inside the generated functions.
PARAMETER, FORCING = "p.", "forcing."


def _slope_weights(nodes: Sequence[float]) -> list[float]:
    """Weights that give the derivative at the start from values at the nodes (a cubic)."""
    weights = [-sum(1 / t for t in nodes[1:])]
    for t in nodes[1:]:
        weight = 1 / t
        for other in nodes[1:]:
            if other != t:
                weight *= -other / (t - other)
        weights.append(weight)
    return weights


SLOPE_WEIGHTS = _slope_weights(STAGE_NODES)


@lru_cache(maxsize=64)
def compile_steps(
    law: Law,
    size: int,
    constants: Any,
    law_args: tuple[str, ...],
    fields: Any,
    varying: tuple[str, ...],
    vectorized: bool = False,  # noqa: ARG001  it only tells copies apart
) -> Steps:
    """Write and compile the steps of a system.

    Parameters
    ----------
    law : callable
        See `tracing.Law`.
    size : int
        Number of states.
    constants : type
        Of `p`: a dataclass. Its values may differ from call to call.
    law_args : tuple of str
        Names of further constants, given to `law` by name.
    fields : type
        Of the forcing: a named tuple.
    varying : tuple of str
        Fields of the forcing that change within a segment.
    vectorized : bool
        For arrays. The code is the same, but CPython specializes code for the kind of numbers that it
        meets, so each kind has its own copy.

    Returns
    -------
    callable
        ``steps(state, rows, last, p, law_args, forcing)``, a generator of ``(step, state, slope)`` at
        the start of each step, and at the end with step 0. A row holds a step and the varying fields
        at its `STAGE_NODES`, one node after the other; `last` holds them at the end.
    """
    source = _write_steps(law, size, constants, law_args, fields, varying)
    steps: Steps = _compile(source, "steps", law)
    return steps


@lru_cache(maxsize=64)
def compile_observer(
    observables: Observables, size: int, constants: Any, fields: Any, varying: tuple[str, ...]
) -> Callable[..., list[State]]:
    """Write and compile what is computed from states; parameters as for `compile_steps`.

    Returns
    -------
    callable
        ``observe(states, rows, p, forcing) -> list of tuple``; a row holds the varying fields.
    """
    graph = Graph()
    state = [f"x{i}" for i in range(size)]
    p, forcing = _symbols(constants, fields)
    seen: dict[int, tuple[int, Number]] = {}
    traced = observables(p)([Symbol(name) for name in state], forcing)
    found = [graph.insert(expression, seen) for expression in traced]
    row = [f"{name}_0" for name in varying]
    at_row = {graph.variable(f"{FORCING}{name}"): graph.variable(f"{name}_0") for name in varying}
    done: dict[int, int] = {}
    found = [graph.substitute(node, at_row, done) for node in found]
    writer = Writer(graph, found, [*state, *row])
    lines = [
        "def observe(states, rows, p, forcing):",
        "    found = []",
        *writer.write_constants(),
        f"    for {_tuple(state)}, {_tuple(row)} in zip(states, rows):",
        *writer.write_step(found),
        f"        found.append({_tuple(writer.names(found))})",
        "    return found",
    ]
    observe: Callable[..., list[State]] = _compile("\n".join(lines), "observe", observables)
    return observe


@lru_cache(maxsize=8)
def compile_interpolation(size: int) -> Callable[..., State]:
    """Write and compile cubic Hermite interpolation between two states.

    Returns
    -------
    callable
        ``between(x, y, slope, next_slope, step, share) -> tuple``; share of the step that is over.
    """
    x, y, v, w = ([f"{letter}{i}" for i in range(size)] for letter in "xyvw")
    found = [
        f"{a} + rise * ({b} - {a}) + first * {c} + second * {d}"
        for a, b, c, d in zip(x, y, v, w, strict=True)
    ]
    lines = [
        "def between(x, y, slope, next_slope, step, share):",
        *(
            f"    {_tuple(names)} = {whole}"
            for names, whole in ((x, "x"), (y, "y"), (v, "slope"), (w, "next_slope"))
        ),
        "    rise = share * share * (3 - 2 * share)",
        "    first = step * share * (1 - share) * (1 - share)",
        "    second = step * share * share * (share - 1)",
        f"    return {_tuple(found)}",
    ]
    between: Callable[..., State] = _compile("\n".join(lines), "between", compile_interpolation)
    return between


def _compile(source: str, name: str, origin: Callable[..., Any]) -> Any:
    space: dict[str, Any] = {}
    exec(compile(source, f"<{name} of {origin.__module__}.{origin.__qualname__}>", "exec"), space)
    return space[name]


def _write_steps(
    law: Law, size: int, constants: Any, law_args: tuple[str, ...], fields: Any, varying: tuple[str, ...]
) -> str:
    graph = Graph()
    state = [f"x{i}" for i in range(size)]
    p, forcing = _symbols(constants, fields)
    further = {name: Symbol(f"law_args[{name!r}]") for name in law_args}
    seen: dict[int, tuple[int, Number]] = {}
    traced = trace_derivatives(law, state, p, forcing, further)
    slope = [graph.insert(expression, seen) for expression in traced]
    x = [graph.variable(name) for name in state]
    acting = [[graph.variable(f"{field}_{k}") for field in varying] for k in range(len(STAGE_NODES))]
    at_start = {
        graph.variable(f"{FORCING}{field}"): node for field, node in zip(varying, acting[0], strict=True)
    }
    done: dict[int, int] = {}
    slope = [graph.substitute(node, at_start, done) for node in slope]
    after = _step(graph, x, slope, acting)
    first = [f"{field}_0" for field in varying]
    rows = [name for k in range(len(STAGE_NODES)) for name in (f"{field}_{k}" for field in varying)]
    writer = Writer(graph, slope + after, ["h", *state, *rows])
    lines = [
        "def steps(state, rows, last, p, law_args, forcing):",
        f"    {_tuple(state)} = state",
        *writer.write_constants(),
        f"    for {_tuple(['h', *rows])} in rows:",
        *writer.write_step(slope),
        f"        yield h, {_tuple(state)}, {_tuple(writer.names(slope))}",
        *writer.write_step(after),
        f"        {_tuple(state)} = {_tuple(writer.names(after))}",
    ]
    if varying:
        lines.append(f"    {_tuple(first)} = last")
    ending = Writer(graph, slope, ["h", *state, *rows], writer.constants)
    lines += [line[4:] for line in ending.write_step(slope)]
    lines.append(f"    yield 0.0, {_tuple(state)}, {_tuple(ending.names(slope))}")
    return "\n".join(lines)


def _tuple(names: Sequence[str]) -> str:
    return f"({', '.join(names)},)" if names else "()"


def _symbols(constants: Any, fields: Any) -> tuple[Any, Any]:
    """Symbols for the constants of a law and for its forcing."""
    p = symbolic(constants, constants.__dataclass_fields__, PARAMETER)
    return p, symbolic(fields, fields._fields, FORCING)


def _step(graph: Graph, x: list[int], slope: list[int], acting: list[list[int]]) -> list[int]:
    """Nodes of the states after one step.

    Parameters
    ----------
    graph : Graph
    x, slope : list of int
        Nodes of the states and of their derivatives, with the forcing at the start of the step.
    acting : list of list of int
        Nodes of the varying fields of the forcing, one list for each of `STAGE_NODES`.
    """
    h, number = graph.variable("h"), graph.constant
    per_step = graph.divide(graph.one, h)
    # The forcing's own rate of change at the start of the step.
    forcing_slope = {
        now: graph.multiply(
            graph.sum(graph.multiply(number(w), at[i]) for w, at in zip(SLOPE_WEIGHTS, acting, strict=True)),
            per_step,
        )
        for i, now in enumerate(acting[0])
    }
    done: dict[int, int] = {}
    flow = [graph.multiply(h, graph.derivative(node, forcing_slope, done)) for node in slope]
    solve = eliminate(graph, _matrix(graph, x, slope, graph.divide(number(1 / GAMMA), h)), len(x))
    stages: list[list[int]] = []
    rates = slope
    for stage, (row, d) in enumerate(zip(C, D, strict=True)):
        if 0 < stage < len(A):
            replacements = dict(zip(acting[0], acting[stage], strict=True))
            for i, state in enumerate(x):
                replacements[state] = graph.add(state, _combination(graph, A[stage], stages, i))
            done = {}
            rates = [graph.substitute(node, replacements, done) for node in slope]
        weights = [graph.multiply(number(c), per_step) for c in row]
        right = []
        for i, rate in enumerate(rates):
            before = graph.sum(
                graph.multiply(weight, u[i]) for weight, u in zip(weights, stages, strict=True)
            )
            right.append(graph.sum([rate, before, graph.multiply(number(d), flow[i])]))
        stages.append(solve(right))
    return [graph.add(state, _combination(graph, B, stages, i)) for i, state in enumerate(x)]


def _matrix(graph: Graph, x: list[int], slope: list[int], diagonal: int) -> dict[tuple[int, int], int]:
    """Nodes of the matrix of a step, ``diagonal - Jacobian``, without zeros."""
    matrix = {}
    for j, state in enumerate(x):
        done: dict[int, int] = {}
        for i, rate in enumerate(slope):
            entry = graph.negate(graph.derivative(rate, {state: graph.one}, done))
            if i == j:
                entry = graph.add(diagonal, entry)
            if entry != graph.zero:
                matrix[i, j] = entry
    return matrix


def _combination(graph: Graph, weights: Sequence[float], stages: list[list[int]], i: int) -> int:
    return graph.sum(graph.multiply(graph.constant(w), u[i]) for w, u in zip(weights, stages, strict=True))
