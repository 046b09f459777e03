"""Every claim stands where its topic is treated, with the label that its one record gives it."""

import re
from copy import copy

import pytest

from scripts.content import claims

# Section of claims.yml to the page that treats it; what the article leaves out stands beside benefits.
PLACES = {
    ("fundamentals", "Remodeling"): "fundamentals/two-teams/",
    ("fundamentals", "Estrogen"): "fundamentals/estrogen/",
    ("fundamentals", "Progesterone"): "fundamentals/progesterone/",
    ("fundamentals", "Synergy"): "fundamentals/synergy/",
    ("intermediate", "Cell signals"): "intermediate/cell-signals/",
    ("intermediate", "Premenopause"): "intermediate/cycle/",
    ("intermediate", "Postmenopause"): "intermediate/postmenopause/",
    ("intermediate", "Formulations"): "intermediate/formulations/",
    ("intermediate", "Factors"): "intermediate/four-factors/",
    ("academic", "Genomic action"): "academic/genomic/",
    ("academic", "Estrogen signalling"): "academic/cytokines/",
    ("academic", "Evidence"): "academic/clinical-evidence/",
    ("academic", "Evidence table"): "academic/evidence-table/",
    ("academic", "Conclusion"): "academic/conclusion/",
    ("references", "References"): "evidence/references/",
    ("reflection", "Reflection"): "reflection/",
}
OWN_PLACES = {
    "F01": "fundamentals/",
    "N01": "fundamentals/estrogen/",
    "N02": "fundamentals/estrogen/",
    "N03": "fundamentals/estrogen/",
    "N04": "intermediate/real-change/",
    "N05": "intermediate/fracture-prevention/",
    "N06": "intermediate/cycle/",
    "N07": "intermediate/hormone-therapy/",
}
ALL = claims.claims()
LEDGER = "evidence/claims/index.html"

# What the paragraph around a badge must say (About, "How sure we are"). Tables have no room for verbs.
WORDS = {
    "moderate": r"probabl",
    "low": r"\bmay\b|no difference was found|(?:not|none of them has) been (?:shown|tested)",
    "very low": r"very unsure whether|has not been shown to|too small to rule one out",
    "mechanism only": r"\bin (?:\w+ )?(?:cells?|animals?|mice|culture|the lab|a dish)\b|cell cultures?|\bcells\b",
    "model only": r"in th(?:is|e) model",
    "absent": r"no (?:study|trial)|nobody|not (?:been )?counted|no fracture",
}


def test_there_are_all_the_claims():
    assert len(ALL) == 76
    assert [one.id for one in ALL if one.tier == "added"] == ["N01", "N02", "N03", "N04", "N05", "N06", "N07"]


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_claim_stands_where_its_topic_is_treated(pages, one):
    page = OWN_PLACES.get(one.id) or PLACES[one.tier, one.section]
    assert pages[page + "index.html"].select(f"[data-claim={one.id}]"), f"{one.id} is not on {page}"


def test_a_claim_has_the_same_label_everywhere(pages):
    known = {one.id: one for one in ALL}
    for name, article in pages.items():
        for badge in article.select("[data-claim]"):
            text = badge.get_text(" ", strip=True)
            for part in claims.parts(known[badge["data-claim"]].label):
                assert part["words"] in text, f"{name}: {badge['data-claim']} shows {text!r}"


def test_the_words_around_a_label_fit_it(pages):
    wrong = []
    for name, article in pages.items():
        if name.startswith(("about/", "evidence/")):
            continue
        for badge in article.select(".certainty[data-certainty]"):
            if badge.find_parent("table") or badge.find_parent("bone-chart"):
                continue
            around = copy(badge.find_parent(["p", "li", "dd"]))
            for part in around.select("[popover], .certainty"):
                part.decompose()
            text = re.sub(r"\s+", " ", around.get_text())
            needed = WORDS.get(badge["data-certainty"])
            if needed and not re.search(needed, text, re.IGNORECASE):
                wrong.append(f"{name}: {badge['data-certainty']}: {text[:200]}")
    assert not wrong, "\n".join(wrong)


def test_a_corrected_claim_says_what_is_often_told(pages):
    for name, article in pages.items():
        if name.startswith("evidence/"):
            continue
        if article.select("p .certainty[data-certainty=corrected], li .certainty[data-certainty=corrected]"):
            assert "Often told" in article.get_text(), name


def test_contested_statements_cite_both_sides(pages):
    """In their own paragraph or in the section."""
    sides = {one.id: one.sides for one in ALL if one.sides}
    for name, article in pages.items():
        cited = {link["href"].removeprefix("#source-") for link in article.select("a.citation")}
        for badge in article.select("[data-claim]"):
            both = sides.get(badge["data-claim"])
            if both and name != LEDGER:
                assert cited & set(both["for"]), f"{name}: {badge['data-claim']} cites nothing in favor"
                assert cited & set(both["against"]), f"{name}: {badge['data-claim']} cites nothing against"


def test_the_ledger_lists_every_claim_once(pages):
    shown = [row["id"] for row in pages[LEDGER].select("[id]") if re.fullmatch(r"[FIARXN]\d\d", row["id"])]
    assert sorted(shown) == sorted(one.id for one in ALL)
