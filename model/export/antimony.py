"""A traced course as Antimony text, which Tellurium and others read."""

from ..physiology.parameters import PARAMETERS
from ..solver.expressions import Operation, Symbol
from .system import SEGMENT, TIME, comments

# How tightly an operator binds, so that brackets stand only where they are needed.
BINDING = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3, "**": 4}
RESERVED = ("gamma",)  # parameters whose names Antimony keeps for functions of its own
SIGNS = {"+": " + ", "-": " - ", "*": "*", "/": "/", "**": "^"}


def write(system):
    """Antimony text of a system.

    Parameters
    ----------
    system : export.System

    Returns
    -------
    str
    """
    lines = [*(f"// {line}" for line in comments(system)), "model living_bone", ""]
    for name, value in system.parameters.items():
        one = PARAMETERS[name]
        lines.append(f"  {_name(name)} = {value!r};  // {one.meaning}, {one.unit}")
    lines += ["", f"  {SEGMENT} = 0;"]
    for count, day in enumerate(system.breaks, start=1):
        lines.append(f"  at ({TIME} >= {day!r}): {SEGMENT} = {count};")
    lines.append("")
    for name, pieces in system.drives.items():
        lines.append(f"  {name} := {_pieces(pieces)};")
    lines.append("")
    for name, value in system.initial.items():
        lines.append(f"  {name} = {value!r};")
    lines.append("")
    for name, derivative in system.derivatives.items():
        lines.append(f"  {name}' = {formula(derivative)};")
    return "\n".join([*lines, "end", ""])


def _pieces(pieces):
    if len(pieces) == 1:
        return formula(pieces[0])
    chosen = [f"{formula(one)}, {SEGMENT} == {i}" for i, one in enumerate(pieces[:-1])]
    return f"piecewise({', '.join([*chosen, formula(pieces[-1])])})"


def _name(name):
    return f"{name}_" if name in RESERVED else name


def formula(expression):
    """An expression as text, with the operators of Antimony."""
    return _formula(expression)[0]


def _formula(expression):
    """Text and how tightly its outermost operator binds."""
    if isinstance(expression, Symbol):
        return _name(expression.name), 9
    if not isinstance(expression, Operation):
        return repr(float(expression)), 9 if expression >= 0 else 3
    operator = expression.operator
    texts = [_formula(one) for one in expression.operands]
    if operator == "abs":
        return f"abs({texts[0][0]})", 9
    level = BINDING[operator]
    if operator == "neg":
        return f"-{_bracket(*texts[0], level + 1)}", level
    (left, left_level), (right, right_level) = texts
    left = _bracket(left, left_level, level + (operator == "**"))
    right = _bracket(right, right_level, level + (operator != "+"))
    return f"{left}{SIGNS[operator]}{right}", level


def _bracket(text, level, least):
    return text if level >= least else f"({text})"
