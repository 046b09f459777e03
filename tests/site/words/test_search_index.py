"""The search knows what readers see: no hidden text, no words glued together, each word of the glossary."""

import json
import re

import pytest

from scripts.content import glossary
from scripts.pages.search_index import Parser

HIDDEN = ("More about it in the glossary", "To try again, reload", "Back to the text")


@pytest.fixture(scope="module")
def index(site):
    return json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]


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
