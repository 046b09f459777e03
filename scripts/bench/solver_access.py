"""Stands between the charts and the solver: notes the states of a request, or divides its steps."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from model.simulation import run
from model.solver import integrate

SOLUTIONS = ("model.simulation.", "model.charts.")  # modules that may keep what was solved


@contextmanager
def watch_states(lowest: list[float]) -> Iterator[None]:
    """Note the least number of every state that is solved for."""

    def watched(*args: Any, **more: Any) -> list[Any]:
        states = integrate.solve(*args, **more)
        lowest.extend(float(np.min(value)) for state in states for value in state)
        return states

    with _solving_by(watched):
        yield


@contextmanager
def _solving_by(solve: Callable[..., Any]) -> Iterator[None]:
    usual = run.solve
    run.solve = solve
    _forget_solutions()
    try:
        yield
    finally:
        run.solve = usual
        _forget_solutions()


@contextmanager
def refine_steps(parts: int) -> Iterator[None]:
    """Solve everything anew, each step in so many parts."""

    def refined(
        law: Any, p: Any, segments: Any, state: Any, days: Any, args: Any, longest: Any, _: int
    ) -> Any:
        return integrate.solve(law, p, segments, state, days, args, longest, parts)

    with _solving_by(refined):
        yield


def _forget_solutions() -> None:
    """Clear what charts keep of earlier answers."""
    for name, module in list(sys.modules.items()):
        if name.startswith(SOLUTIONS):
            for one in vars(module).values():
                if hasattr(one, "cache_clear"):
                    one.cache_clear()
