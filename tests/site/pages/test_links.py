"""Every internal link leads somewhere, every anchor is there, no page is left alone."""

from collections import Counter
from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag, urljoin, urlparse

BASE = "http://site.test/"


def _address(name):
    return BASE + name.removesuffix("index.html")


def _internal(name, soup):
    for link in soup.select("a[href], link[href], script[src], img[src]"):
        target = urljoin(_address(name), link.get("href") or link.get("src"))
        if target.startswith(BASE) and "data:" not in target:
            yield urldefrag(target)


def test_internal_links_lead_to_files_and_anchors(site, documents):
    ids = {name: {tag["id"] for tag in soup.select("[id]")} for name, soup in documents.items()}
    broken = []
    for name, soup in documents.items():
        for url, anchor in _internal(name, soup):
            path = unquote(urlparse(url).path.lstrip("/"))
            file = path + "index.html" if path == "" or path.endswith("/") else path
            if not (site / PurePosixPath(file)).is_file():
                broken.append(f"{name} -> {path}")
            elif anchor and file in ids and unquote(anchor) not in ids[file] | {"__codelineno"}:
                broken.append(f"{name} -> {path}#{anchor}")
    assert not broken, "\n".join(sorted(set(broken)))


def test_ids_are_unique(documents):
    for name, soup in documents.items():
        counted = Counter(tag["id"] for tag in soup.select("[id]"))
        assert not [one for one, count in counted.items() if count > 1], name


def test_every_page_is_linked_from_another_text(documents, pages):
    """From a text, not only from the navigation."""
    linked = set()
    for name, article in pages.items():
        for url, _ in _internal(name, article):
            path = urlparse(url).path.lstrip("/")
            if path != name.removesuffix("index.html"):
                linked.add(path + "index.html" if path == "" or path.endswith("/") else path)
    assert not set(documents) - linked - {"index.html"}


def test_every_section_of_a_tier_links_up_or_down(pages):
    """Each page of a tier leads to the same topic at another depth."""
    tiers = ("fundamentals/", "intermediate/", "academic/")
    for name, article in pages.items():
        own = next((one for one in tiers if name.startswith(one)), None)
        if own is None:
            continue
        targets = {urlparse(url).path.lstrip("/") for url, _ in _internal(name, article)}
        others = [one for one in targets if one.startswith(tuple(set(tiers) - {own}))]
        assert others, name
