"""References and numbered citations."""

import pytest

from scripts.content import references
from scripts.content.citations import Citations


def test_short_form_is_first_author_and_year():
    assert references.short_form("greendale2012")["text"] == "Greendale 2012"
    assert references.short_form("pepi1996")["text"] == "PEPI trial 1996"


def test_every_reference_can_be_printed():
    for key in references.all_keys():
        entry = references.full_form(key)
        assert entry["title"], key
        assert entry["status"] in ("checked", "partly checked", "unchecked"), key
        assert not set(entry["title"] + entry["authors"]) & set("{}\\"), f"{key}: LaTeX left over"


def test_address_prefers_the_doi():
    assert references.short_form("greendale2012")["url"] == "https://doi.org/10.1002/jbmr.534"
    assert references.short_form("prior2017")["url"].endswith("PMC5601259/")


def test_unknown_key_names_near_ones():
    with pytest.raises(references.UnknownReferenceError, match="greendale2012"):
        references.short_form("greendal2012")


def test_citations_count_by_first_mention_and_lead_back():
    citations = Citations()
    assert citations.cite("liu2005")["number"] == 1
    assert citations.cite("yao2010")["number"] == 2
    assert citations.cite("liu2005") == {
        "number": 1,
        "place": "cite-liu2005-2",
        "target": "source-liu2005",
        "text": "Liu 2005",
    }
    citations.mention("li2014", place="cycle-28")
    entries = citations.entries()
    assert [entry["key"] for entry in entries] == ["liu2005", "yao2010", "li2014"]
    assert entries[0]["places"] == ["cite-liu2005-1", "cite-liu2005-2"]
    assert entries[2]["places"] == ["cycle-28"]
