"""Charts that pages announce before they exist."""

from __future__ import annotations

from pathlib import Path

from scripts.author_files import AuthorError, parse_yaml, read_text

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
    planned = parse_yaml(read_text(PLANNED), PLANNED.name).data or {}
    if not isinstance(planned, dict):
        raise AuthorError(f"{PLANNED.name}, line 1: write each chart as 'name: question'.")
    if name not in planned:
        raise UnknownPlaceholder(f"No chart {name!r} is planned. Planned: {', '.join(planned)}.")
    return planned[name]
