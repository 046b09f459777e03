"""The search knows what readers see: no hidden text, no words glued together, each word of the glossary."""

import json
import re

import pytest

from scripts.content import glossary, search_words
from scripts.pages.search_index import Parser

HIDDEN = ("More about it in the glossary", "To try again, reload", "Back to the text")


@pytest.fixture(scope="module")
def index(site):
    return json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("same: [[a, b]]\nstop: [no]", r"search\.yml, line 2: Input should be a valid string"),
        ("same: [[a]]\nstop: [b]", r"search\.yml, line 1: List should have at least 2"),
        ("same: []", r"search\.yml, line 1: Field required"),
    ],
)
def test_a_slip_in_the_words_is_told_with_its_line(text, message):
    with pytest.raises(search_words.SearchWordsError, match=message):
        search_words.words(text)


def read(html):
    parser = Parser()
    parser.feed(html)
    parser.close()
    return ["".join(section.text).strip() for section in parser.data]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a <span data-search-exclude><span>b</span> c</span>d</p>", "<p>a d</p>"),
        ("<p>a<span popover>b<br>c</span></p>", "<p>a</p>"),
        ("<p hidden>a</p><template><p>b</p></template>c", "c"),
        ("<select><option>a</option></select>b", "b"),
        ("<table><tr><td>a</td><td>b<br>c</td></tr></table>", "a · b c ·"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a b"),
    ],
)
def test_the_parser_reads_what_is_seen(html, text):
    assert read(f"<h1 id=x>Title</h1>{html}") == [text]


def test_no_hidden_text_and_no_list_of_sources_is_in_the_index(index):
    for one in index:
        for words in HIDDEN:
            assert words not in one["text"], one["location"]
        assert one["title"] != "Sources"
        assert not re.search(r"\[\d+\]</sup>", one["text"]), one["location"]


def test_cells_of_tables_are_apart(index):
    (table,) = (one["text"] for one in index if one["location"].endswith("#the-three-side-by-side"))
    assert "Question · Oral micronized progesterone · Synthetic" in table


def test_each_word_of_the_glossary_is_found_by_itself(index):
    found = {one["location"]: one["title"] for one in index if one["location"].startswith("glossary/#")}
    assert found == {f"glossary/#{one.slug}": one.term for one in glossary.terms()}


def test_what_is_about_the_site_comes_last(index):
    """What readers use is excepted: teaching and reading offline."""
    for one in index:
        if one["location"].startswith("about/") and not one["location"].startswith(
            ("about/teaching/", "about/offline/")
        ):
            assert one["boost"] <= 0.4, one["location"]
