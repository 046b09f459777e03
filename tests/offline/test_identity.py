"""What a page says of itself to those who show it elsewhere: cards beside links, search engines."""

import json
import struct
from datetime import date
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from scripts.publish import preview


@pytest.fixture(scope="module")
def pages(site):
    """Path of each page to its document; the page that no address has is nobody's to share."""
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html5lib")
        for path in site.rglob("index.html")
    }


def card(page):
    """Its OpenGraph tags by name."""
    return {tag["property"].removeprefix("og:"): tag["content"] for tag in page.select("meta[property^=og]")}


def test_every_page_has_a_card_with_its_own_title_words_and_address(pages, site):
    seen = set()
    for name, page in pages.items():
        shown = card(page)
        assert shown["title"] in page.title.get_text(), name
        assert shown["description"] == page.select_one("meta[name=description]")["content"], name
        assert shown["url"] == page.select_one("link[rel=canonical]")["href"], name
        assert shown["url"].endswith(f"/{name.removesuffix('index.html')}"), name
        assert shown["image"] == urljoin(card(pages["index.html"])["url"], preview.NAME), name
        assert page.select_one("meta[name='twitter:card']")["content"] == "summary_large_image", name
        seen.add(shown["title"])
    assert len(seen) == len(pages)


def test_every_page_is_described_as_teaching_on_health_with_its_review(pages):
    for name, page in pages.items():
        told = json.loads(page.select_one("script[type='application/ld+json']").string)
        assert told["@type"] == ["MedicalWebPage", "LearningResource"], name
        assert told["url"] == card(page)["url"], name
        assert told["name"] == card(page)["title"], name
        reviewed = page.select_one(".page-foot time")["datetime"]
        assert date.fromisoformat(told["lastReviewed"]) == date.fromisoformat(reviewed), name
        assert "reviewedBy" not in told, f"{name}: no clinician has reviewed it"
        tier = page.select_one(".page-tier")
        assert told["educationalLevel"] == (tier.get_text().split(" · ")[0] if tier else "General"), name


def test_the_preview_is_a_picture_of_the_size_that_cards_name(site, pages):
    content = (site / preview.NAME).read_bytes()
    assert content.startswith(b"\x89PNG")
    size = struct.unpack(">II", content[16:24])
    assert size == (preview.WIDTH, preview.HEIGHT)
    shown = card(pages["index.html"])
    assert size == (int(shown["image:width"]), int(shown["image:height"]))
    assert len(content) < 300_000  # above it, some services show nothing


# Shares of the picture: what is not paper, and what has the color of breakdown, which only the chart has.
SHARES = """async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    const {data} = context.getImageData(0, 0, image.width, image.height);
    let ink = 0, breakdown = 0;
    for (let i = 0; i < data.length; i += 4) {
        const [r, g, b] = data.slice(i, i + 3);
        ink += r + g + b < 740;
        breakdown += Math.abs(r - 0x7a) + Math.abs(g - 0x1f) + Math.abs(b - 0x5c) < 12;
    }
    return [ink, breakdown].map((count) => (4 * count) / data.length);
}"""


def test_the_preview_shows_the_chart_in_its_colors(chromium, server):
    page = chromium.new_page()
    page.goto(server)
    ink, breakdown = page.evaluate(SHARES, server + preview.NAME)
    page.close()
    assert 0.1 < ink < 0.4
    assert breakdown > 0.0005


def test_robots_may_read_everything_and_are_told_of_the_sitemap(site, pages):
    lines = (site / "robots.txt").read_text("utf-8").splitlines()
    home = card(pages["index.html"])["url"]
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {home}sitemap.xml"]
    assert (site / "sitemap.xml").is_file()


def test_a_folder_names_no_address_of_ours(folder):
    for path in folder.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "og:" not in text, path
        assert "ld+json" not in text, path
    assert not (folder / preview.NAME).exists()
    assert not (folder / "robots.txt").exists()
