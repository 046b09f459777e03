"""The copy that opens by a double click, in Firefox and WebKitGTK: alive, or static with one line that says so."""

import pytest

from tests.engines.reader import DRIVERS, FIRST, PATIENCE, Reader, compare

SETTLED = """const chart = document.querySelector(`bone-chart[scenario='${arguments[0]}']`);
return ["live", "unsupported", "error"].includes(chart?.dataset.state) && chart.dataset.state;"""
OUTSIDE = """return performance.getEntries().map((one) => one.name).filter((name) => /^(https?|wss?):/.test(name));"""
SAID = """const chart = document.querySelector(`bone-chart[scenario='${arguments[0]}']`);
return chart.querySelector("[data-part=problem]").textContent.trim();"""


# What the policy of a page does to a script that is not in it: it says no, and the script does not run.
REFUSED = """window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
const script = document.createElement("script");
script.textContent = "window.ran = true;";
document.body.append(script);"""


@pytest.fixture(scope="module")
def folder_reader(engine, request):
    """One visit to the folder."""
    copy = request.getfixturevalue("folder")
    browser = DRIVERS[engine](engine.find())
    try:
        yield Reader(browser, f"{copy.as_uri()}/", [])
    finally:
        browser.close()


# The second page has more scripts than that of its chart.
@pytest.mark.parametrize(
    ("path", "name"), [("fundamentals/estrogen.html", FIRST), ("playground.html", "playground")]
)
def test_a_page_is_complete_and_its_chart_comes_alive_or_says_that_it_cannot(folder_reader, path, name):
    folder_reader.browser.open(folder_reader.address + path)
    folder_reader.find(name)
    assert folder_reader.look(name)["picture"].count("<path") > 3
    value = folder_reader.move(name, "e2_after") if folder_reader.look(name)["state"] == "static" else None
    state = folder_reader.browser.wait(SETTLED, name, timeout=PATIENCE)
    if state == "live":
        compare(name, folder_reader.wait(name, "e2_after", value))
    else:
        assert state == "unsupported"
        assert "from a folder" in folder_reader.browser.run(SAID, name)
    assert folder_reader.look(name)["picture"].count("<path") > 3
    assert folder_reader.browser.run(OUTSIDE) == []


def test_the_policy_of_the_folder_is_in_force(folder_reader):
    folder_reader.browser.open(folder_reader.address + "index.html")
    folder_reader.browser.run(REFUSED)
    folder_reader.browser.wait("return window.refused.length > 0;")
    assert folder_reader.browser.run("return window.refused[0];").startswith("script-src")
    assert folder_reader.browser.run("return window.ran === undefined;")
