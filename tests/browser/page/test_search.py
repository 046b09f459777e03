"""The search box finds the right page: twenty questions as readers would type them."""

from urllib.parse import quote

import pytest

FIRST = 3

QUERIES = {
    "cream": "intermediate/formulations/",
    "provera": "intermediate/formulations/",
    "bone scan": "intermediate/real-change/",
    "hot flush": "reflection/",
    "osteoclast": "fundamentals/two-teams/",
    "RANKL": "intermediate/cell-signals/",
    "ovulation": "intermediate/cycle/",
    "short luteal phase": "intermediate/cycle/",
    "last period": "fundamentals/estrogen/",
    "vitamin D": "intermediate/four-factors/",
    "exercise": "intermediate/four-factors/",
    "breast cancer": "fundamentals/estrogen/",
    "broken hip": "fundamentals/estrogen/",
    "Lee": "intermediate/postmenopause/",
    "PEPI": "academic/clinical-evidence/",
    "TNF": "academic/cytokines/",
    "Runx2": "academic/genomic/",
    "mice receptor": "academic/genomic/",
    "questions doctor visit": "reflection/",
    "who pays": "about/",
}


@pytest.fixture(scope="module")
def ask(chromium, server):
    """A function that asks the search box, filled from the address, and gives the pages found."""
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    results = page.locator(".md-search-result__item > .md-search-result__link")

    def ask(query):
        page.goto(f"{server}?q={quote(query)}")
        results.first.wait_for(state="attached", timeout=20_000)
        links = results.evaluate_all("links => links.map(link => link.origin + link.pathname)")
        return list(dict.fromkeys(link.removeprefix(server) for link in links))[:FIRST]

    yield ask
    page.context.close()


@pytest.mark.parametrize("query", QUERIES)
def test_search_finds_the_page(ask, query):
    found = ask(query)
    assert QUERIES[query] in found, found
