"""The copy that opens by a double click, in Firefox and WebKitGTK: alive, or static with one line that says so."""

import pytest

from tests.browsing import CHARTS
from tests.engines.reader import DRIVERS, FIRST, Reader, compare

SETTLED = """const chart = document.querySelector(`bone-chart[scenario='${arguments[0]}']`);
return ["live", "unsupported", "error"].includes(chart?.dataset.state) && chart.dataset.state;"""
SAID = """const chart = document.querySelector(`bone-chart[scenario='${arguments[0]}']`);
return chart.querySelector("[data-part=status]").textContent.trim();"""


@pytest.fixture(scope="module")
def folder_reader(engine, request):
    """One visit to the folder, at the page of a chart that nobody has touched."""
    copy = request.getfixturevalue("folder")
    browser = DRIVERS[engine](engine.find())
    try:
        browser.open((copy / "fundamentals/estrogen.html").as_uri())
        yield Reader(browser, copy.as_uri(), [])
    finally:
        browser.close()


def test_the_folder_is_complete_and_a_chart_comes_alive_or_says_that_it_cannot(folder_reader, engine):
    before = folder_reader.look(FIRST)
    assert before["state"] in ("static", "unsupported")
    assert before["picture"].count("<path") > 3
    value = folder_reader.move(FIRST, "e2_after") if before["state"] == "static" else None
    state = folder_reader.browser.wait(SETTLED, FIRST, timeout=120)
    print(engine.name, "from a folder:", state)
    if state == "live":
        compare(FIRST, folder_reader.wait(FIRST, "e2_after", value))
    else:
        assert state == "unsupported", folder_reader.browser.run(SAID, FIRST)
        assert len(folder_reader.browser.run(SAID, FIRST).split()) > 5
    assert folder_reader.look(FIRST)["picture"].count("<path") > 3


TOUCH = """const chart = document.querySelector(`bone-chart[scenario='${arguments[0]}']`);
chart.querySelector("[data-control] :is(input, select)").dispatchEvent(new PointerEvent("pointerdown", {bubbles: true}));"""
OUTSIDE = """return performance.getEntries().map((one) => one.name).filter((name) => /^(https?|wss?):/.test(name));"""


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_comes_alive_or_says_that_it_cannot_and_asks_nobody(folder_reader, folder, name):
    page = folder / CHARTS[name]
    page = page / "index.html" if page.is_dir() else page.with_suffix(".html")
    folder_reader.browser.open(page.as_uri())
    if folder_reader.look(name)["state"] == "static":
        folder_reader.browser.run(TOUCH, name)
    state = folder_reader.browser.wait(SETTLED, name, timeout=120)
    if state == "live":
        compare(name, folder_reader.look(name))
    else:
        assert state == "unsupported", folder_reader.browser.run(SAID, name)
    assert folder_reader.browser.run(OUTSIDE) == []
