"""The page to print says what the first page says."""

import re
from copy import deepcopy


def lines(article, selector):
    """The six lines of a page without their labels, whose form differs between the two pages."""
    found = []
    for item in deepcopy(article).select(f"{selector} ol > li"):
        for part in item.select(".certainty, .citation"):
            part.decompose()
        found.append(re.sub(r"\s+", " ", item.get_text()).strip())
    return found


def test_the_page_to_print_has_the_six_lines_of_the_first(pages):
    first = lines(pages["index.html"], ".answer")
    assert len(first) == 6
    assert lines(pages["summary/index.html"], ".one-page") == first


def test_first_page_and_reflection_lead_to_it(pages):
    assert pages["index.html"].select("a[href='summary/']")
    assert pages["reflection/index.html"].select("a[href='../summary/']")
