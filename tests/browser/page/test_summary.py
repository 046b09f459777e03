"""The answer in six lines fits on one sheet of paper, with its date and its warning."""

import re


def test_it_prints_on_one_page(visit):
    page = visit.open("summary/")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    page.emulate_media(media="print")
    printed = page.locator("article").inner_text()
    for words in ("When to seek help soon", "As of", "not medical advice"):
        assert words in printed
    assert "127.0.0.1" not in printed  # an address that leads nowhere from paper
    size = page.locator(".one-page li").first.evaluate("item => parseFloat(getComputedStyle(item).fontSize)")
    assert size >= 14  # 10.5 pt
    for hidden in (".md-header", ".page-head", ".on-screen", ".page-foot dl"):
        assert not page.locator(hidden).is_visible(), hidden
