"""References: each is used, each use is in the list, each says whether it was read."""

import re
from pathlib import Path

import yaml

from model.trials import evidence_table
from scripts.content import claims, evidence_numbers, references

ROOT = Path(__file__).resolve().parents[3]
LIST = "evidence/references/index.html"


def _cited(pages):
    return {
        entry["id"].removeprefix("source-")
        for one in pages.values()
        for entry in one.select(".sources > li[id]")
    }


def test_no_reference_is_an_orphan(pages):
    used = _cited(pages)
    used |= {row["bibkey"] for row in evidence_table.table().values()}
    used |= {key for one in claims.claims() for key in one.keys}
    status = yaml.safe_load((ROOT / "docs/data/reference_status.yml").read_text(encoding="utf-8"))
    used |= {key for item in status for key in [*item["instead"], item.get("named", "")]}
    orphans = set(references.all_keys()) - used
    assert not orphans


def test_every_citation_is_in_the_complete_list(pages):
    listed = {entry["id"].removeprefix("reference-") for entry in pages[LIST].select(".references > li")}
    assert listed == set(references.all_keys())
    assert _cited(pages) <= listed


def test_every_reference_has_status_review_and_identifier_or_says_so(pages):
    for entry in pages[LIST].select(".references > li"):
        status = entry.select_one(".source-status")
        assert status["data-status"] in ("checked", "partly checked", "unchecked"), entry["id"]
        assert re.match(r"\w[^;]{3,}; (partly |not yet )?read by us", status.get_text()), entry["id"]
        assert entry.select_one("a[href^=http]") or "No identifier" in entry.get_text(), entry["id"]


def test_what_is_still_to_be_checked_is_told_at_the_source_and_never_in_a_sentence(pages):
    """A mark between a number and its unit breaks the sentence; a table has a place for it."""
    told = 0
    for name, article in pages.items():
        for mark in article.select(".recalled"):
            assert mark.find_parent("table") or mark.find_parent(class_="source-status"), name
        for entry in article.select(".sources > li"):
            key = entry["id"].removeprefix("source-")
            doubted = {
                number["data-evidence"]
                for number in article.select("span.number[data-evidence]")
                if not number.find_parent("table", class_="evidence")
                and evidence_numbers.recalled(number["data-evidence"])
                and evidence_numbers.source(number["data-evidence"]) == key
            }
            assert bool(doubted) == bool(entry.select(".recalled")), (name, key, doubted)
            told += bool(doubted)
    assert told


def test_the_articles_own_references_say_what_is_wrong(pages):
    items = pages[LIST].select(".article-references > li")
    assert [item["id"] for item in items] == [f"R{n:02}" for n in range(1, 8)]
    for item in items:
        assert item.select_one(f"[data-claim={item['id']}]")
        for word in ("Printed there", "What we found", "We use"):
            assert word in item.get_text(), item["id"]


def test_bibliography_is_in_order():
    for key in references.all_keys():
        entry = references.full_form(key)
        assert entry["title"], key
        assert entry["year"] or entry["review"] != "Peer reviewed", key
        assert entry["status"] in ("checked", "partly checked", "unchecked")
