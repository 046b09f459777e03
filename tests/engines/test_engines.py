"""The core of the site in Firefox and WebKitGTK: alive by a touch, equal to CPython, an address that holds.

The tests of an engine share one visit, as a reader makes it, and go on from where the last one ended.
"""

import json
import time

import pytest

from tests.engines.reader import FIRST, compare

CONTENTS = ".md-nav--secondary a[href$='#sources']"
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


def test_an_entry_of_the_contents_and_back_keep_the_page_as_it_is(reader, linked):
    asked = len(reader.asked)
    reader.browser.run("document.querySelector('article').dataset.first = 'yes';")
    reader.follow(CONTENTS)
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
