"""The pages of the built site, parsed once for all tests of their text."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.site.reading import prose

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def documents(site):
    """Path of each page below the site to the whole document, as a browser would parse it."""
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib")
        for path in sorted(site.rglob("index.html"))
    }


@pytest.fixture(scope="session")
def pages(documents):
    """Path of each page to its article."""
    sources = list((ROOT / "docs").rglob("*.md"))
    assert len(documents) == len(sources)
    return {name: soup.select_one("article") for name, soup in documents.items()}


@pytest.fixture(scope="session")
def texts(pages):
    """Path of each page to its paragraphs, list items and definitions in plain words."""
    return {name: prose(article) for name, article in pages.items()}
