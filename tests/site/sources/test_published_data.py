"""Data that stand beside the pages for others to use."""

import codecs
import csv
import json
from pathlib import Path

import pytest
from pybtex.database import parse_file

from scripts.content import claims, references

ROOT = Path(__file__).resolve().parents[3]


def test_claims_are_published(site):
    published = json.loads((site / "data/claims.json").read_text(encoding="utf-8"))
    entries = published["claims"] if isinstance(published, dict) else published
    assert [entry["id"] for entry in entries] == [one.id for one in claims.claims()]
    for entry in entries:
        assert all(entry[field] for field in ("text", "label", "why")), entry["id"]
        assert "{" not in json.dumps(entry["text"]), entry["id"]


@pytest.mark.parametrize(("name", "letter"), [("evidence.csv", "E"), ("outcomes.csv", "W")])
def test_the_tables_are_published_as_they_are_with_the_mark_of_their_encoding(site, name, letter):
    with (site / "data" / name).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows
    assert rows[0]["id"].startswith(letter)
    published = (site / "data" / name).read_bytes()
    assert published == codecs.BOM_UTF8 + (ROOT / "model/data" / name).read_bytes()


def test_references_are_published(site):
    entries = parse_file(str(site / "data/references.bib"), bib_format="bibtex").entries
    assert list(entries) == references.all_keys()


def test_only_data_for_readers_are_published(site):
    names = {path.name for path in (site / "data").iterdir()}
    assert names == {"claims.json", "evidence.csv", "outcomes.csv", "references.bib"}
