"""What a page waits for before it is drawn."""

from scripts.assets.bundle import SHEETS


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
