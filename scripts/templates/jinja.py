"""HTML from the Jinja templates in scripts/templates; nothing else in Python writes HTML."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).resolve().parent

_environment = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(name: str, **values) -> str:
    """Fill one template.

    Parameters
    ----------
    name : str
        File name, such as "evidence/certainty.html".
    **values
        What the template needs; a missing one is an error.

    Returns
    -------
    str
    """
    return _environment.get_template(name).render(**values).strip()


def render_inline(name: str, **values) -> str:
    """Fill a template for the middle of a sentence: on one line, so that Markdown leaves it alone."""
    return " ".join(line.strip() for line in render(name, **values).splitlines() if line.strip())
