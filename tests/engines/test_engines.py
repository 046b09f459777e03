"""The core of the site in Firefox and WebKitGTK: alive by a touch, equal to CPython, an address that holds.

The tests of an engine share one visit, as a reader makes it, and go on from where the last one ended.
"""

import json
import time
from urllib.parse import quote

import pytest

from tests.browsing import CHARTS
from tests.engines.reader import FIRST, compare

LINKS = {
    "contents entry": ".md-nav--secondary a[href$='#sources']",
    "heading mark": "a.headerlink[href$='#sources']",
}
# Two charts of one page, and a slider of each.
TWO = {"cycle-28": "p4_peak", "cycles-without-ovulation": "e2_low"}
NEXT = "menopause"
NEXT_PAGE = "intermediate/postmenopause/"  # the first page links to it


@pytest.fixture(scope="module")
def untouched(reader):
    """What the page showed, and what it had asked for, before the first touch."""
    return reader.look(FIRST), list(reader.asked)


@pytest.fixture(scope="module")
def touched(reader, untouched):
    """What the chart shows after the first press of a key."""
    value = reader.move(FIRST, "e2_after")
    return reader.wait(FIRST, "e2_after", value)


@pytest.fixture(scope="module")
def linked(reader, touched):
    """What the chart shows before the reader goes elsewhere, and the address that says so."""
    shown = json.loads(reader.look(FIRST)["result"])
    reader.browser.wait(
        "return location.hash.includes(`e2_after=${arguments[0]}`);", shown["inputs"]["e2_after"]
    )
    return reader.look(FIRST) | {"address": reader.where(), "value": shown["inputs"]["e2_after"]}


def test_a_page_is_complete_before_any_touch(untouched):
    seen, asked = untouched
    assert seen["state"] == "static"
    assert seen["runs"] == 0
    assert seen["python"] == "off"
    assert seen["picture"].count("<path") > 3
    assert len(seen["sentence"].split()) > 5
    assert not any("pyodide" in path for path in asked)


def test_the_first_touch_brings_the_chart_to_life(untouched, touched):
    before, _ = untouched
    assert touched["python"] in ("ready", "numpy")
    assert touched["runs"] >= 1
    assert touched["picture"] != before["picture"]
    compare(FIRST, touched)


def test_a_slider_moves_the_chart(reader, touched):
    before = reader.look(FIRST)
    value = reader.move(FIRST, "e2_after")
    after = reader.wait(FIRST, "e2_after", value)
    assert json.loads(before["result"])["inputs"]["e2_after"] < value
    assert after["runs"] > before["runs"]
    assert after["picture"] != before["picture"]
    assert after["sentence"] != before["sentence"]
    compare(FIRST, after)


def test_the_band_follows_with_the_numbers_of_cpython(reader, touched):
    value = json.loads(reader.look(FIRST)["result"])["inputs"]["e2_after"]
    seen = reader.wait(FIRST, "e2_after", value, band=True)
    assert seen["python"] == "numpy"
    compare(FIRST, seen)


@pytest.mark.parametrize("kind", LINKS)
def test_a_place_within_the_page_and_back_keep_it_as_it_is(reader, linked, kind):
    asked = len(reader.asked)
    reader.browser.run("scrollTo(0, 0); document.querySelector('article').dataset.first = 'yes';")
    reader.follow(LINKS[kind])
    reader.browser.wait("return location.hash.startsWith('#sources') && scrollY > 500;")
    reader.go_back()
    assert reader.where() == linked["address"]
    time.sleep(0.5)  # a page that came after all would be here
    assert reader.browser.run("return document.querySelector('article').dataset.first;") == "yes"
    assert linked.items() >= reader.look(FIRST).items()
    assert not any(path.endswith("/") for path in reader.asked[asked:])


def test_python_survives_a_change_of_page(reader, linked):
    reader.browser.run("window.marker = 'same visit';")
    reader.browser.click(f"article a[href*='{NEXT_PAGE.rstrip('/')}']")
    reader.find(NEXT)
    assert NEXT_PAGE in reader.browser.run("return location.pathname;")
    assert reader.browser.run("return window.marker;") == "same visit"
    assert reader.look(NEXT)["python"] in ("ready", "numpy")
    value = reader.move(NEXT, "e2_after")
    compare(NEXT, reader.wait(NEXT, "e2_after", value))
    assert len([path for path in reader.asked if "pyodide.asm.wasm" in path]) == 1


def test_back_leads_to_the_page_that_was_left(reader, linked):
    while NEXT_PAGE in reader.where():  # what was moved there has an address of its own
        reader.go_back()
    assert reader.where() == linked["address"]
    seen = reader.wait(FIRST, "e2_after", linked["value"])
    assert seen["sentence"] == linked["sentence"]


def test_nothing_went_wrong(reader, touched):
    """No uncaught error, no complaint in the console, nothing that the policy had to refuse."""
    assert reader.browser.run("return window.wrong;") == []


def test_a_link_to_what_a_chart_shows_opens_so(reader, linked):
    reader.browser.open("about:blank")
    reader.browser.open(linked["address"])
    seen = reader.wait(FIRST, "e2_after", linked["value"])
    assert seen["sentence"] == linked["sentence"]
    compare(FIRST, seen)
    assert reader.browser.run("return window.wrong;") == []


def test_a_section_and_a_state_are_both_honored(reader, linked):
    address, state = linked["address"].split("#")
    reader.browser.open("about:blank")
    reader.browser.open(f"{address}#sources&{quote(state, safe='')}&utm_source=chat")
    seen = reader.wait(FIRST, "e2_after", linked["value"])
    assert seen["sentence"] == linked["sentence"]
    near = "return Math.abs(document.getElementById('sources').getBoundingClientRect().top) < 200;"
    reader.browser.wait(near)


def test_two_charts_stand_in_one_address(reader):
    reader.browser.open(reader.address + CHARTS["cycle-28"])
    moved = {}
    for name, key in TWO.items():
        reader.find(name)
        moved[name] = reader.move(name, key)
        reader.browser.wait("return location.hash.includes(`w=${arguments[0]}&`);", name)
    for name, key in TWO.items():
        reader.wait(name, key, moved[name])
    address = reader.where()
    assert all(f"w={name}&" in address for name in TWO)
    reader.browser.open("about:blank")
    reader.browser.open(address)
    for name, key in TWO.items():
        reader.wait(name, key, moved[name])
    assert reader.browser.run("return window.wrong;") == []
