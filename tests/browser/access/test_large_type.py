"""A reader whose browser is set to type of twice the size, on a phone: nothing runs off the page."""

import pytest

from tests.browser import probes
from tests.browsing import PAGES, Visit

PHONE = {"width": 360, "height": 740}


def phone(chromium, server, size):
    """A visit by a phone whose browser is set to a size of type, in pixels."""
    visit = Visit(chromium, server, viewport=PHONE)
    visit.context.new_cdp_session(visit.page).send("Page.setFontSizes", {"fontSizes": {"standard": size}})
    return visit


@pytest.fixture(scope="module")
def large(chromium, server):
    visit = phone(chromium, server, 32)
    yield visit
    visit.context.close()


@pytest.mark.parametrize("address", PAGES, ids=lambda path: path or "home")
def test_nothing_scrolls_sideways_at_twice_the_type(large, address):
    page = large.open(address)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"  # 20 px, doubled
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page.evaluate(
        probes.SIDEWAYS
    )
    assert large.errors == []


def test_the_words_of_a_chart_grow_with_the_type(chromium, server, large):
    usual = phone(chromium, server, 16)
    sizes = [one.chart("estrogen-withdrawal").evaluate(probes.SMALLEST_TEXT) for one in (usual, large)]
    usual.context.close()
    assert sizes[1] > 1.5 * sizes[0]
