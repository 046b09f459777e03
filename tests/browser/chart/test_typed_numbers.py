"""Numbers as people type and paste them: the number that was meant, or a sentence beside the control."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browsing import CHARTS

NAME, KEY = "estrogen-withdrawal", "e2_after"
MEANT = {
    "12,5": "12.5",
    "12.5": "12.5",
    " 20 ": "20",
    "1e1": "10",
    "\u0662\u0660": "20",
    "\uff12\uff10": "20",
}
REFUSED = {
    "\u221220": "from 5 to 150",
    "1,000": "can mean 1 or 1000",
    "0x10": "from 5 to 150",
    "2 0": "from 5 to 150",
}


def parts(chart):
    control = chart.locator(f"[data-control={KEY}]")
    return control.locator("[role=spinbutton]"), control.locator("[data-part=control-problem]")


def put(page, box, text, way):
    """Type the text, or paste it, in place of what stands in the box."""
    box.press("ControlOrMeta+a")
    if way == "typed":
        page.keyboard.type(text)
    else:
        page.keyboard.insert_text(text)  # at once, as a paste does


@pytest.mark.parametrize("way", ["typed", "pasted"])
@pytest.mark.parametrize("locale", ["en-US", "de-DE", "ar-EG"])
def test_a_number_is_the_one_that_was_meant_or_a_sentence(visits, locale, way):
    visit = visits(locale=locale)
    chart = visit.chart(NAME)
    box, problem = parts(chart)
    value = "(chart, key) => chart.settings.values[key]"
    for text, meant in MEANT.items():
        put(visit.page, box, text, way)
        assert chart.evaluate("(chart, key) => String(chart.settings.values[key])", KEY) == meant, text
        assert box.get_attribute("aria-valuenow") == meant
        assert box.get_attribute("aria-invalid") != "true"
        box.blur()
        assert box.input_value() == meant, text
    before = chart.evaluate(value, KEY)
    for text, words in REFUSED.items():
        put(visit.page, box, text, way)
        assert words in problem.inner_text(), text
        assert box.get_attribute("aria-invalid") == "true"
        assert box.input_value() == text, "what was typed stays to be corrected"
        if way == "pasted":
            assert chart.evaluate(value, KEY) == before, text


def test_arrow_keys_step_and_a_number_between_steps_is_said(visit):
    chart = visit.chart(NAME)
    box, problem = parts(chart)
    box.press("ArrowUp")
    assert box.input_value() == "11"
    put(visit.page, box, "12,5", "typed")
    assert "the chart shows 12.5" in problem.inner_text()
    axe.load(visit.page)
    found = visit.page.evaluate("options => axe.run('bone-chart', options)", axe.OPTIONS)
    assert axe.lines(found["violations"]) == []
    box.press("ArrowDown")
    assert box.input_value() == "12"
    assert not problem.is_visible()
    box.press("PageUp")
    assert box.get_attribute("aria-valuetext").startswith("22 picograms")
    visit.wait_live(chart)
    expect(visit.page).to_have_url(re.compile("e2_after=22"))  # written once the moves rest


def test_a_link_is_read_by_the_same_rules(visit):
    visit.open(CHARTS[NAME] + f"#w={NAME}&v=1&{KEY}=%D9%A2%D9%A0")
    box, _ = parts(visit.page.locator("bone-chart"))
    expect(box).to_have_value("20")
    visit.page.goto("about:blank")
    visit.open(CHARTS[NAME] + f"#w={NAME}&v=1&{KEY}=1,000")
    said = visit.page.locator("bone-chart").get_by_text("can mean 1 or 1000; the usual value is shown")
    said.wait_for()
