"""The words: careful and sourced.

Checks the built pages, because only there numbers, labels and citations are in place.
"""

import re

import pytest
from bs4 import BeautifulSoup

from model.trials import evidence_table
from tests.site.reading import prose, tier

# Promise, fear and praise. "Reverse" may stand in the home page's title: it is the reader's question.
BANNED = (
    r"revers(?:e|es|ed|ing|al)\b", r"cur(?:e|es|ed|ing)\b", "perfect balance", "unequivocal",
    "primary anabolic", "hormonal optimi[sz]ation", "bioidentical", r"natural\w* (?:is|are|and) safer",
    "perfect storm", r"cytokine\w* storm", "rampant", "hostile", "reclaim", "vitality", r"journeys?\b",
    r"powerful", r"(?<!statistically )(?<!least )significant", r"proven\b", "ask your doctor for", "ticking",
)  # fmt: skip


@pytest.mark.parametrize("pattern", BANNED)
def test_no_page_promises_frightens_or_praises(texts, pattern):
    for name, paragraphs in texts.items():
        for text in paragraphs:
            assert not re.search(pattern, text, re.IGNORECASE), f"{name}: {text}"


def test_no_sentence_of_a_reading_page_says_that_it_is_to_be_checked(texts):
    """The source says it, and a table has a place for it; a typed mark would break the sentence."""
    read = {name: paragraphs for name, paragraphs in texts.items() if tier(name)}
    assert len(read) > 20
    for name, paragraphs in read.items():
        for text in paragraphs:
            assert not re.search(r"\bto be (?:checked|confirmed)", text), f"{name}: {text}"


def test_no_page_names_a_dose(texts):
    for name, paragraphs in texts.items():
        for text in paragraphs:
            assert not re.search(r"\d\s*(mg|milligrams?|µg|micrograms?)\b", text), f"{name}: {text}"


def test_a_progestin_is_never_called_progesterone(texts):
    wrong = re.compile(
        r"MPA,? (?:the|a form of|a kind of) progesterone|progesterone \((?:MPA|medroxy)|"
        r"(?:synthetic|man-made) progesterone",
        re.IGNORECASE,
    )
    for name, paragraphs in texts.items():
        for text in paragraphs:
            assert not wrong.search(text), f"{name}: {text}"


def test_numbers_of_a_progestin_stand_beside_its_name(pages):
    rows = evidence_table.table()
    for name, article in pages.items():
        for number in article.select(".number[data-evidence]"):
            row = rows.get(number["data-evidence"], {})
            tested = f"{row.get('treatment', '')} {row.get('intervention', '')}".lower()
            if not re.search(r"(?<![a-z])mpa(?![a-z])|progestin", tested):  # not "impact"
                continue
            around = number.find_parent(["tr", "p", "li", "dd"]).get_text()
            assert re.search("MPA|progestin|progestogen|medroxy", around), f"{name}: {around}"


def test_broken_bones_are_named_wherever_density_is(texts):
    for name, paragraphs in texts.items():
        text = " ".join(paragraphs)
        if "density" in text.lower():
            assert re.search(r"broken|fracture|break", text, re.IGNORECASE), name


def test_no_effect_size_is_typed(pages):
    """A percentage in prose comes from the evidence table or from the model."""
    allowed = re.compile(r"95\s?% (?:CI|confidence interval)")
    for name, article in pages.items():
        copy = BeautifulSoup(str(article), "html5lib")
        for part in copy.select(".number"):
            part.decompose()
        for text in prose(copy):
            found = re.search(r"\d\s*%", allowed.sub("", text))
            assert not found, f"{name}: {text}"


def test_every_number_says_where_it_comes_from(pages):
    for name, article in pages.items():
        for number in article.select(".number"):
            assert number.get("data-evidence") or number.get("data-scenario"), f"{name}: {number}"


def test_citations_lead_to_a_source_and_back(pages):
    for name, article in pages.items():
        ids = {tag["id"] for tag in article.select("[id]")}
        cited = {link["href"][1:] for link in article.select("a.citation")}
        listed = {tag["id"] for tag in article.select(".sources > li")}
        assert cited <= listed, f"{name}: not listed {cited - listed}"
        for link in article.select(".sources a[href^='#']"):
            assert link["href"][1:] in ids, f"{name}: {link['href']}"
