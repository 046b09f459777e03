"""The head of the first page: at once from the states in it, live when Python is there."""

import json
import re

import pytest

from tests.browser import faulty_host as faults
from tests.browsing import BOOT, Visit

SAVING = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
HERO = "bone-hero"
SLIDER = "bone-hero input[type=range]"
BOX = "bone-hero input[role=spinbutton]"
LENS = "[data-part=lens] svg"


def part(page, name):
    return page.locator(f"bone-hero [data-part={name}]")


def numbers(page):
    """What the sentence says: breakdown, building and loss."""
    return [float(part(page, name).inner_text().rstrip("%")) for name in ("breakdown", "building", "loss")]


def states(page):
    text = page.evaluate("document.querySelector('[data-part=states]').content.textContent")
    return {value: shown for value, *shown in json.loads(text)["states"]}


@pytest.fixture
def late(chromium, site):
    """The first page at a host whose Python never comes."""
    host = faults.FaultyHost(site)
    host.faults = {"pyodide.asm.wasm": faults.silent}
    one = Visit(chromium, host.address)
    yield one
    one.context.close()
    host.close()


def test_every_state_in_the_page_is_shown_without_python(late):
    page = late.open()
    page.locator(SLIDER).focus()
    page.keyboard.press("Home")
    for value, shown in states(page).items():
        assert part(page, "level").inner_text() == f"{value} pg/mL"
        assert numbers(page) == shown
        drawn = page.locator("[data-count=breakdown]").get_attribute("data-shapes")
        assert float(drawn) == pytest.approx(shown[0] / 10)
        page.keyboard.press("ArrowRight")
    assert page.locator(HERO).get_attribute("data-state") == "static"
    assert late.errors == []


def test_a_value_between_waits_for_python_and_nothing_is_made_up(late):
    page = late.open()
    before = numbers(page), page.locator(LENS).evaluate("svg => svg.outerHTML")
    page.locator(BOX).fill("7")
    assert (numbers(page), page.locator(LENS).evaluate("svg => svg.outerHTML")) == before
    assert "Python is starting to compute 7 pg/mL" in part(page, "status").inner_text()
    page.locator(BOX).fill("70")
    assert "from 2 to 60" in page.locator("bone-hero [data-part=control-problem]").inner_text()


def test_python_takes_over_with_the_same_numbers_and_answers_between(visit):
    page = visit.open()
    page.locator(SLIDER).focus()
    page.keyboard.press("ArrowRight")
    page.locator(f"{HERO}[data-state=live]").wait_for(timeout=BOOT)
    assert part(page, "status").inner_text() == "Live: each value is computed by Python in this page."
    known = states(page)
    for value in (12, 13.5, 15):
        page.locator(BOX).fill(str(value))
        page.wait_for_function(
            "value => document.querySelector('bone-hero [data-part=level]').textContent === `${value} pg/mL`",
            arg=value,
        )
        if value in known:
            assert numbers(page) == known[value]
    page.locator(BOX).fill("13.5")
    page.wait_for_function(
        "() => document.querySelector('bone-hero [data-part=level]').textContent === '13.5 pg/mL'"
    )
    low, high = sorted([known[12][2], known[15][2]])
    assert low <= numbers(page)[2] <= high
    assert "differs" not in part(page, "status").inner_text()
    assert visit.errors == []


def test_what_differs_from_python_is_told(visit):
    def change(route):
        body = route.fetch().text()
        route.fulfill(body=re.sub(r"\[12,\d+,", "[12,99,", body), content_type="text/html")

    visit.page.route(visit.server, change)
    page = visit.open()
    page.locator(SLIDER).focus()
    page.keyboard.press("ArrowRight")
    assert numbers(page)[0] == 99
    page.locator(f"{HERO}[data-state=live]").wait_for(timeout=BOOT)
    assert "differs from what came with the page" in part(page, "status").inner_text()
    assert numbers(page)[0] != 99


def test_where_data_is_saved_the_slider_starts_nothing(troubled):
    troubled.page.add_init_script(SAVING)
    page = troubled.open()
    page.locator(SLIDER).focus()
    page.keyboard.press("End")
    assert part(page, "level").inner_text() == "60 pg/mL"
    assert page.locator("html").get_attribute("data-python") == "off"


def test_the_sentence_is_read_out_once_for_a_whole_drag(late):
    page = late.open()
    page.evaluate("""() => { window.heard = []; new MutationObserver(() =>
        window.heard.push(document.querySelector('bone-hero [data-part=heard]').textContent))
        .observe(document.querySelector('bone-hero [data-part=heard]'), {childList: true}); }""")
    page.locator(SLIDER).focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => window.heard.length > 0")
    assert page.evaluate("window.heard.length") == 1
    assert "pg/mL" in page.evaluate("window.heard[0]")


def test_it_is_complete_without_script(visits):
    page = visits(java_script_enabled=False).open()
    assert page.locator(LENS).get_attribute("role") == "img"
    assert part(page, "sentence").is_visible()
    assert not page.locator(SLIDER).is_visible()
    assert not part(page, "hint").is_visible()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_question_lens_slider_and_sentence_stand_in_one_view(late, width, height):
    page = late.page
    page.set_viewport_size({"width": width, "height": height})
    late.open()
    for place in ("h1", LENS, SLIDER, "bone-hero [data-part=sentence]"):
        box = page.locator(place).first.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height, place
        assert box["x"] + box["width"] <= width, place
