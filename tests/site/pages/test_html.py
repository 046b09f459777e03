"""Pages are valid HTML with an outline that can be walked by headings."""

from itertools import pairwise

import html5lib
import pytest

# Names of errors that the theme's own markup causes in every page; none in ours is allowed.
THEME = set()


def test_every_page_parses_without_an_error(site):
    found = {}
    for path in sorted(site.rglob("*.html")):
        parser = html5lib.HTMLParser()
        parser.parse(path.read_text(encoding="utf-8"))
        errors = [(line, code) for (line, _), code, _ in parser.errors if code not in THEME]
        if errors:
            found[path.relative_to(site).as_posix()] = errors[:5]
    assert not found


def test_every_page_has_one_title_language_and_description(documents):
    titles = [soup.title.get_text() for soup in documents.values()]
    assert len(set(titles)) == len(titles)
    for name, soup in documents.items():
        assert soup.html["lang"] == "en", name
        assert len(soup.select_one("meta[name=description]")["content"]) > 40, name


@pytest.mark.parametrize("allowed", [1])
def test_headings_start_with_one_h1_and_skip_no_level(pages, allowed):
    for name, article in pages.items():
        levels = [int(tag.name[1]) for tag in article.select("h1, h2, h3, h4, h5, h6")]
        assert levels.count(1) == allowed, f"{name}: {levels}"
        assert levels[0] == 1, f"{name}: {levels}"
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert not jumps, f"{name}: {jumps}"


def test_no_heading_is_empty_and_no_two_of_a_page_are_alike(pages):
    for name, article in pages.items():
        texts = [tag.get_text(" ", strip=True).removesuffix("#") for tag in article.select("h2, h3")]
        assert all(texts), name
        assert len(set(texts)) == len(texts), f"{name}: {texts}"


def test_tables_have_header_cells_and_a_name(pages):
    for name, article in pages.items():
        for table in article.select("table"):
            assert table.select("th"), name
            region = table.find_parent(attrs={"role": "region"})
            assert region is not None, name
            assert region.get("aria-label"), name
            assert region.get("tabindex") == "0", name


def test_pictures_have_a_name(pages):
    for name, article in pages.items():
        for picture in article.select("img"):
            assert picture.get("alt"), name
        for picture in article.select("svg"):
            named = picture.get("aria-hidden") == "true" or picture.get("role") == "img"
            assert named or picture.find_parent(attrs={"aria-hidden": "true"}), f"{name}: {picture}"[:200]


# What has no role that takes a name: a screen reader may pass over it.
UNNAMED = "abbr, b, code, dd, div, dt, em, footer, header, i, p, small, span, strong, sub, sup, time"


def test_only_what_takes_a_name_has_one(pages):
    for name, article in pages.items():
        wrong = [tag.name for tag in article.select(UNNAMED) if tag.get("aria-label") and not tag.get("role")]
        assert wrong == [], name


def test_formulas_are_said_in_words(pages):
    for name, article in pages.items():
        for formula in article.select("math"):
            assert formula.get("aria-label"), name
            assert formula.find_parent(class_="equation").select_one("p"), name
