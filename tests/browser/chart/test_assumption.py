"""What is assumed of progesterone: one position for all charts, and the intervals that it meets."""

import pytest

from scripts.model_pages.assumption import count_met
from tests.browsing import Visit


@pytest.fixture
def visit(chromium, server):
    visit = Visit(chromium, server)
    yield visit
    visit.context.close()


def test_the_line_that_names_the_assumption_opens_its_setting(visit):
    chart = visit.chart("tug-of-war")
    chart.locator("[data-part=assume]").click()
    control = chart.locator("[data-control='a']")
    assert control.is_visible()
    assert control.evaluate("node => node.contains(document.activeElement)")


@pytest.mark.parametrize("position", ["none", "strong"])
def test_the_switch_of_the_page_moves_every_chart_and_lights_up_what_it_meets(visit, position):
    chart = visit.chart("playground")
    switch = visit.page.locator("assumption-switch")
    switch.locator(f"input[value={position}]").check()
    visit.wait_live(chart)
    assert chart.locator("[data-part=assumed]").text_content() == position
    met = chart.locator("[data-part=met]")
    said = f"The model meets {count_met(position)} reported intervals."
    visit.page.wait_for_function(
        "([node, said]) => node.ariaLabel === said", arg=[met.element_handle(), said], timeout=30_000
    )
    lit = chart.locator("[data-part=met] .is-met").count()
    assert str(lit) == count_met(position).split()[0]
    cells = visit.page.locator(".assumption-frame td[data-inside]")
    weights = {
        cell.get_attribute("data-position"): cell.evaluate("node => getComputedStyle(node).backgroundColor")
        for cell in cells.all()
    }
    assert weights[position] not in (weights["small"], "rgba(0, 0, 0, 0)")
    assert visit.errors == []
