"""Every address written in a file of either copy leads to a file of that copy, as browsers resolve it."""

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlparse

import pytest
from bs4 import BeautifulSoup

ADDRESSES = ("href", "src", "poster", "data-worker", "action")
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)""")


@pytest.fixture(params=["site", "folder"])
def copy(request):
    """The folder of the hosted site, and the one that opens by a double click."""
    return request.getfixturevalue(request.param)


def written(path):
    """Addresses in a file as they stand there."""
    text = path.read_text("utf-8")
    if path.suffix == ".css":
        return CSS_URL.findall(text)
    soup = BeautifulSoup(text, "html5lib")
    return [tag[name] for name in ADDRESSES for tag in soup.select(f"[{name}]")]


def lead_nowhere(path, root):
    """Addresses of a file behind which no file lies; only a server finds the page of a folder."""
    hosted = (root / "sitemap.xml").exists()
    for address in set(written(path)):
        target = urlparse(urldefrag(urljoin(path.as_uri(), address)).url)
        if target.scheme != "file" or address.startswith("/"):
            continue  # elsewhere, or data; the page 404.html knows its place on the host
        file = Path(unquote(target.path))
        if hosted and target.path.endswith("/"):
            file /= "index.html"
        if not file.is_file() or root not in file.parents:
            yield f"{path.relative_to(root)}: {address}"


def test_every_address_leads_to_a_file(copy):
    files = [path for path in copy.rglob("*") if path.suffix in (".html", ".css", ".svg")]
    assert len(files) > 40
    assert [dead for path in files for dead in lead_nowhere(path, copy)] == []
