"""What a page waits for before it is drawn, and how much it holds."""

from scripts.assets.bundle import SHEETS
from scripts.bench import page_weight

SCRIPT_KB = 175  # as it travels; the theme's share is a quarter

# Slow phones feel every element, above all when the width of the page changes.
ELEMENTS = 2_500
# This one shows each row of the evidence table.
LARGER = {"evidence/index.html": 2_850}


def test_a_page_waits_for_one_sheet_of_ours(documents):
    for name, soup in documents.items():
        sheets = [
            one["href"].partition("?")[0].rpartition("/")[2] for one in soup.select("link[rel=stylesheet]")
        ]
        assert len(sheets) == 3, name  # two are the theme's
        assert sheets[-1] == "site.css", name


def test_every_sheet_is_in_it():
    named = (SHEETS / "all.css").read_text(encoding="utf-8")
    for sheet in SHEETS.glob("*.css"):
        assert sheet.name == "all.css" or f'@import "{sheet.name}";' in named, sheet.name


def test_no_page_holds_too_many_elements(documents):
    counts = {name: len(soup.find_all(True)) for name, soup in documents.items()}
    assert {n: count for n, count in counts.items() if count > LARGER.get(n, ELEMENTS)} == {}


def test_no_page_brings_too_much_script(site):
    weights = {name: one["script"] for name, one in page_weight.weigh(site).items()}
    assert {name: kb for name, kb in weights.items() if kb > SCRIPT_KB} == {}
