"""Trace a system of equations once, with symbols in place of all its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, Protocol, TypeAlias, TypeVar

from ..units import Number
from .expressions import Symbol

T = TypeVar("T")


class Constants(Protocol):
    """A dataclass of numbers: the constants of a system."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


class ForcingLike(Protocol):
    """A named tuple: what acts on the states at one moment."""

    @property
    def _fields(self) -> tuple[str, ...]: ...

    def __getitem__(self, index: int, /) -> Number: ...


# The equations of a system: `law(p, **law_args)` binds the constants and gives a function that takes
# a state and the forcing, and returns the production and the loss rate of each state:
# dx/dt = production - loss * x. Arithmetic only.
Law: TypeAlias = Callable[..., Callable[[Sequence[Number], Any], tuple[Sequence[Number], Sequence[Number]]]]

# What is computed from a state: `observables(p)` gives a function of a state and the forcing.
Observables: TypeAlias = Callable[[Any], Callable[[Sequence[Number], Any], Sequence[Number]]]


def symbolic(kind: Callable[..., T], names: Iterable[str], prefix: str) -> T:
    """Make a dataclass or named tuple whose entries are symbols.

    Parameters
    ----------
    kind : type
    names : iterable of str
        Its fields.
    prefix : str
        Put before the name of a field to give the name of its symbol.
    """
    return kind(**{name: Symbol(f"{prefix}{name}") for name in names})


def trace_derivatives(
    law: Law, states: Iterable[str], p: Any, forcing: Any, law_args: Mapping[str, Number] | None = None
) -> list[Number]:
    """Trace the time derivative of each state.

    Parameters
    ----------
    law : Law
    states : iterable of str
        Names for the symbols of the states.
    p, forcing : dataclass and named tuple of symbols
        From `symbolic`.
    law_args : mapping of str to symbol, optional

    Returns
    -------
    list of float or Expression
        Production minus loss rate times state, in the order of `states`.
    """
    symbols = [Symbol(name) for name in states]
    production, loss = law(p, **(law_args or {}))(symbols, forcing)
    return [gain - rate * x for gain, rate, x in zip(production, loss, symbols, strict=True)]
