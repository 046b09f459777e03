"""A page of the built site in memory, with the two places in its head that publishing adds to.

Every page is read once, changed by the steps of publishing, and written once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from scripts.runner.errors import StepError

_CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)
_HEAD_END = re.compile(r"(?=\s*</head>)")


class BuiltPage:
    """A page of a built site.

    Attributes
    ----------
    path : Path
        Relative to the site.
    text : str
        HTML.
    root : str
        What leads from the page to the first page of the site, such as ``../../``.
    """

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self.root = "../" * (len(path.parents) - 1)

    def add_to_head_start(self, tags: str) -> None:
        """Insert tags before all others but the character set, which has to come first.

        Raises
        ------
        StepError
            When the page does not name its character set.
        """
        charset = _CHARSET.search(self.text)
        if not charset:
            raise StepError(
                "The head of a page could not be completed",
                f"{self.path} does not begin with its character set",
                "let the theme's base.html write the head of the page",
            )
        self.text = f"{self.text[: charset.end()]}\n{tags}{self.text[charset.end() :]}"

    def add_to_head_end(self, tags: str) -> None:
        """Insert tags after all others of the head."""
        self.text = _HEAD_END.sub(lambda _: f"\n{tags}", self.text, count=1)

    def size(self) -> int:
        """Return the size in bytes that the page will have as a file."""
        return len(self.text.encode())


def read_pages(site: Path) -> list[BuiltPage]:
    """Read every page of a built site."""
    return [
        BuiltPage(path.relative_to(site), path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))
    ]


def write_pages(site: Path, pages: Iterable[BuiltPage]) -> None:
    """Write the pages back to where they were read."""
    for page in pages:
        (site / page.path).write_text(page.text, "utf-8")
