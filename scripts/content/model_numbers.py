"""Numbers of the model for prose, computed while the site is built."""

from __future__ import annotations

from functools import cache, lru_cache

from model import api
from scripts.content.evidence_numbers import with_sign


class UnknownResultError(LookupError):
    """A scenario or a figure that the model does not give."""


def declaration(name: str) -> dict:
    """Return the declaration of one scenario.

    Raises
    ------
    UnknownResultError
        Naming the scenarios there are.
    """
    declared = _declarations()
    if name not in declared:
        raise UnknownResultError(f"There is no scenario {name!r}. Allowed: {', '.join(declared)}.")
    return declared[name]


@cache
def _declarations() -> dict[str, dict]:
    """Describe all scenarios, once for every question and number that looks one up."""
    return {entry["name"]: entry for entry in api.scenarios()}


def summary_value(name: str, key: str, form: str, digits: int, inputs: dict) -> str:
    """Return one entry of the summary of a run, ready for a sentence.

    Parameters
    ----------
    name : str
        Scenario.
    key : str
        Entry of the summary, such as "spine_change_3y_pct".
    form : {"size", "signed", "plain"}
        As in `scripts.content.evidence_numbers.value`.
    digits : int
        Decimals.
    inputs : dict
        Anything that differs from the scenario's defaults.

    Raises
    ------
    UnknownResultError
        Naming the entries there are.
    """
    declaration(name)
    summary = _summary(name, tuple(sorted(inputs.items())))
    if key not in summary:
        raise UnknownResultError(f"{name} has no figure {key!r}. Allowed: {', '.join(summary)}.")
    unit = "%" if key.endswith("_pct") and form != "plain" else ""
    return with_sign(summary[key], form, digits) + unit


@lru_cache(maxsize=32)
def _summary(name: str, inputs: tuple) -> dict:
    return api.run({"scenario": name, "inputs": dict(inputs)})["summary"]
