"""A chart alone, for a slide or a learning platform: nothing of the page around it, all of the card."""

import pytest

from tests.browser import axe
from tests.browsing import CHARTS

NAME = "estrogen-withdrawal"
ALONE = f"{CHARTS[NAME]}#w={NAME}&v=1&site=hip&show.page=alone"
# Elements that can be seen and are neither in the chart nor around it.
OTHERS = """() => [...document.body.querySelectorAll("*")]
    .filter(one => !one.closest("bone-chart") && !one.querySelector("bone-chart[data-alone]"))
    .filter(one => one.getClientRects().length > 0)
    .map(one => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("width", [320, 390, 900, 1280])
def test_only_the_chart_is_seen_and_nothing_of_it_is_lost(visits, width):
    visit = visits(viewport={"width": width, "height": 720})
    page = visit.open(ALONE)
    chart = visit.find(NAME)
    assert page.evaluate(OTHERS) == []
    for part in (".bone-chart__certainty", ".bone-chart__warning", "[data-story]", "[data-part=output]"):
        assert chart.locator(part).first.is_visible(), part
    safety = chart.locator("[data-part=safety]")
    assert safety.is_visible() == (safety.get_attribute("hidden") is None)
    box = chart.bounding_box()
    assert (box["x"], round(box["width"])) == (0, width)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    axe.load(page)
    found = page.evaluate("options => axe.run(document, options)", axe.OPTIONS)
    assert axe.lines(found["violations"]) == []


def test_a_link_leads_to_the_whole_page_with_the_settings_that_stand(visit):
    page = visit.open(ALONE)
    chart = visit.find(NAME)
    chart.get_by_role("button", name="It falls at once").click()
    with page.expect_popup() as opening:
        chart.get_by_role("link", name="Open the whole page").click()
    whole = opening.value
    whole.locator(".md-header").wait_for()
    assert "show.page" not in whole.url
    whole.locator("[data-control=fall_years] input[role=spinbutton]:enabled").wait_for()
    assert whole.locator("[data-control=fall_years] input[role=spinbutton]").input_value() == "0"
    assert not whole.get_by_role("link", name="Open the whole page").is_visible()
    whole.close()
    source = chart.locator(".bone-chart__sources a").first
    assert source.get_attribute("target") == "_blank"  # the list of sources is not on show


def test_a_frame_of_the_builder_shows_the_chart_in_a_page_of_somebody_else(visit, serve, tmp_path):
    page = visit.open("about/teaching/")
    page.get_by_label("Chart", exact=True).select_option(label="What happens to bone when estrogen falls?")
    frame = page.get_by_label("as a frame").input_value()
    slide = tmp_path / "slide.html"
    head = "<!doctype html><title>A slide</title><link rel=icon href='data:,'>"
    slide.write_text(head + frame, encoding="utf-8")
    page.goto(f"{serve(tmp_path)}slide.html")  # another host
    inside = page.frame_locator("iframe[title='What happens to bone when estrogen falls?']")
    inside.locator("bone-chart[data-alone]").wait_for()
    assert not inside.locator(".md-header").is_visible()
    slider = inside.locator("[data-control=e2_after] input[type=range]")
    slider.press("ArrowRight")
    inside.locator("bone-chart[data-alone][data-state=live]").wait_for(timeout=60_000)


def test_an_address_without_the_chart_leaves_the_page_whole(visit):
    page = visit.open(f"{CHARTS[NAME]}#w=no-chart&v=1&show.page=alone")
    assert page.locator(".md-header").is_visible()
    assert "not on this page (no-chart)" in visit.find(NAME).locator("[data-part=notices]").inner_text()
    page.evaluate(f"location.hash = 'w={NAME}&v=1&show.page=everything'")
    page.get_by_text("does not know (page=everything)").wait_for()
    assert page.locator("h1").is_visible()
