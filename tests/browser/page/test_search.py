"""The search box finds the right page for what readers type, on a host and in the folder copy."""

from pathlib import Path

import pytest
import yaml

QUERIES = yaml.safe_load((Path(__file__).parent / "search_queries.yml").read_text("utf-8"))
PLACES = ("host", "folder")
WAIT = 20_000  # ms; the index is read at the first question
META = ".md-search-result__meta"
EMPTY = "Type to start searching"
NOTHING = "Nothing found"


@pytest.fixture(scope="module", params=PLACES)
def box(request, chromium):
    """A function that types into the search box and gives the item found first, or None."""
    if request.param == "host":
        start = request.getfixturevalue("server")
    else:
        start = f"{request.getfixturevalue('folder').as_uri()}/index.html"
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(start)
    page.locator("input[name=query]").click()

    def ask(question):
        for text, settled in (("", "text => text === empty"), (question, "text => text !== empty")):
            page.locator("input[name=query]").fill(text)
            page.keyboard.press("End")
            page.wait_for_function(
                f"""([meta, empty]) => {{
                    const text = document.querySelector(meta).textContent.trim();
                    return ({settled})(text);
                }}""",
                arg=[META, EMPTY],
                timeout=WAIT,
            )
        return page

    yield ask
    assert errors == []
    page.context.close()


def pages_found(page):
    """Addresses of the pages found, as below a host."""
    links = page.locator(".md-search-result__item > .md-search-result__link:first-child")
    root = page.evaluate(
        "new URL(JSON.parse(document.querySelector('#__config').textContent).base, location.href).href"
    )
    found = links.evaluate_all("links => links.map(link => link.origin + link.pathname)")
    root = root.removesuffix("index.html")
    short = [link.replace("file://", "").removeprefix(root.replace("file://", "")) for link in found]
    return [link.replace(".html", "/").removesuffix("index/") for link in short]


def test_there_are_enough_questions():
    assert len(QUERIES) >= 60


@pytest.mark.parametrize("query", QUERIES)
def test_the_right_page_comes_first(box, query):
    wanted = QUERIES[query]
    found = pages_found(box(query))
    assert found[:1] in [[one] for one in (wanted if isinstance(wanted, list) else [wanted])], found[:4]


def test_where_nothing_is_found_a_sentence_helps(box):
    assert box("qwertyuiop").locator(META).inner_text().startswith(NOTHING)


def test_what_is_shown_is_text_that_readers_see(box):
    page = box("progestins")
    shown = page.locator(".md-search-result__list").inner_text()
    assert "More about it in the glossary" not in shown
    assert page.locator(".md-search-result__list mark").count() > 0


def test_only_words_that_tell_something_are_marked_in_the_page(box):
    link = box("how long to see a change in DEXA").locator(".md-search-result__link").first
    marked = link.evaluate("link => new URL(link.href).searchParams.get('h').split(' ')")
    assert not {"how", "long", "to", "see", "a", "in"} & set(marked)
