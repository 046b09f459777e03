"""Inside a chart by keyboard, and its series as sound."""

import pytest
from playwright.sync_api import expect

from tests.browsing import CHARTS, open_menu

FOCUSED = "one => one === document.activeElement"


def inside(visit, name):
    chart = visit.chart(name)
    picture = chart.locator("[data-part=picture]")
    picture.focus()
    visit.page.keyboard.press("Enter")
    return chart, picture, visit.page.keyboard


@pytest.mark.parametrize("name", CHARTS)
def test_every_point_of_a_chart_is_reached_rung_and_read(visit, name):
    chart, picture, keyboard = inside(visit, name)
    groups = chart.evaluate("chart => chart.exploration.keyboardWalk.groups")
    point = chart.locator("[data-part=point]")
    shown = chart.locator("[data-part=wide] .mark-focus")
    assert groups
    assert all(group["points"] for group in groups)
    for group in groups:
        first, last = group["points"][0], group["points"][-1]
        keyboard.press("Home")
        assert point.inner_text() == f"{group['label']}. {first['text']}"
        assert shown.count() >= 1, f"{group['label']}: no ring"
        keyboard.press("End")
        assert point.inner_text() == f"{group['label']}. {last['text']}"
        if len(group["points"]) > 1:
            keyboard.press("ArrowLeft")
            assert point.inner_text() == f"{group['label']}. {group['points'][-2]['text']}"
        keyboard.press("ArrowDown")
    for group in groups:
        for one in group["points"]:
            words = f"{group['label']}. {one['text']}".split()
            assert len(words) <= 45, f"{len(words)} words: {' '.join(words)}"
            assert len(one["text"].split()) <= 25, one["text"]
    keyboard.press("Escape")
    assert picture.evaluate(FOCUSED)
    assert shown.count() == 0
    assert not point.is_visible()


def test_a_point_is_said_politely_and_again_on_request(visit):
    chart, _, keyboard = inside(visit, "estrogen-withdrawal")
    heard = chart.locator("[data-part=heard]")
    for _ in range(5):
        keyboard.press("ArrowRight")
    groups = chart.evaluate("chart => chart.exploration.keyboardWalk.groups")
    expect(heard).to_have_text(groups[0]["points"][5]["text"])
    heard.evaluate("""heard => { window.said = 0; new MutationObserver(() => {
        if (heard.textContent) window.said += 1; }).observe(heard, {childList: true}) }""")
    keyboard.press("Space")
    expect(heard).to_have_text(f"{groups[0]['label']}. {groups[0]['points'][5]['text']}")
    visit.rest()
    assert visit.page.evaluate("window.said") == 1
    assert chart.locator("[data-part=inside]").get_attribute("role") == "application"
    keyboard.press("Tab")  # no trap
    assert chart.locator("[data-part=inside]").get_attribute("role") is None
    assert chart.locator("[data-part=wide] .mark-focus").count() == 0


def test_the_ring_stays_when_a_new_answer_comes(visit):
    chart, picture, keyboard = inside(visit, "estrogen-withdrawal")
    keyboard.press("End")
    point = chart.locator("[data-part=point]")
    before = point.inner_text()
    chart.locator("[data-story][aria-pressed=false]").first.evaluate("button => button.click()")
    visit.wait_live(chart)
    assert chart.locator("[data-part=wide] .mark-focus").count() >= 1
    assert point.inner_text() != before  # the same place, the new value
    keyboard.press("ArrowLeft")
    assert picture.locator("[data-part=inside]").evaluate(FOCUSED)


@pytest.mark.own_context
def test_a_series_is_heard_on_request_only_and_can_be_stopped(visit):
    visit.context.add_init_script(
        """window.sounds = [];
        window.AudioContext = class extends AudioContext {
          constructor() { super(); window.sounds.push(this); }
        };"""
    )
    chart = visit.chart("estrogen-withdrawal")
    listen, sound = chart.locator("[data-action=listen]"), chart.locator("[data-part=sound]")
    chart.locator("input[type=range]").first.focus()
    visit.page.keyboard.press("ArrowRight")
    visit.wait_live(chart)
    assert visit.page.evaluate("window.sounds.length") == 0
    assert not sound.is_visible()
    open_menu(chart)
    listen.click()
    assert visit.page.evaluate("window.sounds.length") == 1
    assert listen.inner_text() == "Stop"
    assert sound.is_visible()
    volume = sound.locator("input")
    volume.fill("20")
    assert volume.get_attribute("aria-valuetext") == "20 percent"
    chart.locator("[data-part=heard]", has_text="Lowest tone").wait_for(state="attached")
    listen.click()
    assert listen.inner_text() == "Listen"
    visit.page.wait_for_function("window.sounds[0].state === 'closed'")
    listen.click()
    visit.page.locator("[data-action=listen]", has_text="Listen").wait_for(timeout=10_000)  # by itself
    visit.page.wait_for_function("window.sounds[1].state === 'closed'")
