"""The targets of the benchmark, and how measured figures compare with them."""

from __future__ import annotations

import json
import operator
from pathlib import Path

FILE = Path(__file__).with_name("targets.json")
SIGNS = {"<=": operator.le, ">=": operator.ge}


def compare(figures: dict[str, float]) -> list[dict]:
    """Return one row for each target: name, figure, sign, target, whether it is met.

    Parameters
    ----------
    figures : dict of str to float
        What was measured. A target may be a figure or, as "a / b", a ratio of two.

    Returns
    -------
    list of dict
        Keys "name", "figure" (None where it was not measured), "sign", "target", "met".
    """
    rows = []
    for name, (sign, target) in json.loads(FILE.read_text("utf-8")).items():
        figure = _value(name, figures)
        met = None if figure is None else SIGNS[sign](figure, target)
        rows.append({"name": name, "figure": figure, "sign": sign, "target": target, "met": met})
    return rows


def table(figures: dict[str, float]) -> str:
    """Return the figures, then the targets with what was reached, as text."""
    lines = [f"{name:32}{_short(value):>12}" for name, value in figures.items()]
    lines += ["", f"{'target':32}{'measured':>12}{'wanted':>12}"]
    for row in compare(figures):
        word = {True: "met", False: "MISSED", None: "not measured"}[row["met"]]
        wanted = f"{row['sign']} {row['target']}"
        lines.append(f"{row['name']:32}{_short(row['figure']):>12}{wanted:>12}  {word}")
    return "\n".join(lines)


def _value(name: str, figures: dict[str, float]) -> float | None:
    above, _, below = name.partition(" / ")
    if not below:
        return figures.get(name)
    if figures.get(above) is None or not figures.get(below):
        return None
    return figures[above] / figures[below]


def _short(value: float | None) -> str:
    return "–" if value is None else f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
