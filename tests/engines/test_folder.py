"""The copy that opens by a double click, in Firefox and WebKitGTK: alive, or static with one line that says so."""

import pytest

from tests.engines.conftest import DRIVERS, Reader
from tests.engines.test_engines import FIRST, compare
from tests.offline.test_folder_copy import folder  # noqa: F401  a fixture

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
    assert before["state"] in ("static", "unsupported") and before["picture"].count("<path") > 3
    value = folder_reader.move(FIRST, "e2_after") if before["state"] == "static" else None
    state = folder_reader.browser.wait(SETTLED, FIRST, timeout=120)
    print(engine.name, "from a folder:", state)
    if state == "live":
        compare(FIRST, folder_reader.wait(FIRST, "e2_after", value))
    else:
        assert state == "unsupported", folder_reader.browser.run(SAID, FIRST)
        assert len(folder_reader.browser.run(SAID, FIRST).split()) > 5
    assert folder_reader.look(FIRST)["picture"].count("<path") > 3
