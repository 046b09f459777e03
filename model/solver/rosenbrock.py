"""One step of given equations as straight-line Python: the equations stay the only source.

The equations are traced once with symbols (`model.solver.expressions`), differentiated exactly, and one step of
the method is written out with everything unrolled: no loops, no calls, each part computed once. What
comes out works on floats (one woman) and on arrays (women,) alike.

The method is the four-stage, fourth-order Rosenbrock method of Kaps and Rentrop (Numer Math 33 (1979)
55-68) with the coefficients GRK4T: linearly implicit, so that quick states do not limit the step.
"""

from functools import lru_cache

from .codegen import Writer
from .expressions import Symbol
from .graph import Graph

# In the form without products of the Jacobian with a vector (Hairer and Wanner, Solving Ordinary
# Differential Equations II, IV.7). Stage i starts from x + sum A[i][j] u[j].
GAMMA = 0.231
A = ((), (2.0,), (4.524708207373116, 4.163528860540729))
C = (
    (),
    (-5.071675338776316,),
    (6.020152728650786, 0.1597506846727117),
    (-1.856343618686113, -8.505380858179826, -2.084075136023187),
)
B = (3.957503746640777, 4.624892388363313, 0.6174772638750108, 1.282612945269037)
D = (0.231, -0.03962966775244303, 0.5507789395789127, -0.05535098457052764)
# When in a step what acts is looked at: at its start, for stages 2 and 3 (4 shares 3), at its end.
MOMENTS = (0.0, 0.462, 0.8802083333333333, 1.0)


def _slopes_at_start(moments):
    """Weights that give the derivative at the start from values at the moments (a cubic)."""
    first = -sum(1 / t for t in moments[1:])
    weights = [first]
    for t in moments[1:]:
        weight = 1 / t
        for other in moments[1:]:
            if other != t:
                weight *= -other / (t - other)
        weights.append(weight)
    return weights


SLOPES = _slopes_at_start(MOMENTS)


@lru_cache(maxsize=64)
def stepper(law, size, constants, asked, fields, moving, many=False):
    """Write and compile the steps of a system.

    Parameters
    ----------
    law : callable
        ``law(p, **asked) -> production_and_loss``; ``production_and_loss(state, drive)`` gives the
        production and the loss rate of each state. Arithmetic only.
    size : int
        Number of states.
    constants : type
        Of `p`: a dataclass. Its values may differ from call to call.
    asked : tuple of str
        Names of further values that may differ, given to `law` by name.
    fields : type
        Of the drive: a named tuple.
    moving : tuple of str
        Fields of the drive that change within a segment.
    many : bool
        For arrays. The code is the same, but CPython makes code quick for the kind of numbers that
        it sees, so each kind has its own copy.

    Returns
    -------
    callable
        ``steps(state, rows, last, p, asked, drive)``, a generator of ``(step, state, slope)`` at the
        start of each step, and at the end with step 0. A row holds a step and the moving fields at
        its `MOMENTS`, one moment after the other; `last` holds them at the end.
    """
    source = _write(law, size, constants, asked, fields, moving)
    return _compiled(source, "steps", law)


@lru_cache(maxsize=64)
def reader(law, size, constants, fields, moving):
    """Write and compile what is read off states; parameters as for `stepper`.

    Returns
    -------
    callable
        ``read(states, rows, p, drive) -> list of tuple``; a row holds the moving fields.
    """
    graph = Graph()
    state = [f"x{i}" for i in range(size)]
    p, drive = _symbols(constants, fields)
    known = {}
    shown = [graph.take(one, known) for one in law(p)([Symbol(name) for name in state], drive)]
    at = {graph.name(f"drive_{name}"): graph.name(f"{name}_0") for name in moving}
    done = {}
    shown = [graph.replaced(one, at, done) for one in shown]
    row = [f"{name}_0" for name in moving]
    writer = Writer(graph, shown, [*state, *row])
    lines = [
        "def read(states, rows, p, drive):",
        "    found = []",
        *writer.constants(),
        f"    for {_tuple(state)}, {_tuple(row)} in zip(states, rows):",
        *writer.part(shown),
        f"        found.append({_tuple(writer.names(shown))})",
        "    return found",
    ]
    return _compiled("\n".join(lines), "read", law)


@lru_cache(maxsize=8)
def interpolation(size):
    """Write and compile cubic Hermite interpolation between two states.

    Returns
    -------
    callable
        ``between(x, y, slope, next_slope, step, share) -> tuple``; share of the step that is over.
    """
    x, y, v, w = ([f"{letter}{i}" for i in range(size)] for letter in "xyvw")
    found = [f"{a} + rise * ({b} - {a}) + first * {c} + second * {d}" for a, b, c, d in zip(x, y, v, w)]
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
    return _compiled("\n".join(lines), "between", interpolation)


def _compiled(source, name, law):
    space = {}
    exec(compile(source, f"<{name} of {law.__module__}.{law.__qualname__}>", "exec"), space)
    return space[name]


def _write(law, size, constants, asked, fields, moving):
    graph = Graph()
    state = [f"x{i}" for i in range(size)]
    slope = _trace(graph, law, state, constants, asked, fields)
    x = [graph.name(one) for one in state]
    acting = [[graph.name(f"{field}_{k}") for field in moving] for k in range(len(MOMENTS))]
    at_start = {graph.name(f"drive_{field}"): one for field, one in zip(moving, acting[0])}
    done = {}
    slope = [graph.replaced(one, at_start, done) for one in slope]
    after = _step(graph, x, slope, acting)
    first = ", ".join(f"{field}_0" for field in moving)
    rows = [name for k in range(len(MOMENTS)) for name in (f"{field}_{k}" for field in moving)]
    writer = Writer(graph, slope + after, ["h", *state, *rows])
    lines = [
        "def steps(state, rows, last, p, asked, drive):",
        f"    {_tuple(state)} = state",
        *writer.constants(),
        f"    for {_tuple(['h', *rows])} in rows:",
        *writer.part(slope),
        f"        yield h, {_tuple(state)}, {_tuple(writer.names(slope))}",
        *writer.part(after),
        f"        {_tuple(state)} = {_tuple(writer.names(after))}",
    ]
    if moving:
        lines.append(f"    {first}{',' if len(moving) == 1 else ''} = last")
    ending = Writer(graph, slope, ["h", *state, *rows], writer.fixed)
    lines += [line[4:] for line in ending.part(slope)]
    lines.append(f"    yield 0.0, {_tuple(state)}, {_tuple(ending.names(slope))}")
    return "\n".join(lines)


def _tuple(names):
    return f"({', '.join(names)},)" if names else "()"


def _symbols(constants, fields):
    p = constants(**{name: Symbol(f"p.{name}") for name in constants.__dataclass_fields__})
    return p, fields(*(Symbol(f"drive_{name}") for name in fields._fields))


def _trace(graph, law, state, constants, asked, fields):
    """Nodes of the derivatives of the states."""
    p, drive = _symbols(constants, fields)
    wanted = {name: Symbol(f"asked.{name}") for name in asked}
    symbols = [Symbol(name) for name in state]
    production, loss = law(p, **wanted)(symbols, drive)
    known = {}
    return [graph.take(gain - rate * x, known) for gain, rate, x in zip(production, loss, symbols)]


def _step(graph, x, slope, acting):
    """Nodes of the states after one step."""
    h, number = graph.name("h"), graph.constant
    per_step = graph.divide(graph.one, h)
    moved = {
        now: graph.multiply(
            graph.total(graph.multiply(number(w), one[i]) for w, one in zip(SLOPES, acting)),
            per_step,
        )
        for i, now in enumerate(acting[0])
    }
    done = {}
    flow = [graph.multiply(h, graph.derivative(one, moved, done)) for one in slope]
    diagonal = graph.divide(number(1 / GAMMA), h)
    matrix = {}
    for j, one in enumerate(x):
        done = {}
        for i, rate in enumerate(slope):
            entry = graph.negative(graph.derivative(rate, {one: graph.one}, done))
            if i == j:
                entry = graph.add(diagonal, entry)
            if entry != graph.zero:
                matrix[i, j] = entry
    solve = _elimination(graph, matrix, len(x))
    stages = []
    for number_of, (c, d) in enumerate(zip(C, D)):
        c = [graph.multiply(number(one), per_step) for one in c]
        if number_of == 0:
            rates = slope
        elif number_of < len(A):
            by = dict(zip(acting[0], acting[number_of]))
            for one, i in zip(x, range(len(x))):
                by[one] = graph.add(one, _combined(graph, A[number_of], stages, i))
            done = {}
            rates = [graph.replaced(one, by, done) for one in slope]
        right = []
        for i, rate in enumerate(rates):
            before = graph.total(graph.multiply(one, stage[i]) for one, stage in zip(c, stages))
            right.append(graph.total([rate, before, graph.multiply(number(d), flow[i])]))
        stages.append(solve(right))
    return [graph.add(one, _combined(graph, B, stages, i)) for i, one in enumerate(x)]


def _combined(graph, weights, stages, i):
    return graph.total(graph.multiply(graph.constant(w), stage[i]) for w, stage in zip(weights, stages))


def _elimination(graph, matrix, size):
    """Gauss's elimination, written out; returns ``solve(right) -> nodes``.

    No exchange of rows at run time: the diagonal holds one over the step and the loss rates.
    The order is chosen here, so that few new entries arise (Markowitz).
    """
    matrix = dict(matrix)
    left, order, factors, inverse = set(range(size)), [], [], {}
    while left:

        def filled(k):
            rows = sum((i, k) in matrix for i in left if i != k)
            return rows * sum((k, j) in matrix for j in left if j != k)

        k = min(sorted(left), key=filled)
        left.remove(k)
        order.append(k)
        inverse[k] = graph.divide(graph.one, matrix[k, k])
        for i in sorted(left):
            if (i, k) not in matrix:
                continue
            factor = graph.multiply(matrix[i, k], inverse[k])
            factors.append((i, k, factor))
            for j in sorted(left):
                if (k, j) in matrix:
                    gone = graph.multiply(factor, matrix[k, j])
                    matrix[i, j] = graph.subtract(matrix.get((i, j), graph.zero), gone)

    def solve(right):
        right = list(right)
        for i, k, factor in factors:
            right[i] = graph.subtract(right[i], graph.multiply(factor, right[k]))
        found = {}
        for place in reversed(range(size)):
            k = order[place]
            rest = right[k]
            for j in order[place + 1 :]:
                if (k, j) in matrix:
                    rest = graph.subtract(rest, graph.multiply(matrix[k, j], found[j]))
            found[k] = graph.multiply(rest, inverse[k])
        return [found[k] for k in range(size)]

    return solve
