"""Charts that pages announce before they exist."""

from __future__ import annotations

from pathlib import Path

import yaml

PLANNED = Path(__file__).resolve().parents[1] / "docs" / "data" / "planned-charts.yml"


class UnknownPlaceholder(LookupError):
    """A chart that is neither built nor planned."""


def question(name: str) -> str:
    """What a planned chart will answer.

    Parameters
    ----------
    name : str
        As in docs/data/planned-charts.yml.

    Raises
    ------
    UnknownPlaceholder
        Naming the planned charts.
    """
    planned = yaml.safe_load(PLANNED.read_text(encoding="utf-8"))
    if name not in planned:
        raise UnknownPlaceholder(f"No chart {name!r} is planned. Planned: {', '.join(planned)}.")
    return planned[name]
