"""The model's parameters as rows for a page."""

from __future__ import annotations

import re

from markupsafe import Markup

from model import __version__
from model.physiology.parameters import DEFAULT, TABLE, calibration


def table(cite) -> dict:
    """Return the values of model/parameter-table.html.

    Parameters
    ----------
    cite : callable
        Turns a reference key into a numbered citation of the page.
    """
    return {"rows": [_row(parameter, cite) for parameter in TABLE], "version": __version__}


def _row(parameter, cite) -> dict:
    low, high = parameter.bounds
    symbol, _, index = parameter.symbol.partition("_")
    return {
        "name": parameter.name,
        "symbol": symbol,
        "index": index,
        "meaning": parameter.meaning,
        "value": _quantity(getattr(DEFAULT, parameter.name), parameter.unit),
        "start": _number(parameter.value),
        "origin": _origin(parameter.name),
        "low": _number(low),
        "high": _number(high),
        "source": _source(parameter.source, cite),
        "where": parameter.where,
    }


def _origin(name: str) -> str:
    """Say where the value in use comes from: the table, or the fit of the assumption "small"."""
    fit = calibration()["assumptions"].get("small", {})
    if name not in fit.get("values", {}):
        return ""
    return "fitted; the data say little" if name in fit["not_identified"] else "fitted"


def _quantity(value: float, unit: str) -> str:
    return _number(value) if unit == "1" else f"{_number(value)}\N{NO-BREAK SPACE}{unit}"


def _number(value: float) -> str:
    return f"{value:.3g}" if abs(value) >= 1e-3 or value == 0 else f"{value:.2e}"


def _source(text: str, cite) -> list[dict]:
    # The table names references in brackets: [greendale2012].
    parts = re.split(r"\s*\[([a-z]+\d{4}[a-z]?|[a-z]+\d?)\]", text)
    return [
        {"text": words, "citation": Markup(cite(key)) if key else ""}
        for words, key in zip(parts[::2], [*parts[1::2], None], strict=True)
    ]
