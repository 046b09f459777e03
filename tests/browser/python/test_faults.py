"""Whatever fails, the picture stays, a sentence says what happened, and a retry works."""

import hashlib
import io
import json
import zipfile

import pytest

from tests.browser import faulty_host as faults
from tests.browser.trouble import KEEP_WORKERS, RETRY, Complete, be_patient, problem, touch, wait_state
from tests.browsing import SAVE_DATA, Visit

GENERATED = "assets/generated"
# What has to arrive for a chart to move, and what is wrong with it: each in turn, on one page.
NEEDED = (
    "worker.js",
    "manifest.json",
    "model.zip",
    "pyodide/pyodide.mjs",
    "pyodide/pyodide.asm.mjs",
    "pyodide/pyodide.asm.wasm",
    "pyodide/python_stdlib.zip",
    "pyodide/pyodide-lock.json",
)
WAYS = (faults.missing, faults.cut, faults.broken_off, faults.a_page_instead, faults.silent)
LISTED = (faults.damaged, faults.endless)  # what a checksum and a length tell
NUMPY = ".whl"


@pytest.fixture(scope="module")
def host(site):
    one = faults.FaultyHost(site)
    yield one
    one.close()


@pytest.fixture
def on_host(chromium, host):
    """A visit to the faulty server."""
    one = Visit(chromium, host.address)
    one.context.add_init_script(SAVE_DATA)
    yield one
    host.faults = {}
    one.context.close()


@pytest.fixture(scope="module", autouse=True)
def slow_visit(chromium, site):
    """A visit to a server that takes ten seconds over each file; it goes on beside the other tests."""
    slow = faults.FaultyHost(site)
    names = (*NEEDED, "snapshot.dat", NUMPY)
    slow.faults = dict.fromkeys(names, faults.slow)
    one = Visit(chromium, slow.address)
    touch(one.chart("estrogen-withdrawal"))
    yield one
    one.context.close()
    slow.close()


@pytest.mark.parametrize("name", NEEDED)
def test_a_bad_file_ends_in_a_sentence_and_a_retry_that_works(on_host, host, name):
    visit = on_host
    chart = visit.chart("estrogen-withdrawal")
    page = Complete(chart)
    said = {}
    for way in WAYS + (LISTED if name not in ("worker.js", "manifest.json") else ()):
        be_patient(chart, 1 if way is faults.silent else None)
        host.faults = {name: way}
        if said:
            assert chart.evaluate(RETRY) == "booting"  # which may last for a moment only
        else:
            touch(chart)
        said[way] = problem(visit, chart)
        page.check()
    for way, sentence in said.items():
        if way is faults.silent:
            assert "no sign of life for 1 seconds" in sentence
        elif name == "worker.js":
            # Of a script that is not there, or is a page, the browser tells nothing.
            assert "stopped (" in sentence or "could not be fetched. The page cannot tell why" in sentence
        else:
            assert name in sentence, way
    host.faults = {}
    be_patient(chart, None)
    chart.locator("[data-action=retry]").click()
    visit.wait_live(chart)
    assert chart.locator("[data-part=problem]").inner_text() == ""


@pytest.mark.parametrize("name", ["manifest.json", "model.zip", "worker.js"])
def test_what_a_blocker_holds_back_is_not_called_a_lost_connection(on_host, name):
    """A blocker ends a request in the browser itself; a page sees no more of it than of a dead line."""
    visit = on_host
    visit.context.route(f"**/{name}*", lambda route: route.abort("blockedbyclient"))
    chart = visit.chart("estrogen-withdrawal")
    touch(chart)
    said = problem(visit, chart)
    assert "The page cannot tell why: the connection may be gone, or a content blocker" in said
    if name != "worker.js":  # of which the browser tells nothing
        assert f"The file {name} could not be fetched." in said
        assert "The browser says: TypeError: Failed to fetch." in said


def test_a_device_without_a_connection_is_told_so(on_host):
    visit = on_host
    chart = visit.chart("estrogen-withdrawal")
    visit.context.set_offline(True)
    touch(chart)
    assert "This device has no connection." in problem(visit, chart)


def test_a_wrong_content_type_alone_does_no_harm(on_host, host):
    """Some servers send every unknown file as text; the bytes are what counts."""
    host.faults = {name: faults.as_text for name in NEEDED if name != "worker.js"}
    chart = on_host.chart("estrogen-withdrawal")
    touch(chart)
    on_host.wait_live(chart)
    assert on_host.errors == []


def test_without_numpy_the_line_stays_with_a_note(on_host, host):
    """Each time anew, and the range comes as soon as the file does."""
    visit = on_host
    chart = visit.chart("estrogen-withdrawal")
    note = chart.locator("[data-part=notices] li", has_text="only the line is drawn")
    for way in (faults.missing, faults.cut, faults.a_page_instead, faults.silent):
        host.faults = {NUMPY: way}
        be_patient(chart, 5 if way is faults.silent else None)  # the line itself may take a moment
        touch(chart)
        visit.wait_live(chart)
        note.wait_for(timeout=60_000)
        assert chart.get_attribute("data-state") == "live"
        assert chart.evaluate("chart => chart.result.women") == 0
        chart.evaluate("chart => chart.querySelector('[data-part=notices]').replaceChildren()")
    host.faults = {}
    be_patient(chart, None)
    touch(chart)
    visit.page.wait_for_function("chart => chart.result.women > 0", arg=chart.element_handle())
    assert note.count() == 0


def test_a_script_that_does_not_arrive_is_told_by_the_page(on_host, host):
    host.faults = {f"{GENERATED}/bone-chart.js": faults.missing}
    chart = on_host.chart("menopause")
    Complete(chart).check()
    late = chart.locator(".bone-chart__late")
    assert not late.is_visible()
    late.evaluate("late => late.getAnimations()[0].finish()")  # ten seconds later
    assert late.is_visible()
    assert "reload the page" in late.inner_text()


def changed_model(site, changes):
    """Faults that bring another model: ``changes`` maps a file to text that goes before its end."""
    generated = site / GENERATED
    made = io.BytesIO()
    with zipfile.ZipFile(generated / "model.zip") as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + changes.get(name, "").encode())
    archive = made.getvalue()
    manifest = json.loads((generated / "manifest.json").read_text("utf-8"))
    manifest["files"]["model.zip"] = {"bytes": len(archive), "sha256": hashlib.sha256(archive).hexdigest()}
    return {
        "model.zip": faults.instead(archive),
        "manifest.json": faults.instead(json.dumps(manifest).encode()),
    }


BROKEN_SCENARIO = """
_compute = compute
def compute(question):
    return _compute(question) if question.inputs["e2_after"] != 66 else {}["what is not there"]
SCENARIO = __import__("dataclasses").replace(SCENARIO, compute=compute)
"""
OUT_OF_MEMORY = """
def draw_factors(*args):
    return [np.empty(2**27) for _ in range(8)]
"""
BROKEN_BY_MEMORY = """
def draw_factors(*args):
    return np.lib.stride_tricks.as_strided(np.zeros(2), (2,), (2**31 - 8,)).sum()
"""  # looks for a number where there is no memory
SCENARIO, WOMEN = "model/charts/bone_loss/estrogen_withdrawal.py", "model/simulation/population.py"


def test_an_exception_in_a_scenario_is_told_and_other_settings_work(on_host, host, site):
    visit = on_host
    host.faults = changed_model(site, {SCENARIO: BROKEN_SCENARIO, WOMEN: OUT_OF_MEMORY})
    chart = visit.chart("estrogen-withdrawal")
    page = Complete(chart)
    box = chart.locator("input[role=spinbutton][name=e2_after]")
    box.fill("66")
    box.dispatch_event("change")
    wait_state(visit, chart, "error", timeout=60_000)
    said = chart.locator("[data-part=problem]").inner_text()
    assert "error of its own (KeyError: 'what is not there'). Other settings may work." in said
    page.check()
    box.fill("30")
    box.dispatch_event("change")
    visit.wait_live(chart, timeout=5000)  # the same Python goes on
    assert chart.evaluate("chart => chart.result.inputs.e2_after") == 30
    # The women do not fit into memory: the line stays, and stays adjustable.
    chart.locator("[data-part=notices] li", has_text="only the line is drawn").wait_for(timeout=20_000)
    touch(chart)
    visit.wait_runs(chart, 2)
    assert visit.errors == []


def test_a_python_that_breaks_over_the_women_is_replaced(on_host, host, site):
    """Out of memory for good: the line stays with a note, a new Python answers, and nothing loops."""
    visit = on_host
    visit.context.add_init_script(KEEP_WORKERS)
    host.faults = changed_model(site, {WOMEN: BROKEN_BY_MEMORY})
    chart = visit.chart("estrogen-withdrawal")
    note = chart.locator("[data-part=notices] li", has_text="only the line is drawn")
    touch(chart)
    visit.wait_live(chart)
    note.wait_for(timeout=30_000)
    assert visit.page.locator("html").get_attribute("data-python") == "failed"
    assert chart.get_attribute("data-state") == "live"
    runs = int(chart.get_attribute("data-runs"))
    chart.evaluate("chart => chart.querySelector('[data-part=notices]').replaceChildren()")
    touch(chart)
    note.wait_for()
    visit.wait_runs(chart, runs + 1)  # by a new Python, after the note: whatever comes has come
    visit.rest()
    assert visit.page.evaluate("pythons.length") == 2
    assert visit.page.locator("html").get_attribute("data-python") in ("ready", "numpy")


@pytest.mark.parametrize("when", ["booting", "running"])
def test_a_killed_worker_is_replaced(troubled, when):
    """A system short of memory ends workers without a word."""
    visit = troubled
    visit.context.add_init_script(KEEP_WORKERS)
    chart = visit.chart("estrogen-withdrawal")
    page = Complete(chart)
    if when == "running":
        touch(chart)
        visit.wait_live(chart)
        visit.page.wait_for_function("chart => chart.result.women > 0", arg=chart.element_handle())
        page = Complete(chart)
        be_patient(chart, 1)
    else:
        be_patient(chart, 1)
        touch(chart)
        visit.page.wait_for_function("pythons.length === 1")
    visit.page.evaluate("pythons[0].terminate()")
    touch(chart)
    assert "no sign of life for 1 seconds" in problem(visit, chart)
    page.check()
    be_patient(chart, None)
    chart.locator("[data-action=retry]").click()
    visit.wait_live(chart)
    assert visit.page.evaluate("pythons.length") == 2


@pytest.mark.parametrize("lacking", ["WebAssembly", "Worker"])
def test_without_what_python_needs_the_page_says_so(troubled, lacking):
    visit = troubled
    visit.context.add_init_script(f"delete globalThis.{lacking}")
    chart = visit.chart("estrogen-withdrawal")
    wait_state(visit, chart, "unsupported")
    Complete(chart).check()
    assert "cannot run Python" in chart.locator("[data-part=boot]").inner_text()
    assert not chart.locator("[data-part=controls]").is_visible()


def test_slow_files_arrive_all_the_same(slow_visit):
    """Ten seconds before each of them, the last of the list one after the other."""
    visit = slow_visit
    chart = visit.page.locator("bone-chart").first
    visit.page.wait_for_function(
        "chart => ['live', 'error'].includes(chart.dataset.state)", arg=chart.element_handle(), timeout=60_000
    )
    assert chart.locator("[data-part=problem]").inner_text() == ""
    visit.page.wait_for_function(
        "chart => chart.result.women > 0", arg=chart.element_handle(), timeout=40_000
    )
    assert visit.errors == []
