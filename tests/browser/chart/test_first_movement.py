"""The first touch of a chart: true pictures while Python is on its way, and nothing made up."""

import json

import pytest

from tests.browser import faulty_host as faults
from tests.browsing import CHARTS, Visit

WASM = "pyodide.asm.wasm"
STEP = "[data-story][aria-pressed=false]"
PICTURE = "[data-part=wide] svg"
FIRST = "chart => chart.dataset.firstMs !== undefined"
ANSWERED = """chart => Object.entries(chart.settings.request.inputs)
    .every(([key, value]) => chart.result.inputs[key] === value)"""


@pytest.fixture
def waiting(chromium, site):
    """A visit whose Python does not come until ``host.faults`` is emptied and it is tried again."""
    host = faults.FaultyHost(site)
    host.faults = {WASM: faults.silent}
    one = Visit(chromium, host.address)
    one.host = host
    yield one
    one.context.close()
    host.close()


def look(chart):
    picture = chart.locator(PICTURE).evaluate("svg => svg.outerHTML")
    table = chart.locator("[data-part=table]").evaluate("table => table.outerHTML")
    return picture, table


def first_picture(visit, chart):
    visit.page.wait_for_function(FIRST, arg=chart.element_handle(), timeout=10_000)
    assert float(chart.get_attribute("data-first-ms")) >= 0


@pytest.mark.parametrize("name", CHARTS)
def test_a_step_of_the_story_is_drawn_before_python_is_there(waiting, name):
    chart = waiting.chart(name)
    before = look(chart)
    chart.locator(STEP).first.click()
    first_picture(waiting, chart)
    assert look(chart) != before
    assert chart.evaluate(ANSWERED)
    assert chart.get_attribute("data-state") == "booting"
    assert chart.get_attribute("data-runs") == "0"
    assert waiting.errors == []


def test_both_ends_of_the_first_slider_are_ready_and_nothing_between(waiting):
    chart = waiting.chart("estrogen-withdrawal")
    slider = chart.locator("input[type=range]").first
    drawn = {"default": look(chart)}
    slider.focus()
    for key in ("Home", "End"):
        waiting.page.keyboard.press(key)
        waiting.page.wait_for_function(ANSWERED, arg=chart.element_handle())
        drawn[key] = look(chart)
    assert len({picture for picture, _ in drawn.values()}) == 3
    waiting.page.keyboard.press("ArrowLeft")
    waiting.rest()
    assert not chart.evaluate(ANSWERED)
    assert look(chart) == drawn["End"]
    assert "Starting Python" in chart.locator("[data-part=boot]").inner_text()
    chart.locator("[data-action=reset]").click()
    waiting.page.wait_for_function(ANSWERED, arg=chart.element_handle())
    assert look(chart)[1] == drawn["default"][1]


def test_another_assumption_waits_for_python(waiting):
    """The ready answers are those of the usual assumption."""
    chart = waiting.chart("builder-dial")
    before = look(chart)
    chart.evaluate("chart => chart.settings.setShared('assumption', 'strong')")
    chart.locator(STEP).first.click()
    waiting.rest()
    assert look(chart) == before
    assert chart.get_attribute("data-first-ms") is None


def test_the_answer_of_python_agrees_and_nothing_is_said(visit):
    chart = visit.chart("tug-of-war")
    chart.locator(STEP).first.click()
    first_picture(visit, chart)
    _, table = look(chart)
    visit.wait_live(chart)
    assert look(chart)[1] == table
    assert chart.locator("[data-part=notices]").is_hidden()
    assert visit.errors == []


def test_an_answer_that_differs_from_that_of_python_is_told(visit):
    def change(route):
        file = route.fetch().json()
        for answer in file["answers"]:
            answer["series"][0]["values"][-1] *= 1.02
        route.fulfill(body=json.dumps(file), content_type="application/json")

    visit.page.route("**/ready/*.json*", change)
    chart = visit.chart("rankl-opg")
    chart.locator(STEP).first.click()
    first_picture(visit, chart)
    visit.wait_live(chart)
    notice = chart.locator("[data-part=notices] li")
    notice.wait_for()
    assert "differs by up to 2.0 %" in notice.inner_text()


def test_without_the_file_python_answers_alone(visit):
    visit.page.route("**/ready/*.json*", lambda route: route.fulfill(status=200, body="<h1>hotel</h1>"))
    chart = visit.chart("rankl-opg")
    chart.locator(STEP).first.click()
    visit.wait_live(chart)
    assert chart.evaluate(ANSWERED)
    assert float(chart.get_attribute("data-first-ms")) > 0
    assert visit.errors == []
